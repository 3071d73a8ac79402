"""Worded prohibitions and requirements to start from. Examples all: each must pass SPA 2019 s.2(2) in its own case."""

from dataclasses import dataclass

from orders.enums import TermKind

PROHIBITION, REQUIREMENT = TermKind.PROHIBITION, TermKind.REQUIREMENT


@dataclass(frozen=True)
class LibraryTerm:
    """A stable code, where it is listed, its wording with [gaps] to fill, and what to think of."""

    code: str
    kind: TermKind
    group: str
    text: str
    guidance: str


LIBRARY = (
    LibraryTerm(
        "P-AWAY-PLACE",
        PROHIBITION,
        "Staying away",
        "Not to enter or remain in [named place or street, with a distance in metres], except to pass along "
        "[named road] by vehicle without stopping.",
        "Name only places the respondent already knows. Give a lawful route if one is needed for work or home.",
    ),
    LibraryTerm(
        "P-AWAY-PERSON",
        PROHIBITION,
        "Staying away",
        "Not to approach or come within [number] metres of [protected person], and on finding themselves within that "
        "distance to leave it at once.",
        "Choose a distance that the respondent can judge by eye.",
    ),
    LibraryTerm(
        "P-CONTACT-DIRECT",
        PROHIBITION,
        "Contact",
        "Not to contact or attempt to contact [protected person] by any means, including in person, by letter, telephone, "
        "text, email, social media or the delivery of any thing.",
        "Say if contact through a solicitor or a court is allowed.",
    ),
    LibraryTerm(
        "P-CONTACT-INDIRECT",
        PROHIBITION,
        "Contact",
        "Not to ask, encourage or allow any other person to contact [protected person] on the respondent’s behalf, except "
        "through a solicitor in the course of legal proceedings.",
        "Name third parties who have been used before.",
    ),
    LibraryTerm(
        "P-ONLINE-PUBLISH",
        PROHIBITION,
        "Internet and devices",
        "Not to publish, post or share anything that names, shows or refers to [protected person], directly or indirectly, "
        "on any website, application or social media.",
        "Think of posts by other people that the respondent could be asked to remove.",
    ),
    LibraryTerm(
        "P-ONLINE-SEARCH",
        PROHIBITION,
        "Internet and devices",
        "Not to search for [protected person], or for any account, image or information of theirs, on the internet.",
        "Pair it with a term that lets police see the device’s history, or it cannot be checked.",
    ),
    LibraryTerm(
        "P-DEVICE-HISTORY",
        PROHIBITION,
        "Internet and devices",
        "Not to use any device capable of connecting to the internet unless it keeps and displays its history of use, and "
        "not to delete that history.",
        "Say how it affects a device used for work or study.",
    ),
    LibraryTerm(
        "P-SURVEILLANCE",
        PROHIBITION,
        "Surveillance",
        "Not to watch, follow, photograph, film, record or track [protected person], or to place or use any device or "
        "software to do so.",
        "Covers trackers, shared accounts and cameras.",
    ),
    LibraryTerm(
        "R-DEVICE-SURRENDER",
        REQUIREMENT,
        "Internet and devices",
        "To hand over to a police officer, on request and for examination on the spot or within [number] days, any device "
        "capable of connecting to the internet, with the passwords or codes needed to use it.",
        "Say who keeps the device, and for how long.",
    ),
    LibraryTerm(
        "R-DEVICE-REGISTER",
        REQUIREMENT,
        "Internet and devices",
        "To tell [named police station] within [number] days of every telephone number, email address, device and online "
        "account the respondent uses, and of any change.",
        "The Act’s own notification covers only names and home address; anything more must be a requirement.",
    ),
    LibraryTerm(
        "R-PROGRAMME",
        REQUIREMENT,
        "Programme",
        "To attend [named perpetrator programme] at [place] as directed by [provider], and to take part in it until it is "
        "complete.",
        "Check that the place is offered and that its times fit the respondent’s work.",
    ),
    LibraryTerm(
        "R-MENTAL-HEALTH",
        REQUIREMENT,
        "Assessment",
        "To attend a mental-health assessment with [named service] on a date notified in writing, and to co-operate "
        "with it.",
        "Attendance can be required; treatment needs the respondent’s consent.",
    ),
)

OWN = "own"  # in an address, for a term written for this case
BY_CODE = {term.code: term for term in LIBRARY}
