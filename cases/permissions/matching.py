"""Who may learn that somebody is recorded already: the officers of the units whose cases they are in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import chain

from django.db.models.functions import Now

from cases.matching.candidates import look
from cases.matching.scoring import Match, Sought
from cases.models import Person, Suspect, Victim
from cases.permissions.cases import check_create_case, works_on
from spo.accounts.models import Unit, User
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.record import record

SHOWN = 5
AN_HOUR = timedelta(hours=1)
MOST_IN_AN_HOUR = (
    200  # more than the busiest officer needs, and too few to try out what another unit may know
)
LOOKED = "people.matched"
HELD_BACK = (
    f"You have looked for people {MOST_IN_AN_HOUR} times within an hour, so it is not said which other units know somebody "
    "like this. Wait an hour and look again."
)
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
    """`units` are to be asked: somebody in their cases may be the one sought. Nothing else is told of that, and not even
    that to somebody who has looked too often: then `held_back` says so.
    """

    people: list[Likely] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    held_back: str = ""

    def __bool__(self) -> bool:
        return bool(self.people or self.units or self.held_back)


def matches_for(user: User, sought: Sought, *, most: int = SHOWN) -> Matches:
    """The likeliest in scope, and the units that know somebody like that otherwise. Recorded with these units,
    without the words."""
    check_create_case(user)
    held_back = HELD_BACK if _has_looked_enough(user) else ""
    looked = look(sought, user.unit_id)
    roles = roles_of({*(match.person for match in looked.matches), *looked.told})
    people = _in_scope(user, looked.matches, roles)
    shown = {each.person.pk for each in people}
    units = [] if held_back else _elsewhere(user, looked.told, roles, shown)
    record(
        by=user,
        did=LOOKED,
        operation=Operation.CONSULTATION,
        subject=f"people of {user.unit}",
        recipients=map(str, units),
    )
    return Matches(people[:most], units, held_back)


def _has_looked_enough(user: User) -> bool:
    """Counted in the record, which nobody can empty."""
    lately = AuditEvent.objects.filter(who=user.record_name, did=LOOKED, at__gt=Now() - AN_HOUR)
    return lately[:MOST_IN_AN_HOUR].count() >= MOST_IN_AN_HOUR


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


def _elsewhere(
    user: User, told: list[int], roles: Mapping[int, list[Victim | Suspect]], shown: Collection[int]
) -> list[Unit]:
    """Of those not shown, in the order of their names, which says nothing of how likely it is."""
    held = (role for person in told if person not in shown for role in roles[person])
    return sorted({role.case.unit for role in held if not works_on(user, role.case)}, key=str)
