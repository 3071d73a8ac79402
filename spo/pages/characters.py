"""Characters that no text may hold: they cannot be seen, cannot be read, or turn what stands around them."""

import unicodedata

from django.core.exceptions import ValidationError

UNREADABLE = "\ufffd"  # what is left of bytes that are not UTF-8
BREAKS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))  # as word processors write them
WORDS_QUOTED = 3
TURNING = "\u202d\u202e"  # what follows reads in the other direction: "gpj.exe" for "exe.jpg"


def plain_lines(value: str) -> None:
    """Several lines of text."""
    refuse_characters(value, allowed="\n\r\t")


def plain_line(value: str) -> None:
    """One line of text."""
    refuse_characters(value, allowed="\t")


def refuse_characters(value: str, allowed: str) -> None:
    """They break PDFs, mails and logs, or show a reader something else than was typed. NUL has Django's own check."""
    for at, mark in enumerate(value):
        if is_unreadable(mark):
            raise _refusal("unreadable_character", value[:at])
    if "\0" in value:
        return
    for at, mark in enumerate(value):
        if mark not in allowed and is_hidden(mark):
            raise _refusal("hidden_character", value[:at])


def _refusal(code: str, before: str) -> ValidationError:
    return ValidationError("Such characters are not allowed", code=code, params={"place": _place(before)})


def _place(before: str) -> str:
    """Such as: in line 3, after “followed her home”."""
    lines = before.split("\n")
    seen = "".join(mark for mark in lines[-1] if not is_hidden(mark) and not is_unreadable(mark)).split()
    where = f"after “{' '.join(seen[-WORDS_QUOTED:])}”" if seen else "at its start"
    return where if len(lines) == 1 else f"in line {len(lines)}, {where}"


def is_unreadable(mark: str) -> bool:
    """Half of a pair, a code point that is no character, or the sign for what could not be decoded."""
    code = ord(mark)
    no_character = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return mark == UNREADABLE or no_character or unicodedata.category(mark) == "Cs"


def is_hidden(mark: str) -> bool:
    return mark in TURNING or unicodedata.category(mark) == "Cc"
