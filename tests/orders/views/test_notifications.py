"""The pages of notification, exemption, and what is decided about one not given in time."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from orders.actions.notifications import record_exemption, record_notification
from orders.models import Exemption, Notification, Order, OverdueDecision
from spo.accounts.models import User
from tests.factories.court import at, make_order, serve
from tests.orders.views.form_page import check_form_page
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]


@pytest.fixture
def order(officer: User) -> Order:
    return make_order(officer)


def notify(by: User, order: Order) -> Notification:
    return record_notification(
        by=by, order=order, given_at=at(4), station="Central", taken_by="PC 88", is_acknowledged=True
    )


def exempt(by: User, order: Order) -> Exemption:
    return record_exemption(
        by=by, order=order, from_on=date(2022, 1, 1), ended_on=None, explanation="On the register."
    )


NOTIFIED = {"given_at": at(4), "station": "Central", "taken_by": "PC 88", "is_acknowledged": "yes"}
EXEMPT = {"from_on": date(2022, 1, 1), "explanation": "On the register."}


@pytest.mark.parametrize(
    ("noun", "answers", "model"), [("notification", NOTIFIED, Notification), ("exemption", EXEMPT, Exemption)]
)
def test_record(
    noun: str,
    answers: dict[str, Any],
    model: Any,
    order: Order,
    officer: User,
    stranger: User,
    clerk: User,
    auditor: User,
    client_for: As,
) -> None:
    check_form_page(
        client_for,
        reverse(f"record_{noun}", args=[order.pk]),
        by=officer,
        outsiders=[stranger, clerk, auditor],
        good=answers,
        did=f"{noun}.recorded",
    )

    assert model.objects.get().order == order


@pytest.mark.parametrize(("noun", "make"), [("notification", notify), ("exemption", exempt)])
def test_strike(
    noun: str,
    make: Callable[[User, Order], Any],
    order: Order,
    officer: User,
    stranger: User,
    clerk: User,
    client_for: As,
) -> None:
    row = make(officer, order)

    check_form_page(
        client_for,
        reverse(f"strike_{noun}", args=[row.pk]),
        by=officer,
        outsiders=[stranger, clerk],
        good={"reason": "Another person"},
        did=f"{noun}.struck",
    )

    row.refresh_from_db()
    assert (row.struck_by, row.struck_reason) == (officer, "Another person")


def test_end_exemption(order: Order, officer: User, stranger: User, clerk: User, client_for: As) -> None:
    exemption = exempt(officer, order)

    check_form_page(
        client_for,
        reverse("end_exemption", args=[exemption.pk]),
        by=officer,
        outsiders=[stranger, clerk],
        good={"ended_on": date(2026, 11, 10)},
        did="exemption.ended",
    )

    exemption.refresh_from_db()
    assert exemption.ended_on == date(2026, 11, 10)


def test_decide_overdue(
    order: Order, officer: User, supervisor: User, stranger: User, clerk: User, client_for: As
) -> None:
    serve(officer, order)
    url, good = reverse("decide_overdue", args=[order.pk]), {"decision": "excuse", "reason": "In hospital."}

    denied = [
        client_for(officer).get(url).status_code,
        client_for(officer).post(url, sent(**good)).status_code,
    ]
    check_form_page(
        client_for,
        url,
        by=supervisor,
        outsiders=[stranger, clerk],
        good=good,
        did="overdue_notification.decided",
    )

    assert denied == [403, 403]
    assert OverdueDecision.objects.get().reason == "In hospital."
