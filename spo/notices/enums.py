"""Words of the notices."""

from django.db import models


class Grade(models.TextChoices):
    """How near a deadline is."""

    BEFORE = "before", "Due soon"
    ON_THE_DAY = "on-the-day", "Due today"
    OVERDUE = "overdue", "Overdue"


class MailState(models.TextChoices):
    QUEUED = "queued", "Waiting"
    SENT = "sent", "Sent"
    CANCELLED = "cancelled", "No longer needed"
    REFUSED = "refused", "Not sent, because the address is unsafe"
