"""A former customer: the application was withdrawn, because another court has already protected the victim."""

from cases.enums import Act, ContactKind, HowKnown, Investigation, Relationship
from orders.demo.story import Condition, Contact, Draft, Happening, Human, Offender, Story

STORY = Story(
    relationship=Relationship.ACQUAINTANCE,
    investigation=Investigation.CONVICTED,
    crimes=("NM/26/119402",),
    victims=(
        Human(
            "Gareth",
            "Mbeki",
            (1983, 12, 2),
            contacts=(Contact(ContactKind.ADDRESS, "27 Tern Street, Northmoor NM6 4RD"),),
            safe_contact="At work, between 2pm and 4pm.",
        ),
    ),
    offender=Offender(
        Human(
            "Lorna",
            "Tate",
            (1979, 7, 7),
            contacts=(
                Contact(ContactKind.ADDRESS, "9 Pound Lane, Northmoor NM2 5SW", is_confidential=False),
            ),
        )
    ),
    happenings=(
        Happening(
            158,
            (Act.CONTACTING,),
            "Rang the bicycle shop he runs and asked for him by his first name, up to six times a day.",
            at="10:00",
            count=31,
            how=HowKnown.WITNESS,
        ),
        Happening(
            150,
            (Act.LOITERING,),
            "Sat on the wall opposite the shop until it closed, three days running.",
            at="16:30",
            effect="He leaves by the yard.",
            crime="NM/26/119402",
        ),
    ),
    draft=Draft(
        risk="The calls turned into waiting outside within a week.",
        necessity="She was asked to stop by him and by police.",
        conditions=(
            Condition(
                "P-CONTACT-DIRECT",
                "Not to contact or attempt to contact Gareth Mbeki by any means, including in person, by letter, telephone, text, "
                "email, social media or the delivery of any thing.",
                "Thirty-one calls.",
                (0,),
                "She works and worships elsewhere and studies nowhere.",
            ),
        ),
        months=24,
        victim_views="He wants the calls to stop and does not mind which court says so.",
        proceedings="Convicted of harassment; sentence was awaited when the application was written.",
    ),
    ending="withdrawn",
)
