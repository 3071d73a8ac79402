"""The pages of a breach."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from orders.actions.breaches import log_breach
from orders.models import Breach, Order
from spo.accounts.models import User
from tests.factories.cases import IncidentFactory
from tests.factories.court import at, make_order
from tests.orders.views.form_page import check_form_page
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]


@pytest.fixture
def order(officer: User) -> Order:
    order = make_order(officer)
    IncidentFactory(case=order.case, number=9, starts_on=date(2026, 11, 10))
    return order


@pytest.fixture
def breach(officer: User, order: Order) -> Breach:
    incident, terms = order.case.incidents.get(number=9), [order.terms.first()]
    return log_breach(by=officer, order=order, incident=incident, terms=terms, reported_at=at(10))


def test_log_breach(
    order: Order, officer: User, stranger: User, clerk: User, auditor: User, client_for: As
) -> None:
    good = {
        "incident": order.case.incidents.get(number=9).pk,
        "terms": [order.terms.first().pk],
        "reported_at": at(10),
    }

    check_form_page(
        client_for,
        reverse("log_breach", args=[order.pk]),
        by=officer,
        outsiders=[stranger, clerk, auditor],
        good=good,
        did="breach.logged",
    )

    assert Breach.objects.get().incident_id == good["incident"]


STEPS: list[tuple[str, dict[str, Any], str]] = [
    ("record_arrest_attempt", {"arrest_attempted_at": at(11), "arrest_note": "Not at home"}, "changed"),
    ("record_file_sent", {"file_sent_on": date(2026, 11, 12)}, "changed"),
    ("record_breach_outcome", {"outcome": "charged", "outcome_on": date(2026, 11, 13)}, "changed"),
    ("strike_breach", {"reason": "Another person"}, "struck"),
]


@pytest.mark.parametrize(("name", "answers", "did"), STEPS, ids=[name for name, _, _ in STEPS])
def test_step_of_a_breach(
    name: str,
    answers: dict[str, Any],
    did: str,
    breach: Breach,
    officer: User,
    stranger: User,
    clerk: User,
    client_for: As,
) -> None:
    good = answers if did == "struck" else {"version": 1} | answers

    check_form_page(
        client_for,
        reverse(name, args=[breach.pk]),
        by=officer,
        outsiders=[stranger, clerk],
        good=good,
        did=f"breach.{did}",
    )

    breach.refresh_from_db()
    assert {field: getattr(breach, field, None) for field in answers if field != "reason"} == {
        field: value for field, value in answers.items() if field != "reason"
    }
    assert breach.struck_reason == answers.get("reason", "")


def test_struck_breach_cannot_be_struck_again(breach: Breach, officer: User, client_for: As) -> None:
    client, url = client_for(officer), reverse("strike_breach", args=[breach.pk])

    answers = [client.post(url, sent(reason=reason)) for reason in ("By mistake", "Once more")]

    assert [answer.status_code for answer in answers] == [303, 409]
    breach.refresh_from_db()
    assert breach.struck_reason == "By mistake"
