"""The Design System's own examples, and a normal form in which two pieces of HTML are the same or not."""

import json
from pathlib import Path
from typing import Any

from django.test.html import Element, parse_html

FIXTURES = Path(__file__).parents[2] / "fixtures" / "govuk-frontend"


def examples(component: str) -> dict[str, dict[str, Any]]:
    """Name to options and html, of every example of a component."""
    fixtures = json.loads((FIXTURES / f"{component}.json").read_text())["fixtures"]
    return {fixture["name"]: fixture for fixture in fixtures}


def applicable(left_out: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """(component, name) of every example that is not left out with a reason."""
    return [
        (component, name)
        for component, names in left_out.items()
        for name in examples(component)
        if name not in names
    ]


def keys(options: Any, path: str = "") -> set[str]:
    """The options an example uses, as paths: items.title.text."""
    if isinstance(options, list):
        return {key for each in options for key in keys(each, path)}
    if isinstance(options, dict):
        return {
            key for name, each in options.items() for key in keys(each, f"{path}.{name}" if path else name)
        }
    return {path}


def normal(html: str) -> list[str]:
    """One line for each tag and text: attributes and classes sorted, white space collapsed."""
    root = parse_html(html)
    return [line for child in (root.children if root.name is None else [root]) for line in lines_of(child, 0)]


def lines_of(node: Element | str, depth: int) -> list[str]:
    indent = "  " * depth
    if isinstance(node, str):
        return [f"{indent}{' '.join(node.split())}"] if node.strip() else []
    attributes = "".join(f" {name}={value!r}" for name, value in sorted(node.attributes, key=str))
    lines = [f"{indent}<{node.name}{attributes}>"]
    for child in node.children:
        lines += lines_of(child, depth + 1)
    return lines


def without_revealed(lines: list[str]) -> list[str]:
    """Leaves out what an option reveals: the examples reveal loose HTML, we reveal fields."""
    kept, inside = [], -1
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if inside >= 0 and depth > inside:
            continue
        inside = depth if "__conditional" in line else -1
        kept.append(line)
    return kept
