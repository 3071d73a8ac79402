"""What a court paper rests on cannot be withdrawn under it."""

import pytest

from cases.actions.incidents import withdraw_incident
from orders.actions.submission import take_back
from orders.reliance import incident_in_use
from spo.accounts.models import User
from spo.exceptions import NotNow
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
