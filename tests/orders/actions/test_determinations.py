"""How an application ends: the court's decision in keeping with its orders, and the police giving it up."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine

from orders.actions.bundles import try_bundle_again
from orders.actions.determinations import change_determination, record_determination
from orders.actions.orders import change_order, record_order
from orders.actions.submission import withdraw_application
from orders.enums import OrderKind, Origin, Outcome, Status
from orders.models import Application, Bundle, Determination, Order
from spo.accounts.models import User
from spo.exceptions import Mistaken, NotNow
from tests.factories.cases import close_behind
from tests.factories.court import accepted, filed, order_facts, ready_bundle
from tests.factories.orders import approved

pytestmark = pytest.mark.usefixtures("november")

TODAY = date(2026, 11, 20)


@pytest.fixture
def application(officer: User) -> Application:
    return accepted(officer).application


def make(by: User, application: Application, kind: OrderKind, **facts: object) -> Order:
    ends_on = date(2026, 12, 18) if kind == OrderKind.INTERIM else None
    usual = {"kind": kind, "origin": Origin.APPLICATION, "made_on": TODAY, "ends_on": ends_on}
    return record_order(
        by=by, case=application.case, application=application, facts=order_facts(**usual | facts)
    )


def decide(by: User, application: Application, outcome: Outcome, on: date = TODAY) -> Determination:
    return record_determination(by=by, application=application, outcome=outcome, decided_on=on)


def test_record_determination_before_the_court_accepted_is_refused(officer: User) -> None:
    with pytest.raises(NotNow, match=r"The court has not accepted the application yet\."):
        decide(officer, filed(officer).application, Outcome.MADE)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.DISMISSED])
def test_record_determination_beside_a_standing_order_is_refused(
    officer: User, application: Application, outcome: Outcome
) -> None:
    make(officer, application, OrderKind.FULL)

    with pytest.raises(NotNow, match="Strike the order first"):
        decide(officer, application, outcome)

    application.refresh_from_db()
    assert (application.status, Determination.objects.count()) == (Status.ACCEPTED, 0)
    assert decide(officer, application, Outcome.MADE).outcome == Outcome.MADE


def test_change_determination_beside_a_standing_order_is_refused(
    officer: User, application: Application
) -> None:
    determination = decide(officer, application, Outcome.MADE)
    make(officer, application, OrderKind.FULL)

    with pytest.raises(NotNow, match="Strike the order first"):
        change_determination(
            by=officer,
            determination=determination,
            version=1,
            outcome=Outcome.REFUSED,
            decided_on=TODAY,
        )


def test_decision_before_the_interim_order_is_refused(officer: User, application: Application) -> None:
    with time_machine.travel("2026-11-24T09:00:00+00:00", tick=False):
        make(officer, application, OrderKind.INTERIM, made_on=date(2026, 11, 23))

        with pytest.raises(Mistaken) as refusal:
            decide(officer, application, Outcome.MADE, date(2026, 11, 22))

    assert refusal.value.problems == {
        "decided_on": "The date of the decision must be on or after 23 November 2026, "
        "the day the interim order was made"
    }


def test_withdraw_application_while_an_order_stands_is_refused(
    officer: User, application: Application
) -> None:
    make(officer, application, OrderKind.INTERIM)

    with pytest.raises(NotNow, match="An order is recorded on this application"):
        withdraw_application(by=officer, application=application, reason="The suspect has died.")

    application.refresh_from_db()
    assert application.status == Status.ACCEPTED


@pytest.mark.parametrize("status", [Status.DETERMINED, Status.WITHDRAWN])
def test_order_is_corrected_after_the_application_has_moved_on(
    officer: User, application: Application, status: Status
) -> None:
    order = make(officer, application, OrderKind.FULL)
    Application.objects.filter(pk=application.pk).update(status=status)
    facts = order_facts(made_on=TODAY, origin=Origin.APPLICATION, court="Eastfield Magistrates’ Court")

    assert change_order(by=officer, order=order, version=1, facts=facts).court == facts.court


@pytest.mark.parametrize(
    "act",
    [
        lambda by, application: decide(by, application, Outcome.REFUSED),
        lambda by, application: withdraw_application(by=by, application=application, reason="Over."),
    ],
    ids=["determine", "withdraw"],
)
def test_application_in_a_closed_case_is_not_ended(
    officer: User, application: Application, act: Callable[[User, Application], object]
) -> None:
    close_behind(application.case, officer)

    with pytest.raises(NotNow, match="This case was closed"):
        act(officer, Application.objects.get(pk=application.pk))

    application.refresh_from_db()
    assert application.status == Status.ACCEPTED


def test_outcome_in_a_closed_case_is_not_changed(officer: User, application: Application) -> None:
    determination = decide(officer, application, Outcome.MADE)
    close_behind(application.case, officer)

    with pytest.raises(NotNow, match="This case was closed"):
        change_determination(
            by=officer, determination=determination, version=1, outcome=Outcome.REFUSED, decided_on=TODAY
        )


def test_bundle_in_a_closed_case_is_not_tried_again(officer: User) -> None:
    approval = approved(officer)
    bundle = ready_bundle(approval)
    close_behind(approval.version.application.case, officer)

    with pytest.raises(NotNow, match="This case was closed"):
        try_bundle_again(by=officer, bundle=bundle)

    assert Bundle.objects.get().attempt == 1
