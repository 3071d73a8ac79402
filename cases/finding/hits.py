"""One thing found, as a page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cases.finding.snippets import Discretion, Piece, is_marked, pieces_of

WITHDRAWN = "Withdrawn"
MOST_WORDS = 25


@dataclass(frozen=True)
class Snippet:
    """Where the words stand, and those around them; no pieces where they would give away a confidential detail."""

    where: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Hit:
    """What it is, in which case, and why it was found. `pills` are marks such as Withdrawn."""

    title: str
    url: str
    case_reference: str = ""
    facts: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    snippets: list[Snippet] = field(default_factory=list)
    pills: list[tuple[str, str]] = field(default_factory=list)


def snippets_of(places: Iterable[tuple[str, str | None]], *, is_allowed: bool) -> list[Snippet]:
    """Of the places named, those in which the words were marked."""
    found = [(where, text) for where, text in places if text and is_marked(text)]
    return [Snippet(where, pieces_of(text) if is_allowed else []) for where, text in found]


def opening(text: str, case: int, discretion: Discretion) -> list[Snippet]:
    """How a text begins, for a list that was made without words."""
    words = text.split()
    if not discretion.allows(case, [text]):
        return [Snippet("")]
    cut = " ".join(words[:MOST_WORDS])
    return [Snippet("", [Piece(cut if len(words) <= MOST_WORDS else f"{cut} …")])]
