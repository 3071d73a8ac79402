"""What changed between two texts of an application, place by place and word by word."""

import difflib
import re
from dataclasses import dataclass

from orders.enums import Section
from orders.text import Text


@dataclass(frozen=True)
class Run:
    """Words that stand in both texts, in the earlier only, or in the later only."""

    kind: str  # "same", "removed" or "added"
    words: str


@dataclass(frozen=True)
class Difference:
    """One place that changed: the section it belongs to, its name, and its words."""

    section: Section
    place: str
    runs: list[Run]


def differences(before: Text, after: Text) -> list[Difference]:
    """Every place whose words differ, in the order of the application."""
    old, new = places(before), places(after)
    return [
        Difference(section, place, _runs(old.get((section, place), ""), new.get((section, place), "")))
        for section, place in sorted(old.keys() | new.keys(), key=_in_order(old, new))
        if old.get((section, place), "") != new.get((section, place), "")
    ]


Places = dict[tuple[Section, str], str]


def places(text: Text) -> Places:
    """The text as a flat list of named places, each with its words."""
    found: Places = {}
    respondent = text["respondent"]
    for key in (
        "name",
        "born",
        "age",
        "description",
        "area",
        "work_times",
        "education_times",
        "religious_observance",
    ):
        found[(Section.RESPONDENT, key.replace("_", " ").capitalize())] = respondent.get(key, "")
    found[(Section.RESPONDENT, "Other names")] = "\n".join(respondent.get("aliases", []))
    found[(Section.RESPONDENT, "Addresses")] = "\n".join(respondent.get("addresses", []))
    found[(Section.RESPONDENT, "Earlier orders")] = "\n".join(
        map(_values, respondent.get("earlier_orders", []))
    )
    found[(Section.PROTECTED, "Names")] = "\n".join(person["name"] for person in text["protected"])
    for row in text["incidents"]:
        found[(Section.INCIDENTS, f"Incident {row['number']}")] = _values(row, skip="number")
    found[(Section.RISK, "Risk")] = text["risk"]
    found[(Section.NECESSITY, "Why an order is necessary")] = text["necessity"]
    for row in text["terms"]:
        found[(Section.TERMS, f"Term {row['position']}")] = _values(row, skip="position")
    found[(Section.DURATION, "Length")] = text["duration"]["label"]
    found[(Section.INTERIM, "Interim order")] = _values(text["interim"])
    found[(Section.VICTIM_VIEWS, "The victim’s views")] = text["victim_views"]
    found[(Section.PROCEEDINGS, "Criminal proceedings")] = _values(text["proceedings"])
    for row in text["exhibits"]:
        found[(Section.EXHIBITS, row["reference"])] = _values(row, skip="id")
    return found


def _values(row: Text, skip: str = "") -> str:
    parts = (_plain(value) for key, value in row.items() if key != skip)
    return "\n".join(part for part in parts if part)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, dict):
        return " ".join(_plain(item) for item in value.values() if item)
    return str(value)


def _in_order(old: Places, new: Places):
    position = {key: index for index, key in enumerate([*new, *(key for key in old if key not in new)])}
    sections = list(Section)
    return lambda key: (sections.index(key[0]), position[key])


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
