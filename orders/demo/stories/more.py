"""The other stages, told shortly: a new case, a return, an approval, a filing, a refusal."""

from cases.enums import Act, AreaLimb, ContactKind, HowKnown, Investigation, Relationship, WhenKind
from orders.demo.story import Condition, Contact, Draft, Happening, Human, Offender, Story

FIT = "It keeps clear of the respondent’s working hours, any course of study and any place of worship."


def _no_contact(name: str, why: str, *happenings: int) -> Condition:
    return Condition(
        "P-CONTACT-DIRECT",
        f"Not to contact or attempt to contact {name} by any means, including in person, by letter, telephone, text, email, social "
        "media or the delivery of any thing.",
        why,
        happenings,
        FIT,
    )


def _stay_away(place: str, why: str, *happenings: int) -> Condition:
    return Condition("P-AWAY-PLACE", f"Not to enter {place}.", why, happenings, FIT)


UNIDENTIFIED = Story(
    relationship=Relationship.STRANGER,
    investigation=Investigation.OPEN,
    crimes=("NM/26/151120",),
    victims=(
        Human(
            "Amara",
            "Singh",
            (2001, 2, 14),
            contacts=(Contact(ContactKind.PHONE, "07700 900345"),),
            safe_contact="Evenings after 6pm.",
        ),
    ),
    offender=Offender(
        Human(
            description="White man, about 40, tall, shaved head, green rucksack with a red patch. Limps on the left side."
        ),
        area=AreaLimb.IN_AREA,
    ),
    happenings=(
        Happening(
            9, (Act.FOLLOWING,), "Walked behind her from the library to her hall of residence.", at="20:35"
        ),
        Happening(
            6,
            (Act.WATCHING,),
            "Seen below her window, twice in one night.",
            kind=WhenKind.ABOUT,
            how=HowKnown.WITNESS,
        ),
        Happening(
            2,
            (Act.CONTACTING,),
            "A note under her door: “Third floor suits you.”",
            at="07:50",
            effect="She is staying with a friend.",
        ),
    ),
    ending="investigating",
)
RETURNED = Story(
    relationship=Relationship.FORMER_PARTNER,
    investigation=Investigation.CHARGED,
    crimes=("NM/26/127744",),
    victims=(
        Human(
            "Chidinma",
            "Okafor",
            (1995, 6, 30),
            contacts=(Contact(ContactKind.ADDRESS, "12 Cooper Street, Northmoor NM2 9EF"),),
            safe_contact="Through her advocate.",
        ),
    ),
    offender=Offender(
        Human(
            "Ryan",
            "Tasker",
            (1993, 12, 1),
            contacts=(Contact(ContactKind.ADDRESS, "5 Dock View, Northmoor NM1 2QA", is_confidential=False),),
        ),
        work_times="Scaffolder, Monday to Saturday, 7.30am to 4pm",
    ),
    happenings=(
        Happening(
            70,
            (Act.CONTACTING, Act.THREATS),
            "Calls and messages after she left: “You don’t get to leave.”",
            kind=WhenKind.BETWEEN,
            until_days_ago=52,
            count=188,
        ),
        Happening(
            51,
            (Act.VIOLENCE,),
            "Held her by the arm outside a shop until a passer-by stepped in.",
            at="13:15",
            crime="NM/26/127744",
            how=HowKnown.WITNESS,
        ),
        Happening(
            33,
            (Act.ONLINE_SEARCH, Act.MONITORING),
            "Signed in to her delivery account to learn her new street.",
            kind=WhenKind.ABOUT,
            how=HowKnown.DEVICE,
        ),
    ),
    draft=Draft(
        risk="Violence once, threats throughout, and a search for her new home.",
        necessity="Bail conditions have been broken twice.",
        conditions=(
            _no_contact("Chidinma Okafor", "188 calls and messages.", 0, 1),
            _stay_away(
                "Market Street, Northmoor, between Corn Exchange and Bridge Road", "He held her there.", 1
            ),
        ),
        months=24,
        victim_views="She supports an order. She is worried about hand-overs of their son, which go through her mother.",
        proceedings="Charged with assault. The Crown Prosecution Service knows of the application.",
        interim_reason="He has broken bail twice in a month; it is appropriate to bind him until the hearing.",
        interim_weeks=6,
    ),
    comments=(
        "Say how hand-overs of the child work under the no-contact term: name the route that stays open.",
    ),
    ending="returned",
)
NEIGHBOURS = Story(
    relationship=Relationship.NEIGHBOUR,
    investigation=Investigation.NO_FURTHER_ACTION,
    victims=(
        Human("Elsie", "Pym", (1948, 8, 8)),
        Human("Arthur", "Pym", (1946, 5, 3), safe_contact="He is hard of hearing: visit, do not ring."),
    ),
    offender=Offender(
        Human(
            "Colin",
            "Rudge",
            (1959, 10, 10),
            contacts=(
                Contact(ContactKind.ADDRESS, "31 Hawthorn Way, Northmoor NM6 4RS", is_confidential=False),
            ),
        )
    ),
    happenings=(
        Happening(
            160,
            (Act.WATCHING,),
            "A camera on a pole, turned to their kitchen window, moved back whenever he is asked to turn it.",
            kind=WhenKind.BETWEEN,
            until_days_ago=20,
            how=HowKnown.OFFICER,
        ),
        Happening(
            88,
            (Act.INTERFERING, Act.DAMAGE),
            "Their gate was lifted off and laid across the drive.",
            kind=WhenKind.ABOUT,
            count=7,
        ),
        Happening(
            21,
            (Act.LOITERING,),
            "Stood at the end of their path for an hour after the ambulance had left.",
            at="19:30",
            effect="Mrs Pym will not go out alone.",
        ),
    ),
    draft=Draft(
        risk="Small acts, every day, for five months, against two people in their late seventies. Their health has suffered.",
        necessity="No charge is possible. Warnings by police and by the council have not worked.",
        conditions=(
            Condition(
                "P-SURVEILLANCE",
                "Not to watch, photograph, film or record Elsie Pym or Arthur Pym, or any part of 29 Hawthorn Way, by any means.",
                "The camera is how it is done.",
                (0,),
                FIT,
            ),
            _no_contact("Elsie Pym or Arthur Pym", "Every meeting has frightened them.", 2),
        ),
        months=24,
        victim_views="They want to stay in their home. They would rather not go to court and ask for a screen if they must.",
        proceedings="No further action: not enough evidence for a charge. The order stands by itself.",
    ),
    ending="approved",
)
FILED = Story(
    relationship=Relationship.ACQUAINTANCE,
    investigation=Investigation.OPEN,
    crimes=("NM/26/140090",),
    victims=(
        Human(
            "Siân",
            "Llywelyn-Prys",
            (1998, 9, 9),
            contacts=(Contact(ContactKind.EMAIL, "sian.lp@post.example"),),
        ),
    ),
    offender=Offender(
        Human(
            "Gareth",
            "Moss",
            (1996, 3, 3),
            contacts=(
                Contact(ContactKind.ADDRESS, "Tŷ Gwyn, Ferry Lane, Northmoor NM7 7AA", is_confidential=False),
            ),
        ),
        area=AreaLimb.COMING,
        education_times="College, weekdays 9am to 3pm",
    ),
    happenings=(
        Happening(
            75,
            (Act.PUBLISHING,),
            "Made a profile in her name with pictures from her choir’s page.",
            kind=WhenKind.ABOUT,
            crime="NM/26/140090",
        ),
        Happening(
            41,
            (Act.FOLLOWING,),
            "Bought a ticket for the seat behind hers at three concerts.",
            kind=WhenKind.BETWEEN,
            until_days_ago=20,
            count=3,
            how=HowKnown.WITNESS,
        ),
    ),
    draft=Draft(
        risk="He travels to be near her and uses her name to meet people who know her.",
        necessity="The account comes back under new names each time it is taken down.",
        conditions=(
            Condition(
                "P-ONLINE-PUBLISH",
                "Not to publish, post or share anything that names, shows or refers to Siân Llywelyn-Prys, directly or indirectly, on any website, application or social media.",
                "The false profile.",
                (0,),
                FIT,
            ),
            _no_contact(
                "Siân Llywelyn-Prys", "He contacts her through the false profile and in person.", 0, 1
            ),
        ),
        months=24,
        victim_views="She supports the application and will come to court.",
        proceedings="Under investigation. The neighbouring force, where he lives, has been consulted.",
    ),
    ending="filed",
)
REFUSED = Story(
    relationship=Relationship.FAMILY,
    investigation=Investigation.NONE,
    victims=(Human("Beatrice", "Coyle", (1979, 1, 21)),),
    offender=Offender(
        Human(
            "Neil",
            "Coyle",
            (1974, 4, 4),
            contacts=(
                Contact(ContactKind.ADDRESS, "2 Tannery Court, Northmoor NM2 2TT", is_confidential=False),
            ),
        )
    ),
    happenings=(
        Happening(
            300,
            (Act.CONTACTING,),
            "Letters about their late father’s estate, in ever stronger words.",
            kind=WhenKind.BETWEEN,
            until_days_ago=240,
            count=14,
        ),
        Happening(236, (Act.LOITERING,), "Sat in his car near her house on the anniversary.", at="08:00"),
    ),
    draft=Draft(
        risk="Persistent and unwelcome, without threats.",
        necessity="She asked him to stop in writing twice.",
        conditions=(_no_contact("Beatrice Coyle", "Fourteen letters.", 0, 1),),
        months=24,
        victim_views="She wants the letters to stop.",
        proceedings="There is no criminal investigation.",
    ),
    ending="refused",
)
STORIES = (UNIDENTIFIED, RETURNED, NEIGHBOURS, FILED, REFUSED)
