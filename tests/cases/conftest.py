"""What the tests of the investigation share."""

from collections.abc import Callable

import pytest
from django.test import Client

from cases import hooks
from cases.models import Case
from spo.accounts.models import User
from spo.pages import navigation
from tests.factories.cases import make_case


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the floors above: what they add to a page is tested where they are."""
    for hook in vars(hooks).values():
        if isinstance(hook, hooks.Hook):
            monkeypatch.setattr(hook, "_functions", [])
    below = [pair for pair in navigation._offers if not pair[1].__module__.startswith("orders")]
    monkeypatch.setattr(navigation, "_offers", below)


@pytest.fixture
def hooked(alone: None) -> Callable[..., Callable]:
    """Add a function to a hook for the length of a test: `alone` gives every hook a list of its own."""
    return hooks.Hook.add


@pytest.fixture
def case(officer: User) -> Case:
    """The officer's case: two victims, a suspect, one incident."""
    return make_case(officer=officer, victims=2, incidents=1)


@pytest.fixture
def client(client_for: Callable[[User], Client], officer: User) -> Client:
    """Signed in as the officer in the case."""
    return client_for(officer)
