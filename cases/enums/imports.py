"""Words about tables of messages and calls."""

from django.db import models


class Grouping(models.TextChoices):
    """How the rows of a table stand on the timeline."""

    BY_KIND = "kind", "One series for each kind, such as calls and messages"
    ONE = "one", "One series for all of them"
    NONE = "none", "Each row on a line of its own"


class Zone(models.TextChoices):
    """By which clock a table was written, where it does not say so itself."""

    LONDON = "london", "Time in the United Kingdom, with summer time"
    UTC = "utc", "UTC, also called GMT, all year"
