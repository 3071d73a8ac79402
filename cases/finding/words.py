"""The words of a question as the index knows them, with the other ways of writing a number."""

import re

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery

from cases.confidential import national_numbers
from cases.finding.question import Question
from cases.models.fulltext import asked_for

NUMBER = re.compile(r"\+?[\d\s().-]{7,}")
EXHIBIT = re.compile(r"([A-Za-z]{1,6})\s?/\s?(\d{1,6})")
LEAST = 3  # letters and digits of a part of a reference


def words_in(question: Question) -> SearchQuery | CombinedSearchQuery:
    """What a text must hold. Between quotation marks, or exactly as typed, the words stand one after the other."""
    text = question.text
    query = asked_for(_quoted(text) if question.is_exact else text)
    for spelling in _spellings(text):
        query = query | asked_for(spelling)
    return query


def exhibit_in(text: str) -> tuple[str, int] | None:
    """Initials and number of an exhibit, such as AR/4."""
    found = EXHIBIT.fullmatch(text.strip())
    return (found[1], int(found[2])) if found else None


def part_of_reference(text: str) -> str:
    """Letters and digits by which a reference may be known, or nothing where they are too few to say anything."""
    compact = "".join(filter(str.isalnum, text)).upper()
    return compact if len(compact) >= LEAST and any(map(str.isdigit, compact)) else ""


def _spellings(text: str) -> list[str]:
    """A phone number is written down with its parts apart or together, and with the country or without."""
    if NUMBER.fullmatch(text.strip()) is None:
        return []
    numbers = national_numbers(text)
    if not numbers:
        return ["".join(filter(str.isdigit, text))]
    together = [f"{start}{number}" for number in numbers for start in ("0", "44", "+44")]
    apart = [_quoted(f"0{number[:4]} {number[4:]}") for number in numbers]
    return [*together, *apart]


def _quoted(text: str) -> str:
    return f'"{text.translate(str.maketrans("", "", _MARKS))}"'


_MARKS = '"“”'
