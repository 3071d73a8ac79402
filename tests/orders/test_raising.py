"""An incident logged while the suspect is bound by an order asks its officer for a decision."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.actions.incidents import change_incident, log_incident, withdraw_incident
from cases.models import Case, Incident
from orders.actions.breaches import log_breach, record_no_breach, strike_breach
from orders.actions.orders import change_order, end_order, strike_order
from orders.deadlines import POSSIBLE_BREACH
from orders.enums import OrderKind
from orders.models import Order
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow
from spo.notices.models import Deadline, OutgoingMail, Reminder
from spo.notices.reminders import sweep_deadlines
from tests.cases.actions.telling import told, when_on
from tests.factories.cases import make_case
from tests.factories.court import at, make_order, order_facts
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

WHY = "Neither near her nor in touch with her."
BEFORE, DURING = date(2026, 11, 1), date(2026, 11, 10)


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

    reminder = Reminder.objects.get(deadline__rule=POSSIBLE_BREACH)
    assert made[1:] == [0, 0]
    assert reminder.recipient == officer
    assert OutgoingMail.objects.get(reminder=reminder).recipient == officer


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

    record_no_breach(by=officer, order=order, incident=incident, reason=WHY)

    event = AuditEvent.objects.get(did="incident.found_no_breach")
    assert (waiting(), event.subject, event.who) == ([], "incident 2", officer.record_name)
    with pytest.raises(NotNow, match="nothing to decide about incident 2"):
        record_no_breach(by=officer, order=order, incident=incident, reason=WHY)


def test_record_no_breach_is_denied_outside_the_unit(order: Order, officer: User, stranger: User) -> None:
    incident = log(officer, order.case)

    with pytest.raises(Denied):
        record_no_breach(by=stranger, order=order, incident=incident, reason=WHY)

    assert len(waiting()) == 1


def test_nothing_is_left_to_decide_about_a_withdrawn_incident(order: Order, officer: User) -> None:
    withdraw_incident(by=officer, incident=log(officer, order.case), reason="Logged twice")

    assert waiting() == []


def test_nothing_is_left_to_decide_under_a_struck_order(order: Order, officer: User) -> None:
    log(officer, order.case)

    strike_order(by=officer, order=order, reason="Another case")

    assert waiting() == []


def move(by: User, incident: Incident, on: date) -> Incident:
    return change_incident(by=by, incident=incident, version=incident.version, told=told(when=when_on(on)))


def test_incident_moved_under_the_order_is_asked_about(order: Order, officer: User) -> None:
    incident = log(officer, order.case, BEFORE)

    moved = move(officer, incident, DURING)

    assert [deadline.title for deadline in waiting()] == ["Decide whether incident 2 breached the order"]
    move(officer, moved, BEFORE)
    assert waiting() == []


def test_incident_found_no_breach_is_not_asked_about_again(order: Order, officer: User) -> None:
    incident = log(officer, order.case)
    record_no_breach(by=officer, order=order, incident=incident, reason=WHY)

    move(officer, move(officer, incident, BEFORE), DURING)

    assert waiting() == []


def test_question_that_is_open_grows_no_younger(order: Order, officer: User) -> None:
    with time_machine.travel("2026-11-12T09:00:00+00:00", tick=False):
        incident = log(officer, order.case)

    move(officer, incident, date(2026, 11, 11))

    assert [deadline.due_on for deadline in waiting()] == [date(2026, 11, 12)]


def test_order_recorded_after_the_incident_asks_about_it(officer: User) -> None:
    case = make_case(officer=officer)
    for on in (BEFORE, DURING):
        log(officer, case, on)

    make_order(officer, case=case)

    assert [deadline.title for deadline in waiting()] == ["Decide whether incident 2 breached the order"]


def test_order_corrected_to_another_day_asks_about_what_it_then_bound(order: Order, officer: User) -> None:
    log(officer, order.case, DURING)

    for version, made_on in enumerate((date(2026, 11, 11), date(2026, 11, 2)), start=1):
        facts = order_facts(made_on=made_on)
        change_order(by=officer, order=order, version=version, facts=facts)
        assert len(waiting()) == version - 1


def test_order_that_had_ended_asks_nothing(order: Order, officer: User) -> None:
    log(officer, order.case, DURING)

    end_order(by=officer, order=order, ended_on=DURING, end_reason="Appeal allowed.")

    assert waiting() == []
    reason = AuditEvent.objects.get(did="deadline.cancelled").reason
    assert reason == "What was recorded no longer makes it a possible breach."


def test_interim_order_asks_nothing_from_the_day_it_was_replaced(officer: User) -> None:
    interim = make_order(officer, kind=OrderKind.INTERIM, ends_on=date(2026, 12, 1))
    log(officer, interim.case, DURING)

    full = make_order(officer, case=interim.case, made_on=DURING, replaces=interim)
    assert [deadline.link.split("/")[2] for deadline in waiting()] == [str(full.pk)]
    strike_order(by=officer, order=full, reason="Another case")

    assert [deadline.link.split("/")[2] for deadline in waiting()] == [str(interim.pk)]


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (
            BEFORE,
            "A breach rests on this incident, and this is before the order was made. Strike the breach first",
        ),
        (
            date(2026, 11, 16),
            "A breach rests on this incident, and this is after the order had ended. Strike the breach first",
        ),
    ],
)
def test_incident_of_a_breach_stays_where_the_order_bound(
    order: Order, officer: User, client_for: Callable[[User], Client], on: date, sentence: str
) -> None:
    incident = log(officer, order.case, DURING)
    terms = [order.terms.first()]
    breach = log_breach(by=officer, order=order, terms=terms, incident=incident, reported_at=at(10, 18))
    end_order(by=officer, order=order, ended_on=date(2026, 11, 16), end_reason="Appeal allowed.")
    url = reverse("change_incident", args=[order.case.reference, incident.number])
    answers = {
        "version": 1,
        "when_kind": "exact",
        "acts": ["following"],
        "what_happened": "He was there.",
        "targets": ["other"],
        "against_other": "Her mother",
        "count": 1,
    }

    answer = client_for(officer).post(url, sent(starts_on=on, **answers))

    assert (answer.status_code, answer.context["form"].errors) == (422, {"starts_on": [sentence]})
    assert Incident.objects.get(pk=incident.pk).starts_on == DURING
    strike_breach(by=officer, breach=breach, reason="Wrong incident.")
    assert client_for(officer).post(url, sent(starts_on=on, **answers)).status_code == 303


def test_page_of_a_breach_leads_to_the_other_decision(
    order: Order, officer: User, client_for: Callable[[User], Client]
) -> None:
    log(officer, order.case)
    client, url = client_for(officer), reverse("record_no_breach", args=[order.pk, 2])

    linked = client.get(reverse("log_breach", args=[order.pk])).text.count(url)
    shown, decided, again = client.get(url), client.post(url, sent(reason=WHY)), client.get(url)

    assert (linked, shown.status_code, decided.status_code, again.status_code) == (1, 200, 303, 409)
    assert waiting() == []
