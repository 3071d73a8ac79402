"""The form of what a child may answer. What else it says is not its own, and is not believed."""

import re
from collections.abc import Callable
from typing import Any, TypeGuard

MOST_PAGES, LONGEST_SECONDS, LONGEST_NAME = 100_000, 2**31 - 1, 80
NEEDED = ("note", "code", "unprinted", "pages")  # one of them
UNKEPT = re.compile("[\\0\\ud800-\\udfff]")


def is_answer(said: Any) -> bool:
    if not isinstance(said, dict) or not any(name in said for name in NEEDED):
        return False
    return all(name in FORMS and FORMS[name](value) for name, value in said.items())


def is_text(value: Any) -> TypeGuard[str]:
    """Such as a database takes: half of a pair of surrogates or a zero it does not."""
    return isinstance(value, str) and not UNKEPT.search(value)


def are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(is_text, value))


def _are_pairs(value: Any) -> bool:
    return isinstance(value, list) and all(are_texts(each) and len(each) == 2 for each in value)


def _is_count(value: Any, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


FORMS: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("note", "code", "unprinted", "problem", "reader"), is_text),
    "fault": lambda value: is_text(value) and value.isidentifier() and len(value) <= LONGEST_NAME,
    "walls": are_texts,
    "tracks": _are_pairs,
    "pages": lambda value: _is_count(value, MOST_PAGES),
    "seconds": lambda value: _is_count(value, LONGEST_SECONDS),
}
