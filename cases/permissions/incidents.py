"""Who may see the incidents of a case. Whoever may change the case may change them."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Left

from cases.enums import Act
from cases.models import Case, Incident, IncidentLink, Victim
from cases.permissions.cases import case_in_scope, opened
from cases.search import NEWEST_FIRST
from cases.words import BEGINS
from spo.accounts.models import User


def visible_incidents(case: Case) -> QuerySet[Incident]:
    """Every incident of a case that was opened: parts of series and withdrawn ones too."""
    return Incident.objects.filter(case=case).select_related("withdrawn_by", "part_of")


def visible_lines(case: Case) -> QuerySet[Incident]:
    """Those that stand by themselves, a series as one, and those of other cases that were linked to this one."""
    linked = _linked(case)
    whose = Q(case=case) | Q(pk__in=linked) if linked else Q(case=case)
    return Incident.objects.filter(whose, part_of__isnull=True).select_related("case", "withdrawn_by")


def visible_leaves(case: Case) -> QuerySet[Incident]:
    """What happened and stands, each act once: the parts of a series and not the series, linked ones too."""
    linked = _linked(case)
    of_others = Q(pk__in=linked, part_of__isnull=True) | Q(part_of__in=linked)
    whose = Q(case=case) | of_others if linked else Q(case=case)
    return Incident.objects.filter(whose, is_series=False, withdrawn_at__isnull=True)


def lines_of_act(lines: QuerySet[Incident], act: Act) -> QuerySet[Incident]:
    return lines.filter(acts__contains=[act])


def links_to(case: Case) -> QuerySet[IncidentLink]:
    """What brings incidents of other cases into this course of conduct, the earliest first. Whoever sees the case sees the
    cases of its unit alone, so what went to another unit since is left out."""
    found = IncidentLink.objects.filter(case=case, struck_at__isnull=True, incident__case__unit=case.unit_id)
    shown = found.select_related("case", "incident__case", "incident__withdrawn_by", "linked_by")
    return shown.order_by("incident__starts_on", "pk")


def _linked(case: Case) -> list[int]:
    """Read first, because few are: an index finds the rest."""
    return list(links_to(case).values_list("incident", flat=True))


def latest_incidents(case: Case) -> QuerySet[Incident]:
    """Those that stand, the latest first."""
    return visible_lines(case).filter(withdrawn_at__isnull=True).order_by(*NEWEST_FIRST)


def outline_of_standing_incidents(case: Case) -> QuerySet[Incident]:
    """Those that an exhibit can be said to show, with no more than how the account `begins`."""
    begins = Left("what_happened", BEGINS)
    return own_lines(case).defer("what_happened", "effect", "withdrawn_reason").annotate(begins=begins)


def own_lines(case: Case) -> QuerySet[Incident]:
    """Those of this case that stand by themselves and were not withdrawn: what an upper floor may choose from."""
    return Incident.objects.filter(case=case, part_of__isnull=True, withdrawn_at__isnull=True)


def visible_targets(incident: Incident) -> QuerySet[Victim]:
    """At whom an incident that was opened was aimed."""
    return incident.victims.all()


def open_incident(user: User, reference: str, number: int) -> Incident:
    case = case_in_scope(user, reference)
    return opened(user, case, visible_incidents(case).filter(number=number))
