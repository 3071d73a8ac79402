"""Words of the court and of the order."""

from django.db import models


class Status(models.TextChoices):
    """Of an application; the only stored status there is."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    APPROVED = "approved", "Approved"
    FILED = "filed", "Filed"
    ACCEPTED = "accepted", "Accepted"
    DETERMINED = "determined", "Determined"
    WITHDRAWN = "withdrawn", "Withdrawn"

    @property
    def meaning(self) -> str:
        """What it means for whoever reads the page."""
        return MEANINGS[self]


MEANINGS = {
    Status.DRAFT: "It is being written. Nobody outside the unit can see it.",
    Status.SUBMITTED: "It is waiting for a supervisor to approve it or return it.",
    Status.APPROVED: "It may go to the court as soon as the bundle is made.",
    Status.FILED: "The court has it and has not accepted it yet.",
    Status.ACCEPTED: "The court has accepted it.",
    Status.DETERMINED: "The court has decided it.",
    Status.WITHDRAWN: "It was given up. Another application can be started in the same case.",
}


class Event(models.TextChoices):
    """What can happen to an application."""

    SUBMIT = "submit", "Submit for approval"
    TAKE_BACK = "take-back", "Take back to change"
    RETURN = "return", "Return for changes"
    APPROVE = "approve", "Approve"
    FILE = "file", "File with the court"
    SEND_BACK = "send-back", "Return to the police"
    ACCEPT = "accept", "Accept"
    DETERMINE = "determine", "Record the outcome"
    WITHDRAW = "withdraw", "Withdraw"


class Section(models.TextChoices):
    """The task list of an application, in the order it is shown. Comments and differences name these."""

    RESPONDENT = "respondent", "Respondent"
    PROTECTED = "protected", "Protected people"
    INCIDENTS = "incidents", "Acts relied on"
    RISK = "risk", "Risk"
    NECESSITY = "necessity", "Why an order is necessary"
    TERMS = "terms", "Prohibitions and requirements"
    DURATION = "duration", "How long the order lasts"
    INTERIM = "interim", "Interim order"
    VICTIM_VIEWS = "victim-views", "The victim’s views"
    PROCEEDINGS = "proceedings", "Criminal proceedings"
    EXHIBITS = "exhibits", "Exhibits"


class TermKind(models.TextChoices):
    PROHIBITION = "prohibition", "Prohibition"
    REQUIREMENT = "requirement", "Requirement"


class DurationKind(models.TextChoices):
    """SPA 2019 s.3: a fixed period of at least two years, or until further order."""

    FIXED = "fixed", "A fixed period"
    FURTHER_ORDER = "further-order", "Until further order"


class Consulted(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No, not yet"
    NOT_NEEDED = "not-needed", "Not needed"


class ReturnedBy(models.TextChoices):
    """Who put an application back to draft."""

    SUPERVISOR = "supervisor", "Returned by the supervisor"
    CLERK = "clerk", "Returned by the court"
    OFFICER = "officer", "Taken back by the police"


class Outcome(models.TextChoices):
    """How the court determined an application."""

    MADE = "made", "Order made"
    REFUSED = "refused", "Application refused"
    DISMISSED = "dismissed", "Application dismissed or not pursued at court"


class OrderKind(models.TextChoices):
    INTERIM = "interim", "Interim stalking protection order"
    FULL = "full", "Stalking protection order"


class Origin(models.TextChoices):
    """Where an order comes from: one may exist without an application here."""

    APPLICATION = "application", "Police application"
    CONVICTION = "conviction", "Made on conviction"
    ACQUITTAL = "acquittal", "Made on acquittal"
    APPEAL = "appeal", "Made on appeal"
    OTHER_JURISDICTION = "other-jurisdiction", "Made in another jurisdiction"


class ServedBy(models.TextChoices):
    POLICE = "police", "Police"
    COURT = "court", "The court"


class ServiceMethod(models.TextChoices):
    """Ways of serving an order: Magistrates' Courts Rules 1981 r.115."""

    HAND = "hand", "Handed to the respondent"
    EMAIL = "email", "Emailed"
    POST = "post", "Posted"
    REPRESENTATIVE = "representative", "Through their legal representative"
    CUSTODIAN = "custodian", "Through the prison or place of custody"
    OTHER = "other", "Another way the court directed"


class NationalSystem(models.TextChoices):
    PNC = "pnc", "Police National Computer (PNC)"
    PND = "pnd", "Police National Database (PND)"


class SuspectedOffence(models.TextChoices):
    """What was decided about a notification that was not given in time: SPA 2019 s.11."""

    INVESTIGATE = "investigate", "Investigate as an offence under section 11"
    EXCUSE = "excuse", "Reasonable excuse accepted"
    NOT_PROVED = "not-proved", "Service cannot be proved"
    CHARGED = "charged", "Charged or summonsed"


class News(models.TextChoices):
    """What a victim is told of an order."""

    MADE = "made", "The order was made, and what it says"
    ENDED = "ended", "The order ended early"
    EXPIRED = "expired", "The last day of the order has passed"


class Standing(models.TextChoices):
    """Whether the person has notified as SPA 2019 s.9 asks."""

    NOT_SERVED = "not-served", "Not served yet"
    NOT_NEEDED = "not-needed", "Not needed"
    EXEMPT = "exempt", "Exempt"
    DUE = "due", "Due"
    OVERDUE = "overdue", "Overdue"
    GIVEN = "given", "Given"
    LATE = "late", "Given late"


class BreachOutcome(models.TextChoices):
    NO_ACTION = "no-action", "No further action"
    CAUTIONED = "cautioned", "Cautioned"
    CHARGED = "charged", "Charged"
    CONVICTED = "convicted", "Convicted"
    ACQUITTED = "acquitted", "Acquitted"


class OrderState(models.TextChoices):
    """Which orders a list shows."""

    IN_FORCE = "in-force", "In force"
    UNSERVED = "unserved", "In force but not served"
    ENDED = "ended", "No longer in force"
    ALL = "all", "All"


class FilingState(models.TextChoices):
    """How far a filing has come, derived from what happened to it."""

    NEW = "new", "New"
    OPENED = "opened", "Opened"
    ACCEPTED = "accepted", "Accepted"
    DETERMINED = "determined", "Decided"
    RETURNED = "returned", "Returned"
    WITHDRAWN = "withdrawn", "Withdrawn"


class CourtPurpose(models.TextChoices):
    """Why somebody takes a copy of a court paper. It goes into the record."""

    CHECK = "check", "To check the papers"
    HEARING = "hearing", "To prepare the hearing"
    BENCH = "bench", "To give it to the bench or the legal adviser"
    SERVE = "serve", "To serve it on the respondent"
    OTHER = "other", "Another reason"

    @property
    def leaves_the_police(self) -> bool:
        return self not in (CourtPurpose.CHECK, CourtPurpose.HEARING)

    @classmethod
    def within_the_police(cls) -> "list[CourtPurpose]":
        return [purpose for purpose in cls if not purpose.leaves_the_police]

    @classmethod
    def of_the_sheet(cls) -> "list[CourtPurpose]":
        """What is kept from the respondent is never served on them."""
        return [purpose for purpose in cls if purpose != cls.SERVE]


class Paper(models.TextChoices):
    """What can be downloaded of a bundle."""

    BUNDLE = "bundle", "Bundle"
    SHEET = "sheet", "Confidential sheet"
