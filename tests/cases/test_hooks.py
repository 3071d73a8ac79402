"""Hooks answer in order, say nothing when they have nothing to say, and take an action back when they fail."""

from collections.abc import Callable

import pytest

from cases import hooks
from cases.actions.incidents import log_incident, withdraw_incident
from cases.models import Incident
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import NotNow
from tests.cases.actions.telling import told
from tests.factories.cases import make_case


def test_hook_answers_in_order_without_the_silent_ones() -> None:
    hook: hooks.Hook = hooks.Hook()
    hook.add(lambda: 1)
    hook.add(lambda: None)
    same = hook.add(lambda: 2)
    hook.add(same)

    assert hook() == [1, 2]


def test_incident_logged_is_told_once(officer: User, hooked: Callable) -> None:
    heard: list[tuple[User, Incident]] = []
    hooked(hooks.incident_logged, lambda by, incident: heard.append((by, incident)))

    incident = log_incident(by=officer, case=make_case(officer=officer), told=told())

    assert heard == [(officer, incident)]


def test_log_incident_leaves_nothing_when_a_hook_fails(officer: User, hooked: Callable) -> None:
    def fail(by: User, incident: Incident) -> None:
        raise RuntimeError

    hooked(hooks.incident_logged, fail)
    case = make_case(officer=officer)

    with pytest.raises(RuntimeError):
        log_incident(by=officer, case=case, told=told())

    assert Incident.objects.count() == 0
    assert AuditEvent.objects.filter(did="incident.logged").count() == 0


def test_withdraw_incident_is_refused_while_something_rests_on_it(officer: User, hooked: Callable) -> None:
    hooked(hooks.incident_in_use, lambda incident: ["The application relies on it."])
    incident = log_incident(by=officer, case=make_case(officer=officer), told=told())

    with pytest.raises(NotNow, match="The application relies on it"):
        withdraw_incident(by=officer, incident=incident, reason="Logged twice")
