"""Two people, one record: whoever saves second is told, and loses nothing."""

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from itertools import chain
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet
from django.utils import timezone

from cases.models import Case, ContactDetail, Incident, IncidentLink, Person, Suspect, Victim
from cases.models.struck import Strikable
from cases.permissions.cases import check_edit_case
from cases.permissions.merges import cases_of
from cases.policies import check_case_open
from cases.policies.struck import check_strike
from cases.record import enter
from cases.words import Words
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.exceptions import Stale

Row = TypeVar("Row", bound=Model)


def lock_case(
    by: User,
    case: Case,
    who: Callable[[User, Case], None] = check_edit_case,
    when: Callable[[Case], None] = check_case_open,
) -> Case:
    """The case as it is now, locked until the end of the transaction, once `who` and `when` have passed.

    Every change to a case takes this lock first, so that numbers are given once and no two changes cross.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("unit", "officer").get(pk=case.pk)
    who(by, locked)
    when(locked)
    return locked


def lock_both(by: User, incident: Incident, to: Case) -> tuple[Incident, Case, Case]:
    """The incident and both cases, the lower key first, so that two who move crosswise do not wait for each other."""
    cases = {each.pk: each for each in (incident.case, to)}
    locked = {pk: lock_case(by, cases[pk]) for pk in sorted(cases)}
    rows = Incident.objects.select_for_update(of=("self",)).select_related("case", "part_of")
    old = rows.get(pk=incident.pk)
    return old, locked[old.case_id], locked[to.pk]


def person_now(role: Victim | Suspect) -> Person:
    """Whom a role in a locked case is of. Their record may have been joined to another since the page was shown."""
    return Person.objects.get(**{f"{role._meta.model_name}_in": role.pk})


def enter_wherever(
    by: User,
    did: str,
    role: Victim | Suspect,
    operation: Operation = Operation.ALTERATION,
    *,
    fields: Iterable[str] = (),
) -> None:
    """A line for everything that somebody is, in every case: two entries of one victim are written twice."""
    person, named = person_now(role).pk, list(fields)
    others: Iterable[Victim | Suspect] = chain(
        *(model.objects.filter(person=person).select_related("case") for model in (Victim, Suspect))
    )
    for each in {(held.case_id, held.subject): held for held in (*others, role)}.values():
        enter(by, did, each.case, each.subject, operation, fields=named)


def enter_in_unit(
    by: User,
    did: str,
    case: Case,
    detail: ContactDetail,
    operation: Operation = Operation.ALTERATION,
    *,
    fields: Iterable[str] = (),
) -> None:
    """A line in this case, and in every other of its unit that the same person is in: there it is read as well."""
    named = list(fields)
    others = cases_of([detail.person_id]).filter(unit=case.unit_id).exclude(pk=case.pk)
    for each in (case, *others):
        enter(by, did, each, detail.subject, operation, fields=named)


def enter_in_second_cases(by: User, withdrawn: Collection[Incident]) -> None:
    """A line in every case that one of these is linked to: there too it is struck through, and counts for nothing."""
    links = IncidentLink.objects.filter(incident__in=withdrawn, struck_at__isnull=True)
    for link in links.select_related("case", "incident__case"):
        about = f"{link.incident.subject} of {link.incident.case.reference}"
        enter(by, "incident.withdrawn", link.case, about)


def lock_row(
    row: Row,
    version: int,
    changes: Mapping[str, Any],
    words: Callable[[Row], Words],
    *,
    yours: Words | None = None,
) -> Row:
    """The row as it is now, locked. Raises `Stale` with both texts when it moved on since `version`."""
    locked: Any = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.version != version:
        theirs, mine = differing(words(locked), yours or words(altered(locked, changes)))
        raise Stale(current=theirs, yours=mine, version=locked.version)
    return locked


def save_changes(row: Any, changes: Mapping[str, Any], *, also: list[str] | None = None) -> list[str]:
    """Save what differs and count the version up. `also` names what changed beside the row. Returns the names."""
    changed = [name for name, value in changes.items() if getattr(row, name) != value]
    named = [*changed, *(also or [])]
    if named:
        for name in changed:
            setattr(row, name, changes[name])
        row.version += 1
        row.save(update_fields=[*changed, "version"])
    return named


def strike(row: Strikable, *, by: User, case: Case, reason: str) -> None:
    """It stays to be read, struck through, with who struck it and why. The caller holds the case."""
    mark_struck(row, by=by, reason=reason)
    noun = str(row._meta.verbose_name).replace(" ", "_")
    enter(by, f"{noun}.struck", case, row.subject)


def mark_struck(row: Strikable, *, by: User, reason: str) -> None:
    """Once, of two people who strike it at one moment. The caller has asked who may, and records it."""
    check_strike(type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk))
    row.struck_at, row.struck_by, row.struck_reason = timezone.now(), by, reason
    row.save(update_fields=["struck_at", "struck_by", "struck_reason"])


def withdraw_rows(by: User, rows: QuerySet[Incident], reason: str) -> int:
    """In one statement, however many. The caller has asked, records it, and tells who must know."""
    return rows.filter(withdrawn_at__isnull=True).update(
        withdrawn_by=by, withdrawn_at=timezone.now(), withdrawn_reason=reason, version=F("version") + 1
    )


def differing(theirs: Words, mine: Words) -> tuple[Words, Words]:
    """Only the labels under which the two differ; all of them when both say the same."""
    labels = [label for label in mine if theirs[label] != mine[label]] or list(mine)
    return {label: theirs[label] for label in labels}, {label: mine[label] for label in labels}


def altered(row: Row, changes: Mapping[str, Any]) -> Row:
    """A copy with these values, not saved."""
    other = copy(row)
    for name, value in changes.items():
        setattr(other, name, value)
    return other
