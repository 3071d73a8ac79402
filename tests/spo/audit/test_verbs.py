"""One way to spell what the record says was done."""

import ast
import re
from collections.abc import Iterator

import pytest

from orders.enums import Event
from orders.workflow import MOVES
from tests.source import sources

WRITERS = {"record", "enter", "_record", "_listed", "_consulted", "_disclosed"}
SPELLING = re.compile(r"([a-z]+(_[a-z]+)*|\{\})\.([a-z]+(_[a-z]+)*|\{\})")
LOOKING = {"opened", "read", "viewed", "looked_at", "shown"}  # the record says "consulted"


def text_of(node: ast.expr) -> str:
    """A literal, with {} where something is filled in; nothing for any other expression."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def verbs() -> Iterator[tuple[str, str]]:
    """Every literal with a dot that is handed to a writer of the record, or named `did`."""
    for source in sources():
        for node in ast.walk(source.tree):
            handed: list[ast.expr] = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in WRITERS:
                    handed += [*node.args, *(k.value for k in node.keywords if k.arg == "did")]
            elif isinstance(node, ast.Assign) and [getattr(t, "id", "") for t in node.targets] == ["did"]:
                value = node.value
                handed += [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            yield from ((f"{source.path}: {text}", text) for text in map(text_of, handed) if "." in text)


VERBS = dict(verbs())


def test_verbs_are_found() -> None:
    assert {"incident.logged", "bundle.downloaded", "{}.struck", "application.{}", "session.started"} <= set(
        VERBS.values()
    )


@pytest.mark.parametrize("text", VERBS.values(), ids=VERBS)
def test_verb_is_a_noun_a_dot_and_what_was_done_to_it(text: str) -> None:
    assert SPELLING.fullmatch(text) is not None
    assert text.partition(".")[2] not in LOOKING


@pytest.mark.parametrize("event", Event)
def test_move_of_an_application_is_recorded_in_the_past(event: Event) -> None:
    assert re.fullmatch(r"[a-z]+_[a-z]+|[a-z]+(ed|n)", MOVES[event].past) is not None
