"""Characters that no text may hold: they cannot be seen, cannot be read, or turn what stands around them."""

import unicodedata

from django.core.exceptions import ValidationError

UNREADABLE = "\ufffd"  # what is left of bytes that are not UTF-8
TURNING = "\u202d\u202e"  # what follows reads in the other direction: "gpj.exe" for "exe.jpg"


def plain_lines(value: str) -> None:
    """Several lines of text."""
    refuse_characters(value, allowed="\n\r\t")


def plain_line(value: str) -> None:
    """One line of text."""
    refuse_characters(value, allowed="\t")


def refuse_characters(value: str, allowed: str) -> None:
    """They break PDFs, mails and logs, or show a reader something else than was typed. NUL has Django's own check."""
    if any(is_unreadable(mark) for mark in value):
        raise ValidationError("Unreadable characters are not allowed", code="unreadable_character")
    if "\0" not in value and any(is_hidden(mark) for mark in value if mark not in allowed):
        raise ValidationError("Hidden characters are not allowed", code="hidden_character")


def is_unreadable(mark: str) -> bool:
    """Half of a pair, a code point that is no character, or the sign for what could not be decoded."""
    code = ord(mark)
    no_character = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return mark == UNREADABLE or no_character or unicodedata.category(mark) == "Cs"


def is_hidden(mark: str) -> bool:
    return mark in TURNING or unicodedata.category(mark) == "Cc"
