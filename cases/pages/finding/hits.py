"""One thing found, as a page shows it."""

from dataclasses import dataclass, field

from cases.pages.finding.snippets import Discretion, Piece

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


def opening(text: str, case: int, discretion: Discretion) -> list[Snippet]:
    """How a text begins, for a list that was made without words."""
    words = text.split()
    if not discretion.allows(case, [text]):
        return [Snippet("")]
    cut = " ".join(words[:MOST_WORDS])
    return [Snippet("", [Piece(cut if len(words) <= MOST_WORDS else f"{cut} …")])]
