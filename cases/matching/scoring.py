"""Whether two records may be one person: points for what they have in common, and the words for each."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from cases.ages import age_on
from cases.enums import NameSource, TraceKind
from cases.folding import name_words
from cases.matching.likeness import WORDING, Alike, Sounds, compare_names
from cases.matching.traces import Trail, traces_in

LEAST = 40  # points from which a match is shown to whoever adds somebody
LEAST_SEARCHED = 25  # to whoever searches, often for one word of a name
LEAST_ELSEWHERE = 50  # points from which a colleague of another unit is to be asked
MOST = 100
LONGEST = 250

NAME = 60
SAME_BIRTH, SWAPPED_BIRTH, NEAR_BIRTH, OTHER_BIRTH, OTHER_AGE = 35, 25, 20, -25, -10
TRACES = {
    TraceKind.PHONE: 70,
    TraceKind.EMAIL: 70,
    TraceKind.HANDLE: 70,
    TraceKind.DEVICE: 70,
    TraceKind.IDENTIFIER: 80,
    TraceKind.VEHICLE: 55,
    TraceKind.POSTCODE: 15,
}
ALL_ONE_NEEDS = frozenset(TraceKind) - {TraceKind.POSTCODE, TraceKind.VEHICLE}


def folded(name: str) -> str:
    """Its words in the order of the alphabet, so that swapped names are the same."""
    return " ".join(sorted(name_words(name)))[:LONGEST].strip()


@dataclass(frozen=True)
class Sought:
    """What is known of somebody who may be recorded already. `but` is a record that is not to be found: their own."""

    names: tuple[str, ...] = ()
    born: date | None = None
    traces: frozenset[Trail] = frozenset()
    exact: bool = False
    but: int | None = None
    least: int = LEAST

    @classmethod
    def of(
        cls, *names: str, born: date | None = None, traces: Iterable[Trail] = (), but: int | None = None
    ) -> "Sought":
        forms = dict.fromkeys(filter(None, map(folded, names)))
        return cls(tuple(forms), born, frozenset(traces), but=but)

    @classmethod
    def from_text(cls, text: str, *, exact: bool = False) -> "Sought":
        """What was typed into a search. In quotes, or where it is asked for, it is meant to the letter."""
        words = text.strip()
        is_quoted = len(words) > 2 and words[0] in '"“' and words[-1] in '"”'
        sought = cls.of(words, traces=traces_in(words.strip('"“”')))
        return replace(sought, exact=exact or is_quoted, least=LEAST_SEARCHED)

    @property
    def is_empty(self) -> bool:
        return not (self.names or self.traces)


@dataclass(frozen=True)
class Known:
    """What is recorded of one person, as the index has it."""

    person: int
    names: tuple[tuple[str, str], ...] = ()
    born: date | None = None
    ages: tuple[int | None, int | None] = (None, None)
    traces: frozenset[Trail] = frozenset()


@dataclass(frozen=True)
class Match:
    """`is_strong` where it can hardly be somebody else: an exact value in common, or the name and the birthday."""

    person: int
    score: int
    reasons: tuple[str, ...] = field(default=())
    is_strong: bool = False


def match(sought: Sought, known: Known, sounds: Sounds, today: date) -> Match | None:
    """Nothing where too little speaks for it."""
    name, is_alias = _best_name(sought, known, sounds)
    shared = {kind for kind, _ in sought.traces & known.traces}
    if sought.exact and not (shared or _is_to_the_letter(sought, known)):
        return None
    birth, why_birth = _birth(sought.born, known, today)
    score = round(NAME * name.share) + sum(TRACES[TraceKind(kind)] for kind in shared) + birth
    if score < sought.least or not (name.share or shared):
        return None
    named = [f"known as, {name.how}" if name.how != WORDING[1.0] else "known as"] if is_alias else [name.how]
    reasons = [
        *(named if name.share else []),
        *(f"same {TraceKind(kind).label}" for kind in TraceKind if kind in shared),
        *([why_birth] if why_birth else []),
    ]
    is_strong = bool(shared & ALL_ONE_NEEDS) or (name.share == 1 and birth == SAME_BIRTH)
    return Match(known.person, min(score, MOST), tuple(reasons), is_strong)


def is_told(sought: Sought, known: Known, sounds: Sounds, today: date) -> bool:
    """Whether the unit that has somebody is named to those of others. `known` is what is not confidential of them.

    No birthday and no postcode speaks for it or against it, so that nobody can find them out by trying.
    """
    traces = frozenset(trail for trail in sought.traces if trail[0] != TraceKind.POSTCODE)
    bare = replace(sought, born=None, traces=traces, least=LEAST_ELSEWHERE)
    return match(bare, known, sounds, today) is not None


def ranked(matches: Iterable[Match | None]) -> list[Match]:
    return sorted(filter(None, matches), key=lambda found: (-found.score, found.person))


def _best_name(sought: Sought, known: Known, sounds: Sounds) -> tuple[Alike, bool]:
    pairs = (
        (compare_names(ours, theirs, sounds), source == NameSource.ALIAS)
        for ours in sought.names
        for theirs, source in known.names
    )
    return max(pairs, key=lambda pair: (pair[0].share, not pair[1]), default=(Alike(0.0), False))


def _is_to_the_letter(sought: Sought, known: Known) -> bool:
    theirs = [set(name.split()) for name, _ in known.names]
    return any(set(ours.split()) <= words for ours in sought.names for words in theirs)


def _birth(born: date | None, known: Known, today: date) -> tuple[int, str]:
    """A date of birth is often wrong in one part, and day and month are often swapped."""
    if born is None:
        return 0, ""
    if known.born is None:
        return _age(age_on(born, today), *known.ages)
    if known.born == born:
        return SAME_BIRTH, "same date of birth"
    if swapped(born) == known.born:
        return SWAPPED_BIRTH, "day and month of birth swapped"
    parts = zip(born.timetuple()[:3], known.born.timetuple()[:3], strict=True)
    if sum(ours == theirs for ours, theirs in parts) == 2:
        return NEAR_BIRTH, "date of birth differs in one part"
    return OTHER_BIRTH, "another date of birth"


def _age(age: int, low: int | None, high: int | None) -> tuple[int, str]:
    """An estimate may be some years out."""
    is_other = (low is not None and age < low - 5) or (high is not None and age > high + 5)
    return (OTHER_AGE, "another age") if is_other else (0, "")


def swapped(day: date) -> date | None:
    """2 March for 3 February; nothing where there is no such month."""
    return date(day.year, day.day, day.month) if day.day <= 12 and day.day != day.month else None
