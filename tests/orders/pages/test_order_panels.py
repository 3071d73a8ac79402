"""What a case shows of its orders."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions.incidents import withdraw_incident
from orders.actions.breaches import log_breach
from orders.actions.hearings import list_hearing
from orders.actions.orders import strike_order
from orders.enums import OrderKind
from orders.pages.order import open_deadlines
from orders.pages.order_panels import order_markers, orders_panel
from spo.accounts.models import User
from spo.exceptions import NotNow
from tests.factories.cases import IncidentFactory, make_case
from tests.factories.court import accepted, at, make_order, serve

pytestmark = pytest.mark.usefixtures("november")


def test_panel_shows_what_binds_today_first(officer: User) -> None:
    case = make_case(officer=officer)
    make_order(officer, case)
    make_order(officer, case, made_on=date(2026, 11, 3), kind=OrderKind.INTERIM, ends_on=date(2026, 11, 10))

    panel = orders_panel(officer, case)

    assert [row["binds"] for row in panel.context["orders"]] == [
        "Binds until further order.",
        "Bound to the end of 10 November 2026.",
    ]


def test_no_panel_without_an_order_or_for_a_struck_one(officer: User) -> None:
    case = make_case(officer=officer)
    assert orders_panel(officer, case) is None

    strike_order(by=officer, order=make_order(officer, case), reason="Wrong case.")

    assert orders_panel(officer, case) is None
    assert order_markers(case) == []


def test_markers_show_order_service_breach_and_hearing(officer: User, clerk: User) -> None:
    filing = accepted(officer, clerk)
    case = filing.application.case
    list_hearing(by=clerk, filing=filing, starts_at=at(27))
    order = make_order(officer, case)
    serve(officer, order)
    incident = IncidentFactory(case=case, number=9, starts_on=date(2026, 11, 10))
    log_breach(by=officer, order=order, terms=[order.terms.first()], incident=incident, reported_at=at(11))

    assert [(marker.on.day, marker.sign.label) for marker in order_markers(case)] == [
        (2, "Order made"),
        (3, "Order served"),
        (27, "Hearing"),
        (11, "Breach reported"),
    ]


def test_incident_that_shows_a_breach_is_not_withdrawn(officer: User) -> None:
    order = make_order(officer)
    incident = IncidentFactory(case=order.case, number=9, starts_on=date(2026, 11, 10))
    log_breach(by=officer, order=order, terms=[order.terms.first()], incident=incident, reported_at=at(11))

    with pytest.raises(NotNow) as refusal:
        withdraw_incident(by=officer, incident=incident, reason="Not him.")

    assert refusal.value.sentence == "Incident 9 shows a breach of an order. Strike the breach first."


@pytest.mark.parametrize("count", [1, 30])
def test_list_case_orders_costs_the_same_for_one_and_thirty(
    count: int,
    officer: User,
    client_for: Callable[[User], Client],
    django_assert_num_queries: Callable[..., AbstractContextManager],
) -> None:
    case = make_case(officer=officer)
    for _ in range(count):
        serve(officer, make_order(officer, case))
    client, url = client_for(officer), reverse("list_case_orders", args=[case.reference])
    client.get(url)

    with django_assert_num_queries(17):
        page = client.get(url)

    assert len(page.context["rows"]) == count


@pytest.mark.parametrize("count", [1, 30])
def test_open_deadlines_of_an_order_cost_the_same_for_one_breach_and_thirty(
    count: int, officer: User, django_assert_num_queries: Callable[..., AbstractContextManager]
) -> None:
    order = make_order(officer)
    for number in range(count):
        incident = IncidentFactory(case=order.case, number=100 + number, starts_on=date(2026, 11, 10))
        log_breach(
            by=officer, order=order, terms=[order.terms.first()], incident=incident, reported_at=at(11)
        )

    with django_assert_num_queries(2):
        rows = open_deadlines(order)

    assert len(rows) == 1 + 2 * count
