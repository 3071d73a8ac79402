"""What the respondent must not learn, and whether a text gives it away."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from cases.addresses import place_tells, spelt
from cases.enums import ContactKind
from cases.folding import Folded, compact, words_of
from cases.models import Case, ContactDetail, Person, Suspect, Victim
from cases.tells import PhoneTell, Tell
from spo.sealed import lookup_hash

PLACES = {ContactKind.ADDRESS, ContactKind.WORKPLACE, ContactKind.SCHOOL}
SPOKEN_KINDS = {ContactKind.EMAIL, ContactKind.ONLINE}
SIGNS = {"@": "(?:at)?", ".": "(?:dot)?", "_": "(?:underscore)?", "-": "(?:dash|hyphen)?", "+": "(?:plus)?"}


@dataclass(frozen=True)
class ProtectedValue:
    """A confidential detail. Its value stays out of `repr`, and so out of logs."""

    kind: str
    value: str = field(repr=False)
    person: Person = field(repr=False)


def confidential_values(case: Case) -> list[ProtectedValue]:
    """Every standing confidential detail of everybody in the case, of a removed victim too: it stays secret."""
    return confidential_values_of([case.pk])[case.pk]


def confidential_values_of(cases: Collection[int]) -> dict[int, list[ProtectedValue]]:
    """The same for many cases at once, by the key of each."""
    of_victims = Victim.objects.filter(person=OuterRef("person"), case__in=cases).values("case")
    of_suspects = Suspect.objects.filter(person=OuterRef("person"), case__in=cases).values("case")
    in_cases = Q(person__victim_in__case__in=cases) | Q(person__suspect_in__case__in=cases)
    details = ContactDetail.objects.filter(in_cases, is_confidential=True, removed_at__isnull=True)
    rows = details.annotate(as_victim=ArraySubquery(of_victims), as_suspect=ArraySubquery(of_suspects))
    found: dict[int, list[ProtectedValue]] = {case: [] for case in cases}
    for detail in rows.select_related("person").distinct().order_by("person_id", "kind", "pk"):
        for case in {*detail.as_victim, *detail.as_suspect}:
            found[case].append(ProtectedValue(detail.kind, detail.value, detail.person))
    return found


def find_confidential(text: str, case: Case) -> list[ProtectedValue]:
    """The confidential details that this text gives away, however they are spaced, cased or punctuated."""
    page = Folded(text)
    return [given for given in confidential_values(case) if any(tell.is_in(page) for tell in tells_of(given))]


def kinds_given_away(texts: Iterable[str], case: Case) -> list[str]:
    """What kinds of confidential detail these texts hold, for a warning that does not repeat them."""
    found = find_confidential("\n".join(texts), case)
    return list(dict.fromkeys(ContactKind(given.kind).label.lower() for given in found))


def value_hash(kind: str, value: str) -> str:
    """By this an exact value is found again without being readable in an index."""
    numbers = national_numbers(value) if kind == ContactKind.PHONE else []
    return lookup_hash(kind, numbers[0] if len(numbers) == 1 else compact(value))


def tells_of(given: ProtectedValue) -> Iterator[Tell]:
    """Any of them gives the value away."""
    if given.kind == ContactKind.PHONE:
        core = compact(given.value)
        numbers = national_numbers(given.value) or [core.removeprefix("00") or core]
        yield from (PhoneTell(re.escape(number)) for number in numbers if number)
    elif given.kind in SPOKEN_KINDS:
        yield from [Tell(_spoken(given.value))] if compact(given.value) else []
    else:
        yield from [Tell(spelt(words))] if (words := words_of(given.value)) else []
        if given.kind in PLACES:
            yield from place_tells(given.value, is_home=given.kind == ContactKind.ADDRESS)


def national_numbers(value: str) -> list[str]:
    """The part of each UK phone number that stays the same behind 0, 0044, +44 and +44 (0)."""
    runs = ("".join(filter(str.isdigit, compact(run))) for run in re.split(r"[^\d\s+().–-]+", value))
    found = (re.fullmatch(r"(?:0044|44|)0?([1-9]\d{8,9})", run) for run in runs)
    return [match[1] for match in found if match]


def _spoken(value: str) -> str:
    """A pattern for an address on the internet whose signs may be spelt out: "name at example dot com"."""
    signs = re.split(r"([@._+-])", value.strip().strip("@"))
    return "".join(SIGNS.get(part) or compact(part) for part in signs)
