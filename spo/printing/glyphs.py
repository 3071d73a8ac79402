"""Text made fit for print: what the print fonts cannot show is named, what only misleads is left out."""

import re
import unicodedata

# Liberation has no emoji, and a message that reads "I will find you [knife]" must not be printed without it.
PICTURES = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
# Control characters are not text; joiners and selectors only style an emoji; overrides turn what is read around.
UNPRINTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\uffff\ud800-\udfff]"
)

# Unicode's own names for these are of another century, or of the outline that was once printed.
NAMES = {
    "🔪": "kitchen knife",
    "❤": "red heart",
    "☺": "smiling face",
    "☹": "frowning face",
    "😘": "face blowing a kiss",
}


def printable(text: str) -> str:
    """The same text in characters that print, an emoji as its name in square brackets."""
    return PICTURES.sub(_named, UNPRINTED.sub("", text))


def _named(match: re.Match[str]) -> str:
    name = NAMES.get(match[0]) or unicodedata.name(match[0], f"symbol {ord(match[0]):X}").lower()
    return f"[{name}]"
