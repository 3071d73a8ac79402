"""A doctor pursued by a patient: an order made on conviction, served, notified, and broken."""

from cases.enums import Act, ContactKind, HowKnown, Investigation, Relationship, WhenKind
from orders.demo.story import Contact, Happening, Human, Offender, Paper, Story

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
STORY = Story(
    relationship=Relationship.PROFESSIONAL,
    investigation=Investigation.CONVICTED,
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
    ending="order_broken",
)
