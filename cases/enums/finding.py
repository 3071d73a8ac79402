"""Words about finding what was recorded."""

from django.db import models


class SearchKind(models.TextChoices):
    """What a search finds."""

    CASES = "cases", "Cases"
    PEOPLE = "people", "People"
    INCIDENTS = "incidents", "Incidents"
    EVIDENCE = "evidence", "Evidence"


class SendWhen(models.TextChoices):
    """When somebody hears of what a saved search finds anew."""

    NEVER = "never", "Never"
    DAILY = "daily", "Once a day"
    AT_ONCE = "at-once", "At once"
