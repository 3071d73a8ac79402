"""A hearing asks for the risk again: when the court lists it, and when the officer records how it ended."""

from datetime import date

import pytest

from orders.actions.determinations import record_determination
from orders.actions.hearings import list_hearing
from orders.enums import Outcome
from spo.accounts.models import User
from spo.notices.deadlines import open_deadlines
from tests.factories.court import accepted, at
from tests.factories.safety import assess

pytestmark = pytest.mark.usefixtures("november")


def risk_asked() -> list[str]:
    asked = open_deadlines().filter(rule="risk-assessment")
    return [f"{row.why.partition(',')[0]}; {row.due_on}" for row in asked]


def test_hearing_asks_for_the_risk_once_when_listed_and_once_when_held(officer: User, clerk: User) -> None:
    filing = accepted(officer, clerk)
    assess(officer, filing.application.case.victims.get())
    for day in (27, 30):
        list_hearing(by=clerk, filing=filing, starts_at=at(day))
    listed = risk_asked()
    assess(officer, filing.application.case.victims.get())

    record_determination(
        by=officer, application=filing.application, outcome=Outcome.REFUSED, decided_on=date(2026, 11, 20)
    )

    assert listed == ["The court listed a hearing on 20 November 2026; 2026-11-23"]
    assert risk_asked() == ["A hearing was held on 20 November 2026; 2026-11-23"]
