"""Words of the case as a whole."""

from django.db import models


class Relationship(models.TextChoices):
    """What the suspect is to the victim."""

    STRANGER = "stranger", "Stranger"
    ACQUAINTANCE = "acquaintance", "Acquaintance"
    NEIGHBOUR = "neighbour", "Neighbour"
    COLLEAGUE = "colleague", "Colleague"
    PROFESSIONAL = "professional", "Professional contact, such as doctor and patient"
    FORMER_PARTNER = "former-partner", "Former partner"
    FAMILY = "family", "Family"
    OTHER = "other", "Other"


class Investigation(models.TextChoices):
    """How far the criminal investigation has come. An order may run before, beside or after it."""

    NONE = "none", "No criminal investigation"
    OPEN = "open", "Under investigation"
    WITH_CPS = "with-cps", "With the Crown Prosecution Service"
    CHARGED = "charged", "Charged"
    CONVICTED = "convicted", "Convicted"
    ACQUITTED = "acquitted", "Acquitted"
    NO_FURTHER_ACTION = "no-further-action", "No further action"


class ClosingReason(models.TextChoices):
    ORDER_ENDED = "order-ended", "The order has ended and no further risk is known"
    NO_ORDER = "no-order", "An order is not needed"
    REFUSED = "refused", "The court refused the application"
    TRANSFERRED = "transferred", "Transferred to another force"
    DUPLICATE = "duplicate", "Opened twice by mistake"
    OTHER = "other", "Another reason"


class Whose(models.TextChoices):
    """Whose cases a list shows."""

    MINE = "mine", "My cases"
    UNIT = "unit", "My unit’s cases"


class CaseState(models.TextChoices):
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    ALL = "all", "Open and closed"
