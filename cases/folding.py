"""A text brought to one form, so that the same words are the same however they were written down."""

import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from itertools import accumulate
from urllib.parse import unquote

MOST_WRAPPINGS = 3
WORD = r"[^\W_]+"
GAP = r"[\n\f\t|]|  +"

# Letters that look like one of ours, small and large apart: a large Greek eta is an H and a small one an n.
LOOKALIKES = (
    ("АВЕЅІЈКМНОРСТУХԚԜ", "ABESIJKMHOPCTYXQW"),
    ("авеѕіјкмнорстухһԁԛԝӏ", "abesijkmhopctyxhdqwl"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),  # noqa: RUF001
    ("αβεηικνορτυχγϲϳ", "abenikvoptuxycj"),
    ("ıɑɡłŁøØđĐħŧ", "iaglLoOdDht"),
)


def _unseen_and_alike() -> dict[int, str]:
    """What every character is read as, where that is not itself: digits of all scripts, and nothing at all."""
    table = {ord(char): ours for theirs in LOOKALIKES for char, ours in zip(*theirs, strict=True)}
    for code in range(0x80, sys.maxunicode):
        char = chr(code)
        if unicodedata.category(char) in ("Cf", "Mn", "Me"):
            table[code] = ""
        elif (digit := unicodedata.digit(char, None)) is not None:
            table[code] = str(digit)
    return table


READ_AS = _unseen_and_alike()


def unwrapped(text: str) -> str:
    """The text as it stands, and below it as a browser would show it where it is encoded for one."""
    readings = [text]
    for _ in range(MOST_WRAPPINGS):
        shown = (
            unescape(unquote(readings[-1])) if "%" in readings[-1] or "&" in readings[-1] else readings[-1]
        )
        if shown == readings[-1]:
            break
        readings.append(shown)
    return "\n".join(readings)


def words_of(text: str) -> list[str]:
    """Letters and digits only, in lower case and without accents."""
    return re.findall(WORD, _plain(text))


def name_words(name: str) -> list[str]:
    """The words of a name, letters only: an apostrophe joins what stands around it, anything else parts it."""
    return re.findall(r"[^\W\d_]+", re.sub("['’`\u02bc]", "", _plain(name)))


def compact(text: str) -> str:
    return "".join(words_of(text))


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(READ_AS)).translate(READ_AS)
    return text.casefold()


class Folded:
    """The words of a text without anything between them, that still knows where each began."""

    def __init__(self, text: str) -> None:
        self._tokens = re.findall(rf"{WORD}|{GAP}", _plain(unwrapped(text)))
        self.words = [token for token in self._tokens if token.isalnum()]
        self.text = "".join(self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Where words begin, and the end of the text."""
        return [0, *accumulate(map(len, self.words))]

    @cached_property
    def _after_gap(self) -> set[int]:
        """Words that begin a line, a cell or a column."""
        gaps = (place for place, token in enumerate(self._tokens) if not token.isalnum())
        return {place - before for before, place in enumerate(gaps)}

    def is_edge(self, at: int) -> bool:
        place = bisect_left(self.starts, at)
        return place < len(self.starts) and self.starts[place] == at

    def next_edge(self, at: int) -> int:
        """The first place from here on where a word begins, or the end of the text."""
        place = bisect_left(self.starts, at)
        return self.starts[place] if place < len(self.starts) else len(self.text)

    def edges_within(self, start: int, end: int) -> list[int]:
        return self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]

    def word_up_to(self, at: int) -> str:
        return self.text[self.starts[max(0, bisect_left(self.starts, at) - 1)] : at]

    def words_before(self, at: int) -> Iterator[str]:
        """Backwards from an edge, as far as its line goes."""
        place = bisect_left(self.starts, at)
        while place and place not in self._after_gap:
            place -= 1
            yield self.words[place]
