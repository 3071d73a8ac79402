"""The few words around what was found, with those words marked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline

from cases.confidential import ProtectedValue, confidential_values_of, tells_of
from cases.finding.question import Question
from cases.finding.words import words_in
from cases.folding import Folded
from cases.models.fulltext import CONFIG

STARTS, ENDS = "\ue000", "\ue001"  # private characters, which no form takes


@dataclass(frozen=True)
class Piece:
    """A run of a snippet. It is text: the page escapes it."""

    text: str
    is_marked: bool = False


def headline(field: str, question: Question, *, whole: bool = False) -> SearchHeadline:
    """Made by the database for the rows of one page only. A short text is shown whole."""
    return SearchHeadline(
        field,
        words_in(question),
        config=CONFIG,
        start_sel=STARTS,
        stop_sel=ENDS,
        highlight_all=whole or None,
        min_words=None if whole else 12,
        max_words=None if whole else 30,
    )


def is_marked(text: str | None) -> bool:
    return STARTS in (text or "")


def unmarked(text: str | None) -> str:
    return (text or "").replace(STARTS, "").replace(ENDS, "")


def pieces_of(text: str) -> list[Piece]:
    first, *rest = text.split(STARTS)
    found = [Piece(first)]
    for part in rest:
        marked, _, plain = part.partition(ENDS)
        found += [Piece(marked, is_marked=True), Piece(plain)]
    return [piece for piece in found if piece.text]


class Discretion:
    """What no snippet of these cases may show. Read once for a page, whatever its number of rows."""

    def __init__(self, cases: Collection[int]) -> None:
        self._values: dict[int, list[ProtectedValue]] = confidential_values_of(cases)

    def allows(self, case: int, texts: Iterable[str]) -> bool:
        """`texts` are whole: a detail may stand half in the words shown and half beyond them."""
        values = self._values.get(case, [])
        page = Folded("\n".join(texts)) if values else None
        return page is None or not any(tell.is_in(page) for value in values for tell in tells_of(value))
