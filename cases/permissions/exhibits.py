"""Who may see the evidence in a case. Whoever may change the case may add to it."""

from django.db.models import QuerySet

from cases.models import Case, Exhibit, Incident
from cases.permissions.cases import case_in_scope, opened, visible_cases
from spo.accounts.models import User
from spo.exceptions import Denied


def visible_exhibits(case: Case) -> QuerySet[Exhibit]:
    """Every exhibit of a case that was opened, withdrawn ones too."""
    return Exhibit.objects.filter(case=case).select_related("incident", "added_by", "withdrawn_by")


def visible_exhibits_of(incident: Incident) -> QuerySet[Exhibit]:
    """Those that show an incident that was opened."""
    return visible_exhibits(incident.case).filter(incident=incident)


def open_exhibit(user: User, reference: str, pk: int) -> Exhibit:
    case = case_in_scope(user, reference)
    return opened(user, case, visible_exhibits(case).filter(pk=pk))


def check_download_exhibit(user: User, exhibit: Exhibit) -> None:
    if not visible_cases(user).filter(pk=exhibit.case_id).exists():
        raise Denied(
            "Only officers and supervisors of the unit that has this case can download its evidence."
        )
