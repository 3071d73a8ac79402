"""Who may be meant: people found through the indexes, with what is recorded of them, in a fixed number of queries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import combinations
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import connection
from django.db.models import (
    Case,
    Exists,
    F,
    FloatField,
    Min,
    OrderBy,
    OuterRef,
    Prefetch,
    Q,
    Value,
    When,
    Window,
)
from django.db.models.functions import Greatest, RowNumber
from django.utils import timezone

from cases.enums import TraceKind
from cases.matching.likeness import Sounds
from cases.matching.scoring import Known, Match, Sought, is_told, match, ranked, swapped
from cases.matching.short_forms import forms_of
from cases.matching.traces import Trail
from cases.models import Person, PersonName, Suspect, Trace, Victim
from spo.workdays import today

MOST = 80  # people looked at for each way of finding them
MOST_OF_A_SPELLING = 40
MOST_NAMES = 5
MOST_WORDS = 6
SOUNDS = """
SELECT word, array_remove(ARRAY[dmetaphone(word), dmetaphone_alt(word)], '') FROM unnest(%s::text[]) AS word
"""


@dataclass(frozen=True)
class Looked:
    """Who may be the one sought, the likeliest first, and those whose unit may be named to others.

    Who may hear of the first is asked elsewhere.
    """

    matches: list[Match]
    told: list[int]


@dataclass(frozen=True)
class Recorded:
    """All that is recorded of one person. Names and traces have the unit that recorded them, where one did."""

    bare: Known
    names: tuple[tuple[str, str, int | None], ...]
    traces: tuple[tuple[Trail, int, bool], ...]

    def by(self, unit: int | None) -> Known:
        """What this unit knows: of another it hears nothing, and no reason either. Without a unit, everything."""
        names = tuple(
            (text, source) for text, source, owner in self.names if unit in (None, owner) or not owner
        )
        trails = frozenset(trail for trail, owner, _ in self.traces if unit in (None, owner))
        return replace(self.bare, names=names, traces=trails)

    @property
    def open(self) -> Known:
        """Without what is confidential."""
        trails = frozenset(trail for trail, _, is_confidential in self.traces if not is_confidential)
        return replace(self.by(None), traces=trails)


def likely(sought: Sought, *, unit: int | None = None) -> list[Match]:
    """By what one unit recorded of them, or, without a unit, by everything."""
    return look(sought, unit).matches


def look(sought: Sought, unit: int | None) -> Looked:
    if sought.is_empty:
        return Looked([], [])
    words = {word for name in sought.names[:MOST_NAMES] for word in name.split()[:MOST_WORDS]}
    heard = sounds_of({form for word in words for form in forms_of(word)})
    near = {*_by_name(sought, heard, unit), *_by_trace(sought), *_by_birth(sought)}
    elsewhere = {*_by_name_alone(sought, heard), *_by_open_trace(sought)} if unit else set()
    found = _recorded((near | elsewhere) - {sought.but})
    sounds = sounds_of(
        {word for each in found for name, _, _ in each.names for word in name.split()} | set(heard)
    )
    day = today(timezone.now())
    return Looked(
        ranked(match(sought, each.by(unit), sounds, day) for each in found if each.bare.person in near),
        [
            each.bare.person
            for each in found
            if each.bare.person in elsewhere and is_told(sought, each.open, sounds, day)
        ],
    )


def sounds_of(words: Collection[str]) -> Sounds:
    with connection.cursor() as cursor:
        cursor.execute(SOUNDS, [sorted(words)])
        return {word: frozenset(codes) for word, codes in cursor.fetchall()}


def _by_name(sought: Sought, heard: Sounds, unit: int | None) -> list[int]:
    """Likest first; of equals those born alike, then those of the unit that asks, then the newest: a common name alone
    would fill every place."""
    if not sought.names:
        return []
    points = _share(sought) + _born_alike(sought)
    return _named(sought, heard, points.desc(), _is_of(unit).desc(), F("person").desc())


def _by_name_alone(sought: Sought, heard: Sounds) -> list[int]:
    """Whom another unit may be named for. What decides who is looked at must be as open as what is then compared, or a
    crowd of namesakes would make it tell whether a birthday is right; the first recorded are hidden by no crowd."""
    return _named(sought, heard, _share(sought).desc(), F("person").asc()) if sought.names else []


def _named(sought: Sought, heard: Sounds, *best_first: OrderBy) -> list[int]:
    """Of one spelling only some, so that many records of it leave room for another."""
    names = sought.names[:MOST_NAMES]
    wanted = reduce(or_, (_to_the_letter(name) if sought.exact else _like(name, heard) for name in names))
    place = Window(RowNumber(), partition_by=F("folded"), order_by=best_first)
    found = PersonName.objects.filter(wanted).annotate(place=place)
    best = found.filter(place__lte=MOST_OF_A_SPELLING).order_by(*best_first)
    return list(dict.fromkeys(best.values_list("person", flat=True)[: 2 * MOST]))[:MOST]


def _share(sought: Sought) -> Greatest | TrigramSimilarity | TrigramWordSimilarity:
    likeness = [_likeness(name) for name in sought.names[:MOST_NAMES]]
    return Greatest(*likeness) if len(likeness) > 1 else likeness[0]


def _is_of(unit: int | None) -> Case:
    """1 for somebody in a case of the unit. Asked before the names are cut, or another unit's namesakes would hide them."""
    if unit is None:
        return Case(default=Value(0))
    roles = [model.objects.filter(person=OuterRef("person"), case__unit=unit) for model in (Suspect, Victim)]
    return Case(*(When(Exists(role), then=Value(1)) for role in roles), default=Value(0))


