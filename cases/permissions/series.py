"""Who may see a series and its incidents: whoever sees the case."""

from django.db.models import QuerySet

from cases.models import Incident
from cases.permissions.incidents import open_incident
from spo.accounts.models import User
from spo.exceptions import NotVisible


def open_series(user: User, reference: str, number: int) -> Incident:
    """Recorded as a consultation of the incident that it is."""
    series = open_incident(user, reference, number)
    if not series.is_series:
        raise NotVisible
    return series


def visible_parts(series: Incident) -> QuerySet[Incident]:
    """Withdrawn ones too."""
    return Incident.objects.filter(part_of=series).select_related("withdrawn_by")
