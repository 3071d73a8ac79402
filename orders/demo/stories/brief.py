"""Two more orders, told shortly: one made today and not served yet, one whose subject has not notified."""

from cases.enums import Act, ContactKind, HowKnown, Investigation, Relationship, WhenKind
from orders.demo.story import Condition, Contact, Draft, Happening, Human, Offender, Story

FIT = "It keeps clear of her working hours, any course of study and any place of worship."
MADE_TODAY = Story(
    relationship=Relationship.OTHER,
    investigation=Investigation.OPEN,
    crimes=("NM/26/143371",),
    victims=(
        Human(
            "Oluwaseun",
            "Bello",
            (1987, 5, 17),
            contacts=(Contact(ContactKind.ADDRESS, "Apartment 19, Cotton Exchange, Northmoor NM1 8GH"),),
            safe_contact="By phone in the mornings.",
        ),
    ),
    offender=Offender(
        Human(
            "Kate",
            "Drummond",
            (1990, 8, 23),
            contacts=(
                Contact(ContactKind.ADDRESS, "54 Canal Side, Northmoor NM3 1LU", is_confidential=False),
            ),
        ),
        work_times="Shifts at a garden centre, mostly weekends",
    ),
    happenings=(
        Happening(
            66,
            (Act.CONTACTING,),
            "After he ended her gym membership she rang the gym and his own number, at all hours.",
            kind=WhenKind.BETWEEN,
            until_days_ago=30,
            count=97,
            how=HowKnown.DEVICE,
        ),
        Happening(
            29,
            (Act.LOITERING, Act.FOLLOWING),
            "Waited by his car and drove behind him to his daughter’s match.",
            at="10:15",
            effect="He no longer takes his daughter himself.",
            crime="NM/26/143371",
        ),
    ),
    draft=Draft(
        risk="Calls at every hour for five weeks, then following him with his child in the car.",
        necessity="She was warned by police on the first report and followed him a week later.",
        conditions=(
            Condition(
                "P-CONTACT-DIRECT",
                "Not to contact or attempt to contact Oluwaseun Bello by any means, including in person, by letter, telephone, "
                "text, email, social media or the delivery of any thing.",
                "Ninety-seven calls.",
                (0,),
                FIT,
            ),
            Condition(
                "P-AWAY-PERSON",
                "Not to approach or come within 100 metres of Oluwaseun Bello, and on finding herself within that distance to "
                "leave it at once.",
                "She followed his car.",
                (1,),
                FIT,
            ),
        ),
        months=24,
        victim_views="He supports the order and came to court.",
        proceedings="Under investigation for stalking.",
    ),
    ending="made_today",
)
NOT_NOTIFIED = Story(
    relationship=Relationship.FORMER_PARTNER,
    investigation=Investigation.CONVICTED,
    crimes=("NM/26/105560",),
    victims=(Human("Grace", "Wetherby", (1982, 12, 12), safe_contact="Text only, before 3pm."),),
    offender=Offender(
        Human(
            "Stuart",
            "Wetherby",
            (1980, 2, 2),
            contacts=(
                Contact(
                    ContactKind.ADDRESS, "Flat 1, 8 Priory Road, Northmoor NM5 6JK", is_confidential=False
                ),
            ),
        )
    ),
    happenings=(
        Happening(
            190,
            (Act.MONITORING, Act.WATCHING),
            "A second phone, hidden in the loft, sent him sound from the house.",
            kind=WhenKind.BETWEEN,
            until_days_ago=150,
            how=HowKnown.OFFICER,
            crime="NM/26/105560",
        ),
        Happening(
            148,
            (Act.THREATS,),
            "“I hear everything you say about me.”",
            at="21:05",
            effect="She and her sons moved out.",
        ),
    ),
    ending="not_notified",
)
STORIES = (MADE_TODAY, NOT_NOTIFIED)
