"""What somebody may see of a person across cases: all of it in the cases in scope, nothing in any other."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from django.db.models import F, Max, Prefetch, Q, QuerySet, Sum

from cases.matching.scoring import Sought
from cases.models import EarlierOrder, Incident, IncidentVictim, Person, Suspect, Victim
from cases.permissions.cases import visible_cases
from cases.permissions.matching import Matches, matches_for
from spo.accounts.models import User

Acts = Mapping[int, tuple[int, date]]
"""How often, and when last, by the key of a case or of a victim."""


def roles_in_scope(user: User, person: Person) -> list[Victim | Suspect]:
    """What a person whose page was opened is in the cases in scope, the newest case first."""
    people = Prefetch("case__victims", Victim.objects.select_related("person", "case"))
    cases = visible_cases(user)
    found = chain(
        *(
            model.objects.filter(person=person, case__in=cases)
            .select_related("person", "case__unit", "case__officer", "case__suspect__person")
            .prefetch_related(people, "case__closings")
            for model in (Suspect, Victim)
        )
    )
    return sorted(found, key=lambda role: (-role.case_id, role.pk))


def acts_of(roles: Iterable[Suspect]) -> Acts:
    """In the cases that they are suspected in. A series counts by its parts."""
    cases = [role.case_id for role in roles]
    standing = Incident.objects.filter(case__in=cases, withdrawn_at__isnull=True, is_series=False)
    found = standing.order_by().values("case").annotate(times=Sum("count"), latest=Max("starts_on"))
    return {row["case"]: (row["times"], row["latest"]) for row in found}


def acts_against(roles: Iterable[Victim]) -> Acts:
    incident = {"incident__withdrawn_at__isnull": True, "incident__is_series": False}
    aimed = IncidentVictim.objects.filter(victim__in=[role.pk for role in roles], **incident)
    counted = aimed.order_by().values(role=F("victim"))
    found = counted.annotate(times=Sum("incident__count"), latest=Max("incident__starts_on"))
    return {row["role"]: (row["times"], row["latest"]) for row in found}


def earlier_orders_of(roles: Iterable[Suspect]) -> QuerySet[EarlierOrder]:
    """Orders of any kind recorded in the cases of these, the latest first."""
    standing = EarlierOrder.objects.filter(suspect__in=[role.pk for role in roles], removed_at__isnull=True)
    return standing.select_related("suspect__case").order_by(F("made_on").desc(nulls_last=True), "-pk")


def likely_same(user: User, person: Person) -> Matches:
    """Other records that may be the same person. Recorded."""
    return matches_for(user, sought_for(person, unit=user.unit_id))


def sought_for(person: Person, *, unit: int | None = None) -> Sought:
    """By what one unit recorded of somebody, or, without a unit, by everything."""
    names, traces = person.index_names.all(), person.traces.all()
    if unit:
        names = names.filter(Q(alias=None) | Q(alias__case__unit=unit))
        traces = traces.filter(detail__case__unit=unit)
    trails = ((trace.kind, trace.hash) for trace in traces)
    return Sought.of(
        *(name.folded for name in names), born=person.date_of_birth, traces=trails, but=person.pk
    )
