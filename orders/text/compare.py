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
    """Where most words changed, the whole earlier text and then the whole later one: a mixture cannot be read."""
    old, new = _tokens(before), _tokens(after)
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    stays = sum(_count(old[a:b]) for tag, a, b, _, _ in codes if tag == "equal")
    pairs = [("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in codes]
    if 2 * stays < min(_count(old), _count(new)):
        pairs = [(before, after)]
    return [run for pair in _joined(pairs) for run in _of_pair(*pair)]


def _tokens(text: str) -> list[str]:
    return re.findall(r"\s+|\S+", text)


def _count(tokens: list[str]) -> int:
    return sum(not token.isspace() for token in tokens)


def _joined(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What differs on both sides of a mere space is one change."""
    joined: list[tuple[str, str]] = []
    for pair in pairs:
        if len(joined) > 1 and _differs(pair) and joined[-1][0].isspace() and _differs(joined[-2]):
            space, first = joined.pop(), joined.pop()
            pair = (first[0] + space[0] + pair[0], first[1] + space[1] + pair[1])
        joined.append(pair)
    return joined


def _differs(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1]


def _of_pair(old: str, new: str) -> list[Run]:
    if old == new:
        return [Run("same", old)] if old else []
    return [run for run in (Run("removed", old), Run("added", new)) if run.words]
