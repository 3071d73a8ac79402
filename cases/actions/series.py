"""Many like acts as one line: grouped, taken apart, or one of them taken out."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction

from cases import hooks
from cases.actions.linking import carry_links, copy_links
from cases.actions.retelling import retell_series
from cases.aiming import aim
from cases.changes import lock_case, lock_row, save_changes, withdraw_rows
from cases.enums import Act, WhenKind
from cases.models import Case, Incident, IncidentVictim
from cases.numbers import next_incident_number
from cases.policies.series import check_describe_series, check_group, check_take_out, check_ungroup
from cases.record import enter
from cases.series import retell, series_sentence, standing_parts
from cases.words import incident_words
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def group_incidents(*, by: User, case: Case, incidents: Collection[int], name: str) -> Incident:
    """`incidents` are keys, `name` is what they are, such as "calls". Upper floors ask about the series from now on."""
    locked = lock_case(by, case)
    rows = Incident.objects.filter(case=locked, pk__in=incidents)
    parts = list(rows.select_for_update(of=("self",)))
    check_group(parts)
    series = Incident.objects.create(
        case=locked,
        number=next_incident_number(locked),
        is_series=True,
        when_kind=WhenKind.BETWEEN,
        starts_on=parts[0].starts_on,
        ends_on=parts[-1].starts_on,
        acts=[act.value for act in Act if any(act in part.acts for part in parts)],
        what_happened=series_sentence(len(parts), name, parts[0].starts_on, parts[-1].starts_on),
        how_known=_shared(part.how_known for part in parts),
        place=_shared(part.place for part in parts),
        against_other=_shared(part.against_other for part in parts),
        logged_by=by,
    )
    aimed_at = IncidentVictim.objects.filter(incident__in=parts).values_list("victim", flat=True)
    aim([series], sorted(set(aimed_at)))
    for part in parts:
        part.part_of, part.version = series, part.version + 1
    Incident.objects.bulk_update(parts, ["part_of", "version"])
    retell(series)
    enter(by, "incident.logged", locked, series.subject, Operation.COLLECTION)
    enter(by, "incident.grouped", locked, series.subject, fields=["parts"])
    hooks.incident_logged(by, series)
    hooks.incidents_regrouped(by, parts)
    return series


@transaction.atomic
def describe_series(*, by: User, series: Incident, version: int, **words: str) -> Incident:
    """What is said of it beside what its parts say: `words` are columns of text."""
    case = lock_case(by, series.case)
    aimed_at = list(series.victims.select_related("person"))
    locked = lock_row(series, version, words, lambda row: incident_words(row, aimed_at))
    check_describe_series(locked)
    if fields := save_changes(locked, words):
        retell(locked)
        enter(by, "incident.changed", case, locked.subject, fields=fields)
        hooks.incident_changed(by, locked)
    return locked


@transaction.atomic
def ungroup_series(*, by: User, series: Incident, reason: str) -> None:
    """The series is withdrawn; its parts are lines again."""
    case = lock_case(by, series.case)
    locked = Incident.objects.select_for_update(of=("self",)).select_related("case").get(pk=series.pk)
    parts = list(standing_parts(locked).select_related("case").select_for_update(of=("self",)))
    check_ungroup(locked, len(parts))
    for part in parts:
        part.part_of, part.version = None, part.version + 1
    Incident.objects.bulk_update(parts, ["part_of", "version"])
    withdraw_rows(by, Incident.objects.filter(pk=locked.pk), reason)
    carry_links(by=by, old=locked, case=case, to=parts, reason=reason)
    enter(by, "incident.ungrouped", case, locked.subject, fields=["parts"])
    hooks.incident_withdrawn(by, Incident.objects.get(pk=locked.pk))
    hooks.incidents_regrouped(by, parts)


@transaction.atomic
def take_out_of_series(*, by: User, part: Incident) -> None:
    """A line of its own again, in the second cases of its series too. It is no longer counted in the series."""
    case = lock_case(by, part.case)
    locked = (
        Incident.objects.select_for_update(of=("self",))
        .select_related("case", "part_of__case")
        .get(pk=part.pk)
    )
    check_take_out(locked)
    series: Any = locked.part_of
    locked.part_of, locked.version = None, locked.version + 1
    locked.save(update_fields=["part_of", "version"])
    enter(by, "incident.taken_out", case, locked.subject, fields=["part_of"])
    copy_links(by=by, old=series, to=[locked])
    retell_series(by=by, series=series)
    hooks.incidents_regrouped(by, [locked])


def _shared(texts: Iterable[str]) -> str:
    """What all of them say alike; nothing where they differ."""
    said = set(texts)
    return said.pop() if len(said) == 1 else ""
