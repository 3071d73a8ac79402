"""Words by which a confidential detail would be known, and where they must stand to be those words."""

import re
from dataclasses import dataclass

from cases.folding import Folded

CODES = ("", "0", "00", "44", "440", "0044", "00440")
HOUSE_NUMBER = re.compile(r"\d{1,3}[a-z]?")


@dataclass(frozen=True)
class Tell:
    """A pattern of letters and digits without spaces, which begins and ends where words do."""

    pattern: str

    def is_in(self, page: Folded) -> bool:
        wanted = re.compile(self.pattern)
        found = wanted.search(page.text)
        while found:
            if self.stands(page, *found.span()):
                return True
            found = wanted.search(page.text, self.again_from(page, found.start() + 1))
        return False

    def again_from(self, page: Folded, at: int) -> int:
        """Nothing before the next word can stand: a text of one endless word is looked through once."""
        return page.next_edge(at)

    def stands(self, page: Folded, start: int, end: int) -> bool:
        return page.is_edge(start) and page.is_edge(end)


@dataclass(frozen=True)
class PhoneTell(Tell):
    """The zeros and codes before a number are not part of it, and it may cling to letters."""

    def again_from(self, page: Folded, at: int) -> int:
        return at

    def stands(self, page: Folded, start: int, end: int) -> bool:
        starts = (start - len(code) for code in CODES if page.text.endswith(code, 0, start))
        return _is_free(page, end) and any(_is_free(page, start) for start in starts)


@dataclass(frozen=True)
class PostcodeTell(Tell):
    """It may cling to other words, but then it is apart at its middle only: "from 11 aeroplanes" is not "M1 1AE"."""

    middle: int

    def again_from(self, page: Folded, at: int) -> int:
        return at

    def stands(self, page: Folded, start: int, end: int) -> bool:
        if super().stands(page, start, end):
            return True
        is_whole = {start + self.middle}.issuperset(page.edges_within(start, end))
        return is_whole and not self._is_another(page, start)

    def _is_another(self, page: Folded, start: int) -> bool:
        """With one letter more before its one, "M1 1AE" is the postcode "SM1 1AE" of another town."""
        return (
            page.text[start + 1].isdigit() and len(before := page.word_up_to(start)) == 1 and before.isalpha()
        )


@dataclass(frozen=True)
class StreetTell(Tell):
    """A street without its number. Beside another number it is somebody else's house."""

    houses: frozenset[str]

    def stands(self, page: Folded, start: int, end: int) -> bool:
        numbers = set()
        for word in page.words_before(start):
            if not HOUSE_NUMBER.fullmatch(word):
                break
            numbers.add(word)
        return super().stands(page, start, end) and (not numbers or not self.houses.isdisjoint(numbers))


def _is_free(page: Folded, at: int) -> bool:
    """Whether no number runs on here."""
    is_within = page.text[at - 1 : at].isdigit() and page.text[at : at + 1].isdigit()
    return page.is_edge(at) or not is_within
