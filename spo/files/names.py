"""File names are data: shown, never used as a path."""

import re
import unicodedata

LONGEST = 200
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def display_name(name: str) -> str:
    """The last part of the name, without control and direction marks, short enough, its ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if mark.isspace() else mark for mark in last if not _is_invisible(mark))
    tidy = " ".join(visible.split()).strip(". ")
    if not tidy:
        return "unnamed file"
    stem, dot, ending = tidy.rpartition(".")
    if not dot or len(ending) > 10:
        return tidy[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"


def ending(name: str) -> str:
    """The ending of a name in lower case without its dot, or nothing."""
    return display_name(name).rpartition(".")[2].lower() if "." in display_name(name) else ""


def _is_invisible(mark: str) -> bool:
    return unicodedata.category(mark) in INVISIBLE and not mark.isspace()
