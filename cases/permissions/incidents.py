"""Who may see the incidents of a case. Whoever may change the case may change them."""

from django.db.models import QuerySet

from cases.models import Case, Incident, Victim
from cases.permissions.cases import case_in_scope, opened
from spo.accounts.models import User


def visible_incidents(case: Case) -> QuerySet[Incident]:
    """Every incident of a case that was opened, withdrawn ones too."""
    return (
        Incident.objects.filter(case=case).select_related("withdrawn_by").prefetch_related("victims__person")
    )


def latest_incidents(case: Case) -> QuerySet[Incident]:
    """Those that stand, the latest first."""
    return visible_incidents(case).filter(withdrawn_at__isnull=True).reverse()


def outline_of_incidents(case: Case) -> QuerySet[Incident]:
    """When, what kind and how often, without the words: for what looks at all of them at once."""
    return Incident.objects.filter(case=case).defer("what_happened", "effect", "withdrawn_reason")


def outline_of_standing_incidents(case: Case) -> QuerySet[Incident]:
    """Those that an exhibit can be said to show."""
    return outline_of_incidents(case).filter(withdrawn_at__isnull=True)


def visible_targets(incident: Incident) -> QuerySet[Victim]:
    """At whom an incident that was opened was aimed."""
    return incident.victims.all()


def open_incident(user: User, reference: str, number: int) -> Incident:
    case = case_in_scope(user, reference)
    return opened(user, case, visible_incidents(case).filter(number=number))
