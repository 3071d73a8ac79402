"""Words about risk, safety and what the victim is told."""

from django.db import models


class RiskLevel(models.TextChoices):
    """Of a person assessing, not of a sum: answers suggest a level, and whoever assesses decides."""

    STANDARD = "standard", "Standard"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class ContactMethod(models.TextChoices):
    IN_PERSON = "in-person", "In person"
    PHONE = "phone", "By phone"
    MESSAGE = "message", "By message"
    EMAIL = "email", "By email"
    LETTER = "letter", "By letter"
    ADVOCATE = "advocate", "Through an advocate"
    OTHER = "other", "Another way"


class Happened(models.TextChoices):
    """What starts a clock of the Victims’ Code, rights 4 and 6; and a hearing, which asks for the risk again."""

    REPORTED = "reported", "Stalking was reported"
    ARRESTED = "arrested", "The suspect was arrested"
    INTERVIEWED = "interviewed", "The suspect was interviewed under caution"
    RELEASED = "released", "The suspect was released without charge"
    BAILED = "bailed", "The suspect was released on bail"
    UNDER_INVESTIGATION = "under-investigation", "The suspect was released under investigation"
    BAIL_CHANGED = "bail-changed", "Bail conditions were changed or cancelled"
    CHARGED = "charged", "The suspect was charged"
    NO_INVESTIGATION = "no-investigation", "It was decided not to investigate"
    NO_FURTHER_ACTION = "no-further-action", "It was decided to take no further action"
    HEARING = "hearing", "A hearing was held"


class Told(models.TextChoices):
    """How an update to a victim ended."""

    TOLD = "told", "Told"
    REFUSED = "refused", "Did not want to be told"
    UNSAFE = "unsafe", "Not told, because contact was not safe"
    NOT_REACHED = "not-reached", "Could not be reached"


REFERRED = {
    Told.TOLD: "Referred",
    Told.REFUSED: "Did not want to be referred",
    Told.UNSAFE: "Not referred, because it was not safe",
    Told.NOT_REACHED: "Could not be reached",
}
"""The same of a referral to a support service."""


class NotNowKind(models.TextChoices):
    NOT_SEEKING = "not-seeking", "Not to apply for an order"
    WAITING = "waiting", "To wait"


class WhyNot(models.TextChoices):
    """Why no order is sought, or not yet."""

    NO_PATTERN = "no-pattern", "There is not enough to show acts associated with stalking"
    NO_RISK = "no-risk", "No risk associated with stalking was found"
    NOT_NECESSARY = "not-necessary", "An order is not necessary"
    OTHER_ORDER = "other-order", "Another order or bail conditions protect the victim"
    VICTIM = "victim", "The victim does not want an order"
    EVIDENCE = "evidence", "Evidence is still being gathered"
    UNIDENTIFIED = "unidentified", "The suspect is not identified"
    OTHER = "other", "Another reason"


class AssessAgain(models.TextChoices):
    """What makes the last assessment of risk out of date, beside the date it set itself."""

    INCIDENT = "incident", "A new incident was logged"
    IMPORT = "import", "New incidents were imported"
    BREACH = "breach", "A breach of an order was logged"
    RELEASE = "release", "The suspect was released"
    LISTED = "listed", "The court listed a hearing"
    HEARING = "hearing", "A hearing was held"
    STRUCK = "struck", "The last assessment was struck"
    REOPENED = "reopened", "The case was reopened"
    ADDED = "added", "The victim was added to the case"
