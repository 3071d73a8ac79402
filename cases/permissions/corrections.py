"""What a user may see of incidents that were moved, split, or linked to a second case."""

from django.db.models import QuerySet

from cases.models import Case, Incident, IncidentLink
from cases.permissions.cases import visible_cases
from spo.accounts.models import User


def linked_incidents(user: User, case: Case) -> QuerySet[Incident]:
    """Incidents of other cases, in scope as well, that belong to the course of conduct of this one too."""
    links = IncidentLink.objects.filter(case=case, struck_at__isnull=True)
    linked = Incident.objects.filter(links__in=links, case__in=visible_cases(user))
    return linked.select_related("case", "withdrawn_by")
