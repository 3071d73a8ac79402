"""Who may use a recorded person in another case, and who may join two records or part them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from cases.joining import Joined, roots
from cases.models import Alias, Case, ContactDetail, Person, PersonMerge, Suspect, Victim
from cases.permissions.cases import check_create_case, visible_cases, works_on
from spo.accounts.models import Unit, User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible

Link = TypeVar("Link", Victim | Suspect, Alias, ContactDetail)


@dataclass(frozen=True)
class Links:
    """What hangs on a person."""

    roles: tuple[Victim | Suspect, ...]
    aliases: tuple[Alias, ...]
    details: tuple[ContactDetail, ...]


def cases_of(people: Iterable[int]) -> QuerySet[Case]:
    """Every case these are in, as whatever, taken out by mistake or not."""
    keys = list(people)
    held = Case.objects.filter(Q(victims__person__in=keys) | Q(suspect__person__in=keys))
    return Case.objects.filter(pk__in=held.values("pk"))


def visible_merges(user: User, person: Person) -> QuerySet[PersonMerge]:
    """What was joined to somebody whose page was opened, and parted again, the latest first. Of a joining the names
    and reasons are for those who have a case of each of the two records, as they were before."""
    involved = Q(kept=person) | Q(kept__identity=person) | Q(merged=person)
    known = _recorded_in(Victim, user).union(_recorded_in(Suspect, user))
    found = PersonMerge.objects.filter(involved, kept__in=known, merged__in=known)
    return found.select_related("kept", "merged", "merged_by", "undone_by").order_by("-pk")


def _recorded_in(model: type[Victim] | type[Suspect], user: User) -> QuerySet[Any]:
    """The records that somebody was entered as in the cases in scope, before any joining."""
    held = model.objects.filter(case__in=visible_cases(user)).order_by()
    return held.values_list(Coalesce("recorded_as", "person"))


def open_known_person(user: User, pk: int) -> Person:
    """Somebody in a case in scope, as whatever. A record that was joined to another leads to that one."""
    found = _in_scope(user, pk)
    record(by=user, did="person.consulted", operation=Operation.CONSULTATION, subject=found.subject)
    return found


def open_two_people(user: User, pk: int, other: int) -> tuple[Person, Person]:
    """Both with what is recorded of them, to be compared. Recorded."""
    return open_known_person(user, pk), open_known_person(user, other)


def open_merge(user: User, pk: int, merge: int) -> PersonMerge:
    """One joining of somebody in scope, with the consultation recorded."""
    person = open_known_person(user, pk)
    found = visible_merges(user, person).filter(pk=merge).first()
    if found is None:
        raise NotVisible
    return found


def visible_links(user: User, person: Person) -> Links:
    """Everything that hangs on somebody whose page was opened, and on nobody else, recorded in cases in scope."""
    cases = visible_cases(user)
    return Links(
        tuple(
            chain(
                Suspect.objects.filter(person=person, case__in=cases).select_related("case", "person"),
                Victim.objects.filter(person=person, case__in=cases).select_related("case", "person"),
            )
        ),
        tuple(Alias.objects.filter(person=person, case__in=cases)),
        tuple(ContactDetail.objects.filter(person=person, case__in=cases, removed_at__isnull=True)),
    )


def visible_returning(user: User, merge: PersonMerge) -> Links:
    """What goes back to the record that was joined, and to those joined to it before."""
    standing = PersonMerge.objects.standing().exclude(pk=merge.pk)
    now = roots(Joined(each.kept_id, each.merged_id) for each in standing)
    links = visible_links(user, merge.merged.identity or merge.merged)

    def back(rows: Iterable[Link]) -> tuple[Link, ...]:
        origins = ((row, row.recorded_as_id or row.person_id) for row in rows)
        return tuple(row for row, origin in origins if now.get(origin, origin) == merge.merged_id)

    return Links(back(links.roles), back(links.aliases), back(links.details))


def _in_scope(user: User, pk: int) -> Person:
    found = Person.objects.filter(pk=pk).select_related("identity").first()
    if found is None:
        raise NotVisible
    root = found.identity or found
    check_use_person(user, root)
    return root


def check_use_person(user: User, person: Person) -> None:
    """Somebody in a case in scope; of anybody else nothing is learned."""
    if out_of_reach(user, [person.identity_id or person.pk]):
        raise NotVisible


def out_of_reach(user: User, people: Iterable[int]) -> set[int]:
    """Those of them who are in no case in scope. Taken out of one by mistake they still are, until another unit has
    them: what it writes of them since is its own."""
    keys = set(people)
    roles: list[Victim | Suspect] = [
        *Suspect.objects.filter(person__in=keys).select_related("case"),
        *Victim.objects.filter(person__in=keys).select_related("case"),
    ]
    own, others = ([role for role in roles if works_on(user, role.case) is seen] for seen in (True, False))
    elsewhere = {role.person_id for role in others if not is_removed(role)}
    return keys - {role.person_id for role in own if not (is_removed(role) and role.person_id in elsewhere)}


def is_removed(role: Victim | Suspect) -> bool:
    return isinstance(role, Victim) and role.is_removed


def check_merge_people(user: User, *people: Person) -> None:
    """Both records in scope, and every case that either is in: a joining changes what each of them says."""
    check_create_case(user)
    for person in people:
        check_use_person(user, person)
    if units := other_units(user, people):
        named = " and ".join(map(str, units))
        raise Denied(f"Another unit has this person in a case of its own. Ask {named}.")


def check_undo_merge(user: User, merge: PersonMerge) -> None:
    check_merge_people(user, merge.kept, merge.merged.identity or merge.merged)


def other_units(user: User, people: Iterable[Person]) -> list[Unit]:
    """Those that have one of these in a case this person may not see, in the order of their names."""
    elsewhere = cases_of([person.identity_id or person.pk for person in people]).exclude(
        pk__in=visible_cases(user)
    )
    return list(Unit.objects.filter(cases__in=elsewhere).distinct())
