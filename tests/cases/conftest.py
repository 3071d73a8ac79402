"""What the tests of the investigation share."""

from collections.abc import Callable, Iterator

import pytest

from cases import hooks


@pytest.fixture
def hooked() -> Iterator[Callable[..., None]]:
    """Add a function to a hook for the length of a test."""
    added: list[tuple[hooks.Hook, Callable]] = []

    def add(hook: hooks.Hook, function: Callable) -> None:
        hook.add(function)
        added.append((hook, function))

    yield add
    for hook, function in added:
        hook.remove(function)
