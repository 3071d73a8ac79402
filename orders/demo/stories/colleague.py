"""A colleague at work: submitted, waiting for an approver of high enough rank."""

from cases.enums import Act, ContactKind, HowKnown, Investigation, Relationship, WhenKind
from orders.demo.story import Condition, Contact, Draft, Happening, Human, Offender, Paper, Story

ENGINEER = Human(
    "Tomasz",
    "Zieliński",
    (1992, 11, 5),
    contacts=(
        Contact(ContactKind.ADDRESS, "3 Weavers Close, Northmoor NM3 8PW"),
        Contact(ContactKind.PHONE, "07700 900764"),
    ),
    safe_contact="Text first. He does not answer unknown numbers.",
)
COLLEAGUE = Offender(
    Human(
        "Joanne",
        "Pike",
        (1988, 4, 19),
        contacts=(
            Contact(ContactKind.ADDRESS, "Flat 2, 10 Mill Rise, Northmoor NM5 2BD", is_confidential=False),
        ),
    ),
    work_times="Monday to Friday, 9am to 5pm, Harbour Systems, Northmoor (suspended since the summer)",
)
HAPPENINGS = (
    Happening(
        128,
        (Act.CONTACTING,),
        "Messages through the company chat outside working hours, most of them unanswered.",
        kind=WhenKind.BETWEEN,
        until_days_ago=84,
        count=340,
        effect="He asked to be moved to another floor.",
        how=HowKnown.DEVICE,
    ),
    Happening(
        83,
        (Act.MONITORING,),
        "She used a maintenance account to read his calendar and mailbox.",
        at="22:14",
        how=HowKnown.DEVICE,
        effect="He learned of it from the company’s security team.",
        crime="NM/26/133002",
    ),
    Happening(
        61,
        (Act.LOITERING, Act.FOLLOWING),
        "She waited at his tram stop and got on behind him. He got off two stops early and ran.",
        at="17:40",
        place="Harbour tram stop",
        effect="He now takes a taxi home, which he cannot afford.",
    ),
    Happening(
        44,
        (Act.DAMAGE, Act.INTERFERING),
        "The tyres of his bicycle were cut in the company’s store. Her pass opened the door.",
        kind=WhenKind.ABOUT,
        how=HowKnown.RECORDING,
        crime="NM/26/138519",
    ),
)
FIT = (
    "She is suspended from the same employer. If she goes back, the employer has agreed to a different site."
)
STORY = Story(
    relationship=Relationship.COLLEAGUE,
    investigation=Investigation.WITH_CPS,
    crimes=("NM/26/133002", "NM/26/138519"),
    victims=(ENGINEER,),
    offender=COLLEAGUE,
    happenings=HAPPENINGS,
    papers=(
        Paper(
            0,
            "Chat messages, selection",
            "screen",
            (
                "Joanne Pike  23:51",
                "you were online just now",
                "why are you ignoring me",
                "I can see when you are typing",
            ),
        ),
    ),
    draft=Draft(
        risk="The acts went from messages to reading his private mail, to following, to damage, and went on after suspension from "
        "work. The risk is of psychological harm, and of physical harm if he is found alone.",
        necessity="An employer’s warning and a suspension have not stopped her. She knows his journeys and his working pattern.",
        conditions=(
            Condition(
                "P-CONTACT-DIRECT",
                "Not to contact or attempt to contact Tomasz Zieliński by any means, including in person, by letter, telephone, "
                "text, email, social media or the delivery of any thing.",
                "340 messages in six weeks, most of them at night.",
                (0,),
                FIT,
            ),
            Condition(
                "P-AWAY-PERSON",
                "Not to approach or come within 50 metres of Tomasz Zieliński, and on finding herself within that distance to leave "
                "it at once.",
                "She followed him on to a tram.",
                (2,),
                FIT,
            ),
            Condition(
                "P-SURVEILLANCE",
                "Not to watch, follow, photograph, film, record or track Tomasz Zieliński, or to place or use any device or software "
                "to do so.",
                "She read his calendar and mail to learn where he would be.",
                (1, 2),
                FIT,
            ),
        ),
        months=36,
        victim_views="He wants the contact to end and does not want her to lose her job over it. He would give evidence.",
        proceedings="The file is with the Crown Prosecution Service for a charging decision.",
    ),
    ending="submitted",
)
