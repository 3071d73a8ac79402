"""A doctor pursued by a patient: a full order, served, notified, and broken."""

from cases.enums import Act, ContactKind, HowKnown, Investigation, Relationship, WhenKind
from orders.demo.story import Condition, Contact, Draft, Happening, Human, Offender, Paper, Story

DOCTOR = Human(
    "Leila",
    "Haddad",
    (1984, 3, 11),
    contacts=(
        Contact(
            ContactKind.ADDRESS, "Flat 6, 41 Lantern Row, Northmoor NM4 7QT", note="moved here in the spring"
        ),
        Contact(ContactKind.PHONE, "07700 900218"),
        Contact(ContactKind.WORKPLACE, "Alder Street Surgery, Northmoor", is_confidential=False),
    ),
    safe_contact="Ring the practice manager first. Never leave a message at home. Not on Wednesdays.",
)
PATIENT = Offender(
    Human(
        "Martin",
        "Crale",
        (1971, 9, 2),
        aliases=("Marty Crail",),
        contacts=(
            Contact(ContactKind.ADDRESS, "18 Quarry Terrace, Northmoor NM2 3HD", is_confidential=False),
        ),
    ),
    work_times="Warehouse nights, Sunday to Thursday, 10pm to 6am",
)
HAPPENINGS = (
    Happening(
        214,
        (Act.CONTACTING,),
        "After Dr Haddad referred him to a colleague, he sent flowers to the surgery with a card: “You know it was "
        "never only medical.” She had them thrown away.",
        at="11:20",
        place="Alder Street Surgery",
        effect="Uneasy. She told the practice manager the same day.",
        how=HowKnown.WITNESS,
    ),
    Happening(
        201,
        (Act.CONTACTING,),
        "Letters to the surgery, addressed by hand and marked private. Each describes what she wore that week.",
        kind=WhenKind.BETWEEN,
        until_days_ago=160,
        count=23,
        effect="She stopped opening her own post.",
        crime="NM/26/114203",
    ),
    Happening(
        171,
        (Act.LOITERING, Act.WATCHING),
        "He stood across the road from the surgery from the last appointment until she left by the side door. He did "
        "not speak. A receptionist photographed him.",
        at="18:10",
        place="Alder Street, opposite the surgery",
        effect="A colleague now walks her to her car.",
        how=HowKnown.RECORDING,
        crime="NM/26/118877",
    ),
    Happening(
        149,
        (Act.PUBLISHING,),
        "Reviews of the surgery under four names. They say that she “led a patient on”. Two name her daughter’s school.",
        kind=WhenKind.ABOUT,
        effect="The General Medical Council wrote to her. She has not slept well since.",
        count=4,
    ),
    Happening(
        133,
        (Act.FOLLOWING,),
        "He was behind her in three shops on the same afternoon and at the till in the last. He said: “Small town.”",
        at="16:45",
        place="Northmoor market",
        effect="She left her shopping and drove to a police station.",
    ),
    Happening(
        120,
        (Act.THREATS, Act.CONTACTING),
        "A telephone message at the surgery, out of hours: “If I can’t be your patient, see who else you’ll have left.”",
        at="02:36",
        effect="The surgery closed for a morning.",
        how=HowKnown.RECORDING,
        crime="NM/26/121650",
    ),
)
FIT = "He works nights at a warehouse on the other side of the town. Nothing here touches that, any study or any worship."
DRAFT = Draft(
    risk="The acts have moved from gifts to letters, to watching, to following and to a threat, within fourteen weeks. They go "
    "on after a warning by police on two occasions. Mr Crale says that Dr Haddad “has to answer” him. She and her daughter "
    "are at risk of physical and of psychological harm.",
    necessity="Warnings have not worked. He has been charged, but the trial is months away, and bail conditions end with it. "
    "Without an order nothing protects Dr Haddad after the trial, whatever its outcome.",
    conditions=(
        Condition(
            "P-CONTACT-DIRECT",
            "Not to contact or attempt to contact Leila Haddad by any means, including in person, by letter, telephone, text, "
            "email, social media or the delivery of any thing.",
            "Twenty-three letters, flowers and a threatening call were all attempts at contact.",
            (0, 1, 5),
            FIT,
        ),
        Condition(
            "P-AWAY-PLACE",
            "Not to enter Alder Street, Northmoor, between Quay Road and Alder Bridge, except to attend the walk-in clinic at "
            "number 60 by an appointment made beforehand.",
            "He waited for her outside the surgery and she can be found there on any working day.",
            (2, 4),
            FIT + " He can still reach the walk-in clinic.",
        ),
        Condition(
            "P-ONLINE-PUBLISH",
            "Not to publish, post or share anything that names, shows or refers to Leila Haddad or a member of her family, "
            "directly or indirectly, on any website, application or social media.",
            "His reviews put her registration and her child’s safety at risk.",
            (3,),
            FIT,
        ),
        Condition(
            "R-MENTAL-HEALTH",
            "To attend a mental-health assessment with the Northmoor forensic community team on a date notified in writing, and "
            "to co-operate with it.",
            "The content of the letters suggests a fixed belief. An assessment would show what can lower the risk.",
            (1, 5),
            "Appointments are in the afternoon and outside his shifts.",
            is_in_interim=False,
        ),
    ),
    months=60,
    victim_views="Dr Haddad supports the application and wants it to last. She is afraid of the day the trial ends. She asks that "
    "nothing says where she lives now. Her advocate is with the county stalking service.",
    proceedings="Charged with stalking involving serious alarm or distress. Plea hearing listed. The order would run beside the "
    "prosecution, not instead of it.",
    interim_reason="The letters have gone on since charge. It is appropriate to protect her until the court can hear the "
    "application.",
    interim_weeks=8,
)
STORY = Story(
    relationship=Relationship.PROFESSIONAL,
    investigation=Investigation.CHARGED,
    crimes=("NM/26/114203", "NM/26/118877", "NM/26/121650"),
    victims=(DOCTOR,),
    offender=PATIENT,
    happenings=HAPPENINGS,
    papers=(
        Paper(
            1,
            "Letter received at the surgery",
            "letter",
            (
                "Dear Leila,",
                "The grey coat again on Tuesday. You stood at the window.",
                "I will wait. I have always waited.",
                "M.",
            ),
        ),
        Paper(
            2,
            "Photograph taken by the receptionist",
            "screen",
            ("18:10  Alder Street", "Man in dark jacket, opposite side door", "Waits 40 minutes"),
        ),
    ),
    draft=DRAFT,
    ending="order_broken",
)