def _to_the_letter(name: str) -> Q:
    """Every word as it is."""
    return reduce(and_, (Q(folded__regex=rf"\m{word}\M") for word in name.split()[:MOST_WORDS]))


def _like(name: str, heard: Sounds) -> Q:
    """Alike in letters, or two words that sound like two of theirs, short forms included."""
    words = name.split()[:MOST_WORDS]
    codes = [sorted({code for form in forms_of(word) for code in heard.get(form, ())}) for word in words]
    if len(words) == 1:
        return Q(folded__trigram_word_similar=name) | Q(sounds__overlap=codes[0])
    alike = Q(folded__trigram_similar=name)
    for one, other in combinations(codes, 2):
        alike |= Q(sounds__overlap=one) & Q(sounds__overlap=other)
    return alike


def _likeness(name: str) -> TrigramSimilarity | TrigramWordSimilarity:
    return TrigramSimilarity("folded", name) if " " in name else TrigramWordSimilarity(name, "folded")


def _born_alike(sought: Sought) -> Case | Value:
    born = sought.born
    if born is None:
        return Value(0.0)
    part = {
        name: Q(**{f"person__date_of_birth__{name}": getattr(born, name)})
        for name in ("year", "month", "day")
    }
    near = reduce(or_, (one & other for one, other in combinations(part.values(), 2)))
    exact = Q(person__date_of_birth__in=_births(sought))
    return Case(
        When(exact, then=Value(1.0)),
        When(near, then=Value(0.6)),
        default=Value(0.0),
        output_field=FloatField(),
    )


def _births(sought: Sought) -> list[date]:
    return [day for day in (sought.born, sought.born and swapped(sought.born)) if day]


def _by_trace(sought: Sought) -> list[int]:
    """Exact values first: a postcode may be shared by many."""
    hashes = [found_by for _, found_by in sought.traces]
    weak = Case(When(kind=TraceKind.POSTCODE, then=1), default=0)
    found = Trace.objects.filter(hash__in=hashes).values("person").annotate(weak=Min(weak))
    return [row["person"] for row in found.order_by("weak", "person")[:MOST]]


def _by_open_trace(sought: Sought) -> list[int]:
    """Exact values that anybody may know, the first recorded first."""
    hashes = [found_by for kind, found_by in sought.traces if kind != TraceKind.POSTCODE]
    found = Trace.objects.filter(hash__in=hashes, detail__is_confidential=False).order_by("person")
    return list(found.values_list("person", flat=True).distinct()[:MOST])


def _by_birth(sought: Sought) -> list[int]:
    found = Person.objects.filter(date_of_birth__in=_births(sought), identity=None).order_by("pk")
    return list(found.values_list("pk", flat=True)[:MOST]) if not sought.exact else []


def _recorded(keys: Collection[int]) -> list[Recorded]:
    names = PersonName.objects.annotate(unit=F("alias__case__unit"))
    traces = Trace.objects.annotate(
        unit=F("detail__case__unit"), is_confidential=F("detail__is_confidential")
    )
    with_both = (Prefetch("index_names", names), Prefetch("traces", traces))
    people = Person.objects.filter(pk__in=keys).prefetch_related(*with_both).order_by("pk")
    return [_all_of(person, person.index_names.all(), person.traces.all()) for person in people]


def _all_of(person: Person, names: Iterable[Any], traces: Iterable[Any]) -> Recorded:
    """Of rows that carry the unit beside what they are."""
    return Recorded(
        Known(person.pk, born=person.date_of_birth, ages=(person.age_from, person.age_to)),
        tuple((name.folded, name.source, name.unit) for name in names),
        tuple(((trace.kind, trace.hash), trace.unit, trace.is_confidential) for trace in traces),
    )
