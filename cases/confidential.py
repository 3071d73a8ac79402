"""What the respondent must not learn, and whether a text gives it away."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Q

from cases.enums import ContactKind
from cases.models import Case, ContactDetail, Person
from spo.sealed import lookup_hash

PLACES = {ContactKind.ADDRESS, ContactKind.WORKPLACE, ContactKind.SCHOOL}
SHORTEST_PART = 5  # "M1 1AE" without its space; anything shorter turns up in innocent text


@dataclass(frozen=True)
class ProtectedValue:
    """A confidential detail. Its value stays out of `repr`, and so out of logs."""

    kind: str
    value: str = field(repr=False)
    person: Person = field(repr=False)


def confidential_values(case: Case) -> list[ProtectedValue]:
    """Every standing confidential detail of everybody in the case."""
    in_case = Q(person__victim_in__case=case) | Q(person__suspect_in__case=case)
    details = ContactDetail.objects.filter(in_case, is_confidential=True, removed_at__isnull=True)
    rows = details.select_related("person").distinct().order_by("person_id", "kind", "pk")
    return [ProtectedValue(detail.kind, detail.value, detail.person) for detail in rows]


def find_confidential(text: str, case: Case) -> list[ProtectedValue]:
    """The confidential details that this text gives away, however they are spaced, cased or punctuated."""
    page = Compact(text)
    return [given for given in confidential_values(case) if any(map(page.holds, tell_tales(given)))]


def kinds_given_away(texts: Iterable[str], case: Case) -> list[str]:
    """What kinds of confidential detail these texts hold, for a warning that does not repeat them."""
    found = find_confidential("\n".join(texts), case)
    return list(dict.fromkeys(ContactKind(given.kind).label.lower() for given in found))


def value_hash(kind: str, value: str) -> str:
    """By this an exact value is found again without being readable in an index."""
    core = national_number(value) if kind == ContactKind.PHONE else ""
    return lookup_hash(kind, core or compact(value))


def tell_tales(given: ProtectedValue) -> Iterator[str]:
    """The strings, already compact, any of which gives the value away."""
    if given.kind == ContactKind.PHONE and national_number(given.value):
        yield national_number(given.value)
        return
    yield compact(given.value)
    if given.kind in PLACES:
        for number, part in enumerate(re.split(r"[,;\n]", given.value)):
            if len(compact(part)) >= SHORTEST_PART and (number == 0 or re.search(r"\d", part)):
                yield compact(part)
        yield from map(compact, re.findall(r"(?i)\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", given.value))


def national_number(value: str) -> str:
    """The part of a UK phone number that stays the same behind 0, 0044, +44 and +44 (0)."""
    digits = "".join(char for char in compact(value) if char.isdigit())
    match = re.fullmatch(r"(?:0044|44|)0?([1-9]\d{8,9})", digits)
    return match[1] if match else ""


def compact(text: str) -> str:
    return Compact(text).text


class Compact:
    """A text without case, accents, spaces and punctuation, that still knows where its words ended."""

    def __init__(self, text: str) -> None:
        kept: list[str] = []
        self.starts: set[int] = set()
        inside = False
        for char in unicodedata.normalize("NFKD", text).casefold():
            if char.isalnum():
                if not inside:
                    self.starts.add(len(kept))
                kept.append(char)
            inside = char.isalnum() or (inside and unicodedata.combining(char) != 0)
        self.text = "".join(kept)

    def holds(self, wanted: str) -> bool:
        """Whether these words stand here as words. The zeros and codes before a phone number are no words."""
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if self._begins(at, wanted) and (end == len(self.text) or end in self.starts):
                return True
            at = self.text.find(wanted, at + 1)
        return False

    def _begins(self, at: int, wanted: str) -> bool:
        if at in self.starts:
            return True
        code = re.search(r"(?:0044|44|0)0?$", self.text[max(0, at - 5) : at])
        return wanted.isdigit() and code is not None and at - len(code[0]) in self.starts
