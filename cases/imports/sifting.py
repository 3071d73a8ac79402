"""The whole of a table, row by row: what would be imported, what cannot be, and what was there before."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from cases.enums import Grouping
from cases.imports.mapping import FileMapping
from cases.imports.tables import Entry, Problem, read_row
from cases.when import sort_key

Cells = Iterable[tuple[int, list[str]]]
MOST_NAMED = 3  # kinds in the name of a series of all
DIRECTIONS = {"incoming", "outgoing", "missed", "received", "sent"}


@dataclass(frozen=True)
class Row:
    """One row that would be imported, and how it is known again."""

    found: Entry
    fingerprint: str


@dataclass
class Sifted:
    """`rows` in the order in which they happened; `left_out` were sent by somebody else than the suspect."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    twice: int = 0
    left_out: int = 0

    @property
    def kinds(self) -> dict[str, str]:
        """Each kind as it is compared, and as it was first written."""
        return {key_of(row.found): row.found.kind for row in reversed(self.rows)}

    def new(self, known: Collection[str]) -> list[Row]:
        return [row for row in self.rows if row.fingerprint not in known]


def sift(rows: Cells, mapping: FileMapping, *, now: datetime) -> Sifted:
    """Rows alike to the second are one act; rows alike in a table without seconds are as many as they are."""
    reading, sifted, twins = mapping.reading(), Sifted(), Counter[str]()
    seen: set[str] = set()
    for number, cells in rows:
        found = read_row(number, cells, reading, now=now)
        if isinstance(found, Entry):
            first = found.fingerprint(0, mapping.acts)
            fingerprint = found.fingerprint(twins[first], mapping.acts)
            twins[first] += 1
            if fingerprint in seen:
                sifted.twice += 1
            else:
                seen.add(fingerprint)
                sifted.rows.append(Row(found, fingerprint))
        elif found is None:
            sifted.left_out += 1
        else:
            sifted.problems.append(found)
    sifted.rows.sort(key=lambda row: (*sort_key(row.found.when), row.found.row))
    return sifted


def key_of(found: Entry) -> str:
    return found.kind.casefold()


def series_of(found: Entry, mapping: FileMapping) -> str | None:
    """The key of the series a row belongs to; nothing where it stands on its own line."""
    return {Grouping.NONE: None, Grouping.ONE: "", Grouping.BY_KIND: key_of(found)}[
        Grouping(mapping.grouping)
    ]


def plural(kind: str) -> str:
    """Call: calls. SMS stays SMS, and WhatsApp message keeps its capitals. A direction is no kind of thing."""
    if kind.strip().casefold() in DIRECTIONS:
        return f"{kind.strip().lower()} messages or calls"
    head, _, rest = kind.partition(" ")
    head = head.lower() if head[1:] == head[1:].lower() else head
    word = f"{head} {rest}".strip()
    return word if word.casefold().endswith("s") else f"{word}s"


def name_of(key: str, sifted: Sifted) -> str:
    """What the rows of a series are called: calls; calls and messages, for one of all kinds; others, where they are many."""
    if key:
        return plural(sifted.kinds[key])
    names = [plural(kind) for kind in sifted.kinds.values()]
    if len(names) > MOST_NAMED:
        names[MOST_NAMED:] = ["others"]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
