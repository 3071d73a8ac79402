"""An incident logged while the suspect is bound by an order asks its officer for a decision."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.actions.incidents import log_incident, withdraw_incident
from cases.models import Case, Incident
from orders.actions.breaches import log_breach, record_no_breach
from orders.actions.orders import strike_order
from orders.deadlines import POSSIBLE_BREACH
from orders.models import Order
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow
from spo.notices.models import Deadline, OutgoingMail, Reminder
from spo.notices.reminders import sweep_deadlines
from tests.cases.actions.telling import told, when_on
from tests.factories.cases import make_case
from tests.factories.court import at, make_order
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def order(officer: User) -> Order:
    return make_order(officer)


def log(by: User, case: Case, on: date = date(2026, 11, 10)) -> Incident:
    return log_incident(by=by, case=case, told=told(when=when_on(on)))


def waiting() -> list[Deadline]:
    return list(Deadline.objects.filter(rule=POSSIBLE_BREACH, met_at=None, cancelled_at=None))


def test_incident_while_bound_asks_the_officer_in_the_case(
    order: Order, officer: User, colleague: User
) -> None:
    incident = log(colleague, order.case)

    (deadline,) = waiting()
    assert (deadline.owner, deadline.due_on) == (officer, timezone.localdate())
    assert deadline.title == "Decide whether incident 2 breached the order"
    assert deadline.link == f"/orders/{order.pk}/breach/?incident={incident.pk}"


def test_officer_is_told_once_in_the_list_and_by_mail(order: Order, officer: User) -> None:
    log(officer, order.case)

    made = [sweep_deadlines(now=timezone.now()) for _ in range(3)]

    assert made == [1, 0, 0]
    assert Reminder.objects.get().recipient == officer
    assert OutgoingMail.objects.get().recipient == officer


@pytest.mark.parametrize("on", [date(2026, 11, 1), date(2020, 1, 1)])
def test_incident_before_the_order_asks_nothing(order: Order, officer: User, on: date) -> None:
    log(officer, order.case, on)

    assert waiting() == []


def test_incident_of_another_case_asks_nothing(order: Order, officer: User) -> None:
    log(officer, make_case(officer=officer))

    assert waiting() == []


def test_log_breach_is_the_decision(order: Order, officer: User) -> None:
    incident = log(officer, order.case)

    terms = [order.terms.first()]
    log_breach(by=officer, order=order, terms=terms, incident=incident, reported_at=at(10, 18))

    assert waiting() == []
    assert Deadline.objects.get(rule=POSSIBLE_BREACH).met_at is not None


def test_record_no_breach_is_the_decision_and_is_recorded(order: Order, officer: User) -> None:
    incident = log(officer, order.case)

    record_no_breach(by=officer, order=order, incident=incident)

    event = AuditEvent.objects.get(did="incident.found_no_breach")
    assert (waiting(), event.subject, event.who) == ([], "incident 2", officer.record_name)
    with pytest.raises(NotNow, match="nothing to decide about incident 2"):
        record_no_breach(by=officer, order=order, incident=incident)


def test_record_no_breach_is_denied_outside_the_unit(order: Order, officer: User, stranger: User) -> None:
    incident = log(officer, order.case)

    with pytest.raises(Denied):
        record_no_breach(by=stranger, order=order, incident=incident)

    assert len(waiting()) == 1


def test_nothing_is_left_to_decide_about_a_withdrawn_incident(order: Order, officer: User) -> None:
    withdraw_incident(by=officer, incident=log(officer, order.case), reason="Logged twice")

    assert waiting() == []


def test_nothing_is_left_to_decide_under_a_struck_order(order: Order, officer: User) -> None:
    log(officer, order.case)

    strike_order(by=officer, order=order, reason="Another case")

    assert waiting() == []


def test_page_of_a_breach_leads_to_the_other_decision(
    order: Order, officer: User, client_for: Callable[[User], Client]
) -> None:
    log(officer, order.case)
    client, url = client_for(officer), reverse("record_no_breach", args=[order.pk, 2])

    linked = client.get(reverse("log_breach", args=[order.pk])).text.count(url)
    shown, decided, again = client.get(url), client.post(url, sent()), client.get(url)

    assert (linked, shown.status_code, decided.status_code, again.status_code) == (1, 200, 303, 409)
    assert waiting() == []
