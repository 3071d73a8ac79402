"""How well a person is found who is recorded a second time: invented people, and what an officer would be shown."""

from dataclasses import dataclass
from itertools import cycle

from cases.confidential import value_hash
from cases.enums import Investigation, Relationship
from cases.matching.candidates import likely
from cases.matching.index import BATCH, batches, reindex
from cases.matching.invented import Inventor, Second, Somebody
from cases.matching.scoring import Sought
from cases.matching.traces import traces_of
from cases.models import Alias, Case, ContactDetail, Person, Victim
from cases.permissions.matching import SHOWN
from spo.accounts.enums import Role
from spo.accounts.models import Unit, User

SEED = 2019
PER_CASE = 100


@dataclass(frozen=True)
class Pair:
    """A record made a second time, the first one, and in which way."""

    second: Somebody
    first_key: int
    second_key: int
    kind: Second


def measure(*, people: int, duplicates: int) -> dict[str, float | int]:
    """Fills the database, which must be empty, with so many records, so many of them second ones of somebody."""
    user, pairs = _build(people, duplicates)
    found = [(pair, _shown(user, pair)) for pair in pairs]
    hits = {kind: [pair.first_key in shown for pair, shown in found if pair.kind == kind] for kind in Second}
    shown = sum(len(keys) for _, keys in found)
    right = sum(pair.first_key in keys for pair, keys in found)
    return {
        "people": people,
        "duplicates": duplicates,
        "recall_at_5": round(right / duplicates, 4),
        "precision_at_5": round(right / shown, 4) if shown else 0.0,
        **{f"recall_{kind.name.lower()}": round(sum(each) / len(each), 4) for kind, each in hits.items()},
    }


def _shown(user: User, pair: Pair) -> list[int]:
    """As the page would show them, without the record itself."""
    other = pair.second
    traces = {trail for kind, value in other.details for trail in traces_of(kind, value)}
    sought = Sought.of(f"{other.given} {other.family}", born=other.born, traces=traces, but=pair.second_key)
    return [match.person for match in likely(sought, unit=user.unit_id)[:SHOWN]]


def _build(people: int, duplicates: int) -> tuple[User, list[Pair]]:
    inventor, kinds = Inventor(SEED), cycle(Second)
    firsts = [inventor.somebody() for _ in range(people - duplicates)]
    wanted = [next(kinds) for _ in range(duplicates)]
    for at, kind in enumerate(wanted):
        firsts[at] = inventor.aliased(firsts[at]) if kind == Second.ALIAS else firsts[at]
    seconds = [inventor.second(firsts[at], kind) for at, kind in enumerate(wanted)]
    user, keys = _case_work([*firsts, *seconds])
    pairs = [
        Pair(second, keys[at], keys[len(firsts) + at], kind)
        for at, (second, kind) in enumerate(zip(seconds, wanted, strict=True))
    ]
    return user, pairs


def _case_work(people: list[Somebody]) -> tuple[User, list[int]]:
    """An officer, in whose unit's cases they all are, with their rows, and the index as `reindex_people` would make it."""
    officer, cases = _cases(len(people) // PER_CASE + 1)
    rows = Person.objects.bulk_create(
        [Person(given_names=each.given, family_name=each.family, date_of_birth=each.born) for each in people],
        batch_size=BATCH,
    )
    victims = [Victim(case=cases[at // PER_CASE], person=row) for at, row in enumerate(rows)]
    Victim.objects.bulk_create(victims, batch_size=BATCH)
    pairs = list(zip(victims, people, strict=True))
    Alias.objects.bulk_create(
        [
            Alias(person=role.person, case=role.case, name=name)
            for role, each in pairs
            for name in each.aliases
        ],
        batch_size=BATCH,
    )
    details = (
        ContactDetail(
            person=role.person, case=role.case, kind=kind, value=value, value_hash=value_hash(kind, value)
        )
        for role, each in pairs
        for kind, value in each.details
    )
    ContactDetail.objects.bulk_create(details, batch_size=BATCH)
    keys = [row.pk for row in rows]
    for batch in batches(keys):
        reindex(*batch)
    return officer, keys


def _cases(many: int) -> tuple[User, list[Case]]:
    unit = Unit.objects.create(name="Measuring", force="Nowhere", chief_officer="Nobody")
    officer = User.objects.create(
        email="measuring@demo.invalid", name="Measuring", collar_number="1", role=Role.OFFICER, unit=unit
    )
    common = {"unit": unit, "officer": officer, "opened_by": officer, "relationship": Relationship.OTHER}
    cases = Case.objects.bulk_create(
        Case(reference=f"SPO-2019-{number:06}", investigation=Investigation.NONE, **common)
        for number in range(1, many + 1)
    )
    return officer, cases
