"""Handlers for one test."""

from collections.abc import Callable

import pytest

from spo.work.registry import HANDLERS, Handler
from tests.factories.work import KIND


@pytest.fixture
def handle_with(monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Call it with a function to have that do the jobs of kind "example.work" for this test."""

    def register(do: Callable, *, queue: str = "periodic", kind: str = KIND) -> None:
        monkeypatch.setitem(HANDLERS, kind, Handler(do, queue, "An example"))

    return register
