"""A stranger with three earlier restraining orders and 40,000 searches: an interim order, served today, its clock running."""

from cases.enums import Act, ContactKind, EarlierOrderKind, HowKnown, Investigation, Relationship, WhenKind
from orders.demo.story import Condition, Contact, Draft, Earlier, Happening, Human, Offender, Paper, Story

PRESENTER = Human(
    "Imogen",
    "Farrow",
    (1990, 7, 24),
    contacts=(
        Contact(ContactKind.ADDRESS, "The Old Forge, Pennybeck Lane, Harrowby NM9 1AB"),
        Contact(ContactKind.EMAIL, "imogen.f@post.example"),
        Contact(ContactKind.ONLINE, "@imogen_reads", is_confidential=False, note="her public account"),
    ),
    safe_contact="By email only, from the unit’s shared address.",
)
STRANGER = Offender(
    Human(
        "Derek",
        "Nunn",
        (1966, 1, 30),
        aliases=("D. Farrow", "Derek Farrow"),
        contacts=(
            Contact(
                ContactKind.ADDRESS, "Room 4, 77 Station Parade, Northmoor NM1 5LL", is_confidential=False
            ),
        ),
    ),
    education_times="Adult numeracy class, Tuesdays 10am to noon, Northmoor library",
    religious_observance="Attends St Anne’s, Sundays 9.30am",
    earlier=(
        Earlier(
            EarlierOrderKind.RESTRAINING,
            "Carrick Crown Court",
            5200,
            3400,
            "Not to contact a former neighbour.",
            "Convicted of breach twice.",
        ),
        Earlier(
            EarlierOrderKind.RESTRAINING,
            "Westhaven Magistrates’ Court",
            2600,
            780,
            "Not to contact a librarian.",
            "None known.",
        ),
        Earlier(
            EarlierOrderKind.RESTRAINING,
            "Northmoor Magistrates’ Court",
            1150,
            None,
            "Not to contact or publish about a radio producer.",
            "Convicted of breach once; 16 weeks, suspended.",
        ),
    ),
)
HAPPENINGS = (
    Happening(
        380,
        (Act.ONLINE_SEARCH, Act.MONITORING),
        "Searches for Ms Farrow’s name, her street, her sister and her car, found when his phone and laptop were examined.",
        kind=WhenKind.BETWEEN,
        until_days_ago=96,
        count=40_000,
        effect="She did not know until police told her. She has since moved out of her front bedroom.",
        how=HowKnown.DEVICE,
        crime="NM/26/098114",
    ),
    Happening(
        140,
        (Act.CONTACTING,),
        "Messages to her public account from eleven accounts in his control. He calls her “my wife”.",
        kind=WhenKind.BETWEEN,
        until_days_ago=98,
        count=612,
        effect="She closed her messages and lost work.",
        how=HowKnown.DEVICE,
    ),
    Happening(
        112,
        (Act.ORDERING,),
        "A wedding dress, a ring catalogue and a removal van were ordered in the name of Imogen Nunn.",
        at="09:05",
        count=3,
        effect="“It arrived at the studio in front of everyone.”",
        how=HowKnown.WITNESS,
    ),
    Happening(
        97,
        (Act.WATCHING, Act.INTERFERING),
        "A tracker was found under her car at a service. His fingerprints are on the battery.",
        kind=WhenKind.ABOUT,
        effect="She has stopped driving alone.",
        how=HowKnown.OFFICER,
        crime="NM/26/101377",
    ),
    Happening(
        95,
        (Act.LOITERING,),
        "Arrested in the studio car park with a suitcase and two train tickets.",
        at="06:50",
        place="Harrowby Studios",
        how=HowKnown.OFFICER,
        effect="She saw the arrest from a window.",
    ),
)
FIT = "His class and his church are away from every place named, and the times are kept free."
DRAFT = Draft(
    risk="Three earlier restraining orders for other women, two of them broken. He has never met Ms Farrow. He plans for a life with "
    "her, has found where she goes, and put a tracker on her car. The pattern is one of fixation that moves on only when "
    "it is stopped.",
    necessity="The earlier orders protect others, not her. He cannot be held for longer. A court order with a device requirement is "
    "the only way to see a return to searching before he is at her door.",
    conditions=(
        Condition(
            "P-CONTACT-DIRECT",
            "Not to contact or attempt to contact Imogen Farrow by any means, including in person, by letter, telephone, text, email, "
            "social media or the delivery of any thing.",
            "612 messages from eleven accounts, and three deliveries.",
            (1, 2),
            FIT,
        ),
        Condition(
            "P-ONLINE-SEARCH",
            "Not to search for Imogen Farrow, or for any account, image or information of hers, on the internet.",
            "Forty thousand searches came before the tracker and the tickets.",
            (0,),
            FIT,
        ),
        Condition(
            "P-DEVICE-HISTORY",
            "Not to use any device capable of connecting to the internet unless it keeps and displays its history of use, and not to "
            "delete that history.",
            "Without a history the term on searching could not be checked.",
            (0, 1),
            "The library computers he uses for his class keep a history, so his class is not affected.",
        ),
        Condition(
            "P-SURVEILLANCE",
            "Not to watch, follow, photograph, film, record or track Imogen Farrow, or to place or use any device or software to do so.",
            "He fitted a tracker to her car.",
            (3, 4),
            FIT,
        ),
        Condition(
            "R-DEVICE-SURRENDER",
            "To hand over to a police officer, on request and for examination on the spot or within 7 days, any device capable of "
            "connecting to the internet, with the passwords or codes needed to use it.",
            "His devices are where the stalking happens and where it can be seen first.",
            (0, 1),
            FIT,
        ),
    ),
    months=None,
    victim_views="Ms Farrow wants an order. She fears that he will read her new address in the papers and asks to be told before "
    "anything is served.",
    proceedings="Under investigation for stalking; a file is being prepared. The order is asked for now because it cannot wait for "
    "the file.",
    interim_reason="He was stopped on the day he meant to travel with her. It is appropriate that he is bound from the first hearing.",
    interim_weeks=12,
)
STORY = Story(
    relationship=Relationship.STRANGER,
    investigation=Investigation.OPEN,
    crimes=("NM/26/098114", "NM/26/101377"),
    victims=(PRESENTER,),
    offender=STRANGER,
    happenings=HAPPENINGS,
    papers=(
        Paper(
            1,
            "Messages from the account “forever_imogen”",
            "screen",
            (
                "forever_imogen",
                "Good morning wife. Grey skirt today.",
                "You read the news for me, I know it.",
                "Tickets are booked.",
            ),
        ),
        Paper(
            2,
            "Order confirmation for a removal van",
            "letter",
            (
                "Order 55810",
                "Customer: Mrs Imogen Nunn",
                "Collect from: Harrowby Studios",
                "Deliver to: 77 Station Parade",
            ),
        ),
        Paper(
            0,
            "Extraction report, first page",
            "letter",
            ("Searches by term: 40,000", "Handset and laptop"),
            False,
        ),
    ),
    draft=DRAFT,
    ending="interim_served",
)
