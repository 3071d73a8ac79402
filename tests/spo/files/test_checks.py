"""What `manage.py check --deploy` says about opening and scanning files nobody trusts."""

import pytest
from django.conf import LazySettings
from django.core.checks.registry import registry

from spo.files import checks


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"harms": []}, []),
        ({"harms": ["reading", "writing"]}, ["files.W002"]),
        ({"harms": ["network", "reading"]}, ["files.E002", "files.W002"]),
        ({"code": "unprotected"}, ["files.E001"]),
    ],
)
def test_children_that_reach_something_are_an_error(
    monkeypatch: pytest.MonkeyPatch, answer: dict, found: list[str]
) -> None:
    monkeypatch.setattr(checks, "_reached", lambda program: answer)

    assert [message.id for message in checks.check_walls()] == found


def test_children_reach_no_process_and_no_network_here() -> None:
    assert {message.id for message in checks.check_walls()} <= {"files.W002"}


@pytest.mark.parametrize(("url", "found"), [("", []), ("tcp://127.0.0.1:1", ["files.W001"])])
def test_virus_scanner_that_is_silent_is_named(settings: LazySettings, url: str, found: list[str]) -> None:
    settings.CLAMD_URL = url

    assert [message.id for message in checks.check_virus_scanner()] == found


def test_both_are_asked_on_deployment() -> None:
    names = {check.__name__ for check in registry.get_checks(include_deployment_checks=True)}

    assert {"check_walls", "check_virus_scanner"} <= names
