"""Which record somebody written down by name stands for: one that is there, or a new one."""

from dataclasses import dataclass, field
from datetime import date

from cases.confidential import value_hash
from cases.enums import ContactKind
from cases.matching.index import reindex
from cases.models import Case, ContactDetail, Person
from cases.permissions.merges import check_use_person
from spo.accounts.models import User


@dataclass(frozen=True)
class Named:
    """Somebody as first written down: by name, or by a description while the name is not known.

    `recorded` is the record that was chosen for them; what else was typed is then theirs, but for the name.
    """

    given_names: str = ""
    family_name: str = ""
    description: str = ""
    date_of_birth: date | None = None
    details: tuple[tuple[ContactKind, str], ...] = field(default=())
    recorded: Person | None = None


def lock_recorded(*chosen: Named) -> None:
    """The records that stand for those chosen, in the order of their keys, as a joining locks them.

    One that was joined to another while this waited stands for itself no longer: then the other is locked.
    """
    keys = [named.recorded.pk for named in chosen if named.recorded]
    roots: set[int] = set()
    while roots != (now := {row.identity_id or row.pk for row in Person.objects.filter(pk__in=keys)}):
        roots = now
        list(Person.objects.select_for_update().filter(pk__in=roots).order_by("pk"))


def person_of(by: User, case: Case, named: Named, *, is_confidential: bool) -> Person:
    """Called inside the action that gives them their part in the case, after `lock_recorded`."""
    person = _recorded(by, named.recorded) if named.recorded else _new(named)
    for kind, value in named.details:
        ContactDetail.objects.create(
            person=person,
            case=case,
            kind=kind,
            value=value,
            value_hash=value_hash(kind, value),
            is_confidential=is_confidential,
        )
    reindex(person)
    return person


def _recorded(by: User, chosen: Person) -> Person:
    """The record that stands for them now; it may have been joined to another since the page was shown."""
    person = Person.objects.select_related("identity").get(pk=chosen.pk)
    check_use_person(by, person)
    return person.identity or person


def _new(named: Named) -> Person:
    return Person.objects.create(
        given_names=named.given_names,
        family_name=named.family_name,
        description=named.description,
        date_of_birth=named.date_of_birth,
    )
