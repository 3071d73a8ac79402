"""What a court paper rests on cannot be withdrawn under it."""

import pytest

from cases.actions.incidents import withdraw_incident
from orders.actions.applications import change_protected
from orders.actions.service import record_victim_told, strike_victim_told
from orders.actions.submission import take_back
from orders.reliance import incident_in_use, victim_in_use
from spo.accounts.models import User
from spo.exceptions import NotNow
from tests.factories.court import at, make_order
from tests.factories.orders import start, submitted


def test_incident_of_a_draft_is_free(officer: User) -> None:
    application = start(officer)

    assert incident_in_use(application.incidents.first()) == []


def test_incident_of_a_submitted_application_stays(officer: User) -> None:
    version = submitted(officer)
    incident = version.application.incidents.first()

    with pytest.raises(NotNow, match="is in an application that is submitted"):
        withdraw_incident(by=officer, incident=incident, reason="Logged twice")

    incident.refresh_from_db()
    assert incident.withdrawn_at is None


def test_incident_is_free_again_once_the_application_is_taken_back(officer: User) -> None:
    version = submitted(officer)
    take_back(by=officer, application=version.application, reason="An incident was logged twice")

    incident = withdraw_incident(
        by=officer, incident=version.application.incidents.first(), reason="Logged twice"
    )

    assert incident.is_withdrawn


def test_victim_of_a_draft_is_taken_out_of_it_first(officer: User) -> None:
    application = start(officer)
    victim = application.case.victims.get()

    assert victim_in_use(victim) == [
        "The application that is draft protects this person. Take them out of it first."
    ]
    change_protected(by=officer, application=application, version=application.version, victims=[])
    assert victim_in_use(victim) == []


def test_victim_who_was_told_of_an_order_stays(officer: User) -> None:
    order = make_order(officer)
    victim = order.case.victims.get()
    told = record_victim_told(
        by=officer, order=order, victim=victim, told_at=at(3), told_by="PC Reyes", how="By phone"
    )

    sentences = victim_in_use(victim)
    strike_victim_told(by=officer, told=told, reason="Another victim was told")

    assert sentences == ["It is recorded that this person was told of an order. Strike that first."]
    assert victim_in_use(victim) == []
