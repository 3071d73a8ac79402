"""Who may learn that somebody is recorded already: the officers of the units whose cases they are in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from cases.matching.candidates import likely
from cases.matching.scoring import LEAST_ELSEWHERE, Match, Sought
from cases.models import Person, Suspect, Victim
from cases.permissions.cases import check_create_case, works_on
from spo.accounts.models import Unit, User
from spo.audit.enums import Operation
from spo.audit.record import record

SHOWN = 5
WITH = ("case__unit", "person")


@dataclass(frozen=True)
class Likely:
    """Somebody in a case in scope who may be the one sought."""

    person: Person
    score: int
    reasons: tuple[str, ...]
    roles: tuple[Victim | Suspect, ...]


@dataclass(frozen=True)
class Matches:
    """`units` are to be asked: somebody in their cases may be the one sought. Nothing else is told of that."""

    people: list[Likely] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.people or self.units)


def matches_for(user: User, sought: Sought, *, most: int = SHOWN) -> Matches:
    """The likeliest in scope, and the units that know somebody like that otherwise. Recorded, without the words."""
    check_create_case(user)
    found = likely(sought)
    roles = roles_of([match.person for match in found])
    record(by=user, did="people.matched", operation=Operation.CONSULTATION, subject=f"people of {user.unit}")
    return Matches(_in_scope(user, found, roles)[:most], _elsewhere(user, found, roles))


def namesakes(user: User, role: Victim | Suspect, sought: Sought) -> Matches:
    """Asked when a suspect who was not identified is given a name; otherwise nobody is looked for."""
    if role.person.is_identified or not sought.names:
        return Matches()
    return matches_for(user, replace(sought, but=role.person_id))


def roles_of(people: Iterable[int]) -> Mapping[int, list[Victim | Suspect]]:
    """What each of these is in which case, the newest case first; of a victim removed by mistake nothing."""
    keys = list(people)
    victims = Victim.objects.standing().filter(person__in=keys)
    suspects = Suspect.objects.filter(person__in=keys)
    found: dict[int, list[Victim | Suspect]] = {key: [] for key in keys}
    held: Iterable[Victim | Suspect] = chain(suspects.select_related(*WITH), victims.select_related(*WITH))
    for role in held:
        found[role.person_id].append(role)
    return {key: sorted(held, key=lambda role: -role.case_id) for key, held in found.items()}


def _in_scope(user: User, found: list[Match], roles: Mapping[int, list[Victim | Suspect]]) -> list[Likely]:
    shown = ((match, [role for role in roles[match.person] if works_on(user, role.case)]) for match in found)
    return [Likely(own[0].person, match.score, match.reasons, tuple(own)) for match, own in shown if own]


def _elsewhere(user: User, found: list[Match], roles: Mapping[int, list[Victim | Suspect]]) -> list[Unit]:
    """In the order of their names, which says nothing of how likely it is."""
    units = set()
    for match in found:
        held = roles[match.person]
        if match.score >= LEAST_ELSEWHERE and not any(works_on(user, role.case) for role in held):
            units |= {role.case.unit for role in held}
    return sorted(units, key=str)
