"""What a user may see of incidents that were moved, split, or linked to a second case."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from cases.models import Correction, Incident, IncidentLink
from cases.permissions.cases import case_in_scope, opened, visible_cases
from spo.accounts.models import User


def visible_case_links(incident: Incident) -> QuerySet[IncidentLink]:
    """Second cases of an incident that was opened, links that were struck too."""
    found = IncidentLink.objects.filter(incident=incident)
    return found.select_related("case", "linked_by", "struck_by", "incident__case")


def visible_corrections(incident: Incident) -> QuerySet[Correction]:
    """What an incident that was opened came out of, and what came out of it."""
    found = Correction.objects.filter(Q(old=incident) | Q(new=incident))
    return found.select_related("old__case", "new__case", "corrected_by")


def cases_among(user: User, cases: Collection[int]) -> set[int]:
    """Those that the user can open: of another, only what was written down here is shown."""
    return set(visible_cases(user).filter(pk__in=cases).values_list("pk", flat=True))


def open_link(user: User, reference: str, pk: int) -> IncidentLink:
    """From either of the two cases."""
    case = case_in_scope(user, reference)
    found = IncidentLink.objects.filter(Q(case=case) | Q(incident__case=case))
    return opened(user, case, found.select_related("incident__case", "case").filter(pk=pk))
