"""Every form about an order or a hearing refuses what cannot be beside its field, and saves nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Case
from orders.models import Order
from spo.accounts.models import User
from tests.factories.cases import make_case
from tests.factories.court import accepted, at, make_order
from tests.orders.views.sending import sent, terms_sent
from tests.wrong import Wrong, check_refused, choices, dates, moments, texts

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]
FUTURE, BEFORE = at(21), at(1)


def later_and_before(field: str) -> list[Wrong]:
    """After today, and before the order was made on 2 November."""
    return [(_typed(field, when), field) for when in (FUTURE, BEFORE)]


def _typed(field: str, when: Any) -> dict[str, Any]:
    return {name: value for name, value in sent(**{field: when}).items() if name != "submission"}


SERVED = _typed("acted_at", at(3)) | {"served_by": "police", "method": "hand", "server": "PC Reyes"}
ENTERED = _typed("entered_at", at(4)) | {"system": "pnc", "entered_by": "Operator 77"}
TOLD = _typed("told_at", at(4)) | {
    "victim": "{victim}",
    "about": "made",
    "outcome": "told",
    "told_by": "PC Reyes",
    "how": "By phone",
}
NOTIFIED = _typed("given_at", at(4)) | {
    "station": "Central",
    "taken_by": "PC 88",
    "is_acknowledged": "yes",
}
EXEMPT = _typed("from_on", at(4).date()) | {"explanation": "On the register."}
BREACHED = _typed("reported_at", at(10)) | {"incident": "{incident}", "terms": "{term}"}
ENDED = _typed("ended_on", at(10).date()) | {"end_reason": "Discharged"}
STRUCK = {"reason": "By mistake"}

UNDER: list[tuple[str, dict[str, Any], list[Wrong]]] = [
    ("record_service", SERVED, [*choices("served_by"), *choices("method"), *texts("place", 300)]),
    ("record_service", SERVED, [*moments("acted_at"), *later_and_before("acted_at")]),
    ("record_service", SERVED, [*texts("server", 120, required=True), *texts("proof", 2000)]),
    ("record_victim_told", TOLD, [*choices("victim"), *moments("told_at"), *later_and_before("told_at")]),
    ("record_victim_told", TOLD, [*texts("told_by", 120, required=True), *texts("how", 200, required=True)]),
    ("record_victim_told", TOLD, [*choices("about"), ({"about": "ended"}, "about"), *choices("outcome")]),
    ("record_system_entry", ENTERED, [*choices("system"), *texts("system_reference", 60)]),
    ("record_system_entry", ENTERED, [*moments("entered_at"), *later_and_before("entered_at")]),
    ("record_system_entry", ENTERED, texts("entered_by", 120, required=True)),
    ("record_notification", NOTIFIED, [*moments("given_at"), *later_and_before("given_at")]),
    ("record_notification", NOTIFIED, [*texts("station", 120, required=True), *texts("note", 2000)]),
    ("record_notification", NOTIFIED, [*texts("taken_by", 120, required=True), *choices("is_acknowledged")]),
    ("record_exemption", EXEMPT, [*dates("from_on"), *dates("ended_on")]),
    ("record_exemption", EXEMPT, [(_typed("ended_on", at(3).date()), "ended_on")]),
    ("record_exemption", EXEMPT, texts("explanation", 2000, required=True)),
    ("log_breach", BREACHED, [*choices("incident"), *choices("terms"), *moments("reported_at")]),
    ("log_breach", BREACHED, later_and_before("reported_at")),
    ("end_order", ENDED, [*dates("ended_on"), (_typed("ended_on", FUTURE.date()), "ended_on")]),
    ("end_order", ENDED, [(_typed("ended_on", BEFORE.date()), "ended_on")]),
    ("end_order", ENDED, texts("end_reason", 200, required=True)),
    ("strike_order", STRUCK, texts("reason", 1000, required=True)),
]


@pytest.fixture
def order(officer: User) -> Order:
    order = make_order(officer)
    order.case.incidents.update(starts_on=at(10).date())
    return order


@pytest.mark.parametrize(("name", "good", "wrongs"), UNDER, ids=lambda value: str(value)[:20])
def test_form_under_an_order_refuses_what_cannot_be(
    order: Order, officer: User, client_for: As, name: str, good: dict[str, Any], wrongs: list[Wrong]
) -> None:
    keys = {
        "victim": order.case.victims.get().pk,
        "incident": order.case.incidents.get().pk,
        "term": order.terms.first().pk,
    }
    client, url = client_for(officer), reverse(name, args=[order.pk])

    for wrong in wrongs:
        check_refused(client, url, {field: str(value).format(**keys) for field, value in good.items()}, wrong)


@pytest.fixture
def case(officer: User) -> Case:
    return make_case(officer=officer)


ORDER = (
    _typed("made_on", at(2).date())
    | {"origin": "conviction", "court": "Northmoor", "length": "further-order"}
    | terms_sent(("prohibition", "Not to contact her."))
)
FIXED = {"length": "fixed"}
ORDER_WRONG = [
    *choices("origin"),
    *choices("length"),
    *texts("court", 120, required=True),
    *dates("made_on"),
    (_typed("made_on", at(21).date()), "made_on"),
    *[(FIXED | wrong, field) for wrong, field in dates("ends_on")],
    (FIXED | _typed("ends_on", at(1).date()), "ends_on"),
]


def test_order_refuses_what_cannot_be(case: Case, officer: User, client_for: As) -> None:
    client, url = client_for(officer), reverse("record_other_order", args=[case.reference])

    for wrong in ORDER_WRONG:
        check_refused(client, url, ORDER, wrong)


def test_outcome_refuses_what_cannot_be(officer: User, clerk: User, client_for: As) -> None:
    application = accepted(officer, clerk).application
    client, url = client_for(officer), reverse("record_determination", args=[application.pk])
    good = {"outcome": "refused"} | _typed("decided_on", at(20).date())
    future = (_typed("decided_on", FUTURE.date()), "decided_on")

    for wrong in [*choices("outcome"), *dates("decided_on"), future, *texts("words", 10_000)]:
        check_refused(client, url, good, wrong)


def test_hearing_refuses_what_cannot_be(officer: User, clerk: User, client_for: As) -> None:
    client, url = client_for(clerk), reverse("list_hearing", args=[accepted(officer, clerk).pk])
    good = _typed("starts_at", at(30))

    for wrong in [*moments("starts_at"), (_typed("starts_at", at(19)), "starts_at"), *texts("note", 200)]:
        check_refused(client, url, good, wrong)
