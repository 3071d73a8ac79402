"""What changed between two texts of an application, label by label and word by word."""

import difflib
import re
from dataclasses import dataclass

from orders.enums import Section
from orders.text.build import Text
from orders.text.outline import Part, outline

TITLE = "Number"


@dataclass(frozen=True)
class Run:
    """Words that stand in both texts, in the earlier only, or in the later only."""

    kind: str  # "same", "removed" or "added"
    words: str


@dataclass(frozen=True)
class Difference:
    """One label whose words changed: its section, the title of its part, and its words."""

    section: Section
    title: str
    label: str
    runs: list[Run]


def differences(before: Text, after: Text) -> list[Difference]:
    """Everything that reads differently, in the order of the application. A part is followed where it moves to."""
    old, new = outline(before), outline(after)
    return [
        difference
        for section in Section
        for difference in _in_section(section, _by_key(old[section]), _by_key(new[section]))
    ]


def _by_key(parts: list[Part]) -> dict[str, Part]:
    return {part.key: part for part in parts}


def _in_section(section: Section, old: dict[str, Part], new: dict[str, Part]) -> list[Difference]:
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        before, after = _rows(old.get(key)), _rows(new.get(key))
        title = (new.get(key) or old[key]).title
        found += [
            Difference(section, title, label, _runs(before.get(label, ""), after.get(label, "")))
            for label in {**after, **before}
            if before.get(label, "") != after.get(label, "")
        ]
    return found


def _rows(part: Part | None) -> dict[str, str]:
    if part is None:
        return {}
    return {TITLE: part.title, **part.rows} if part.title else part.rows


def _runs(before: str, after: str) -> list[Run]:
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    runs: list[Run] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(old[a:b])))
            continue
        if a < b:
            runs.append(Run("removed", "".join(old[a:b])))
        if c < d:
            runs.append(Run("added", "".join(new[c:d])))
    return runs
