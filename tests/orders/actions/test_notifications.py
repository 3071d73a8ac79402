"""Notification by the person bound: in time, late, exempt, not needed, overdue; and what was decided about it."""

from datetime import date
from functools import partial

import pytest
import time_machine

from orders.actions.notifications import (
    decide_overdue,
    end_exemption,
    record_exemption,
    record_notification,
    strike_exemption,
    strike_notification,
)
from orders.actions.orders import end_order
from orders.compliance import notification_standing
from orders.deadlines import NOTIFICATION_AFTER_EXEMPTION, NOTIFICATION_INITIAL
from orders.enums import OrderKind, ServiceMethod, Standing, SuspectedOffence
from orders.models import Notification, Order, OverdueDecision
from orders.permissions.orders import list_suspected_offences
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow
from spo.notices.deadlines import deadlines_of
from tests.factories.cases import make_case
from tests.factories.court import at, make_order, serve

pytestmark = pytest.mark.usefixtures("november")

TODAY = date(2026, 11, 20)


def notify(by: User, order: Order, given_at: object) -> Notification:
    return record_notification(
        by=by,
        order=order,
        given_at=given_at,
        station="Northmoor Central",
        taken_by="Station officer 88",
        is_acknowledged=True,
    )


def exempt(by: User, order: Order, ended_on: date | None = None) -> object:
    return record_exemption(
        by=by, order=order, from_on=date(2022, 1, 1), ended_on=ended_on, explanation="On the register."
    )


def standing(order: Order, today: date = TODAY) -> Standing:
    return notification_standing(Order.objects.get(pk=order.pk), today=today).standing


def open_rules(order: Order) -> list[str]:
    return [row.rule for row in deadlines_of(order.subject)]


def test_notification_in_time_meets_the_deadline(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(18))
    assert standing(order) == Standing.DUE

    notify(officer, order, at(20, 8))

    assert standing(order) == Standing.GIVEN
    assert open_rules(order) == []
    assert AuditEvent.objects.filter(did="deadline.met").count() == 1


def test_notification_after_the_last_day_is_recorded_as_late(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3))

    notify(officer, order, at(6, 0, 1))

    assert standing(order) == Standing.LATE
    assert open_rules(order) == []


def test_notification_on_the_last_day_is_in_time_to_its_end(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3))

    notify(officer, order, at(5, 23, 59))

    assert standing(order) == Standing.GIVEN


def test_strike_notification_starts_the_clock_again(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(18))
    notification = notify(officer, order, at(19))

    strike_notification(by=officer, notification=notification, reason="It was another man of that name.")

    assert standing(order) == Standing.DUE
    assert open_rules(order) == [NOTIFICATION_INITIAL]


def test_notification_is_overdue_from_the_fourth_day(officer: User) -> None:
    order = make_order(officer)
    assert standing(order) == Standing.NOT_SERVED
    serve(officer, order, at(3))

    assert [standing(order, date(2026, 11, day)) for day in (5, 6)] == [Standing.DUE, Standing.OVERDUE]


def test_exempt_person_has_no_clock_until_the_exemption_ends(officer: User) -> None:
    order = make_order(officer)
    exemption = exempt(officer, order)
    serve(officer, order, at(3))
    assert (standing(order), open_rules(order)) == (Standing.EXEMPT, [])

    end_exemption(by=officer, exemption=exemption, ended_on=date(2026, 11, 19))

    (deadline,) = deadlines_of(order.subject)
    assert (deadline.rule, deadline.due_on) == (NOTIFICATION_AFTER_EXEMPTION, date(2026, 11, 21))


def test_person_is_exempt_until_the_final_day_that_is_known_ahead(officer: User) -> None:
    order = make_order(officer)
    exempt(officer, order, ended_on=date(2026, 11, 30))

    serve(officer, order, at(3))

    days = [date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 3)]
    assert [standing(order, day) for day in days] == [Standing.EXEMPT, Standing.DUE, Standing.OVERDUE]


def test_notification_before_the_exemption_ended_does_not_answer_the_clock_after_it(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3))
    notify(officer, order, at(4))

    exempt(officer, order, ended_on=date(2026, 11, 10))

    assert standing(order) == Standing.OVERDUE
    assert [found.pk for found, _ in list_suspected_offences(officer)] == [order.pk]


def test_strike_exemption_brings_the_first_clock_back(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(18))
    exemption = exempt(officer, order)
    assert open_rules(order) == []

    strike_exemption(by=officer, exemption=exemption, reason="Another person.")

    assert open_rules(order) == [NOTIFICATION_INITIAL]


def test_exemption_that_ends_before_it_begins_is_refused(officer: User) -> None:
    with pytest.raises(Mistaken) as refusal:
        exempt(officer, make_order(officer), ended_on=date(2021, 12, 31))

    assert refusal.value.problems == {"ended_on": "The final day must be on or after the first day"}


def test_order_ended_before_the_last_day_leaves_nothing_due(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(18))

    end_order(by=officer, order=order, ended_on=TODAY, end_reason="Appeal allowed.")

    assert (standing(order), open_rules(order)) == (Standing.NOT_NEEDED, [])


def test_replacing_order_needs_no_notification(officer: User) -> None:
    case = make_case(officer=officer)
    interim = make_order(officer, case, kind=OrderKind.INTERIM, ends_on=date(2026, 12, 28))
    full = make_order(officer, case, made_on=date(2026, 11, 16), replaces=interim)
    serve(officer, full, at(16))

    assert standing(full) == Standing.NOT_NEEDED


def test_suspected_offences_are_listed_until_decided(officer: User, supervisor: User, stranger: User) -> None:
    overdue, late, in_time = (make_order(officer) for _ in range(3))
    for order in (overdue, late, in_time):
        serve(officer, order, at(3))
    notify(officer, late, at(9))
    notify(officer, in_time, at(4))

    assert {order.pk for order, _ in list_suspected_offences(officer)} == {overdue.pk, late.pk}
    assert list_suspected_offences(stranger) == []

    decide_overdue(
        by=supervisor,
        order=late,
        decision=SuspectedOffence.EXCUSE,
        reason="He was in hospital until the 8th.",
    )

    assert [order.pk for order, _ in list_suspected_offences(officer)] == [overdue.pk]
    assert AuditEvent.objects.get(did="overdue_notification.decided").reason == "Reasonable excuse accepted"


def found_of(order: Order) -> str:
    """What was last decided about the clock that counts."""
    found = notification_standing(Order.objects.get(pk=order.pk), today=TODAY).decision
    return found.decision if found else ""


def test_decision_counts_only_for_the_clock_it_was_about(officer: User, supervisor: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3))
    decide = partial(
        decide_overdue, by=supervisor, order=order, decision=SuspectedOffence.EXCUSE, reason="In hospital."
    )
    decide()

    exempt(officer, order, ended_on=date(2026, 11, 10))

    assert [found.pk for found, _ in list_suspected_offences(officer)] == [order.pk]
    decide()
    assert list_suspected_offences(officer) == []
    assert sorted(OverdueDecision.objects.values_list("rule", "due_on")) == [
        (NOTIFICATION_AFTER_EXEMPTION, date(2026, 11, 12)),
        (NOTIFICATION_INITIAL, date(2026, 11, 5)),
    ]


def test_decision_ends_the_deadline_and_a_later_one_takes_its_place(officer: User, supervisor: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3))
    decide = partial(decide_overdue, by=supervisor, order=order, reason="No answer at the door.")
    was_open = open_rules(order)

    decide(decision=SuspectedOffence.INVESTIGATE)
    first = found_of(order)
    decide(decision=SuspectedOffence.CHARGED)

    assert (was_open, open_rules(order)) == ([NOTIFICATION_INITIAL], [])
    assert AuditEvent.objects.get(did="deadline.cancelled").reason == (
        "Decided: investigate as an offence under section 11."
    )
    assert (first, found_of(order)) == (SuspectedOffence.INVESTIGATE, SuspectedOffence.CHARGED)
    assert OverdueDecision.objects.count() == 2


def test_later_decision_is_about_what_is_under_investigation(officer: User, supervisor: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3))
    exemption = {
        "from_on": date(2026, 11, 7),
        "ended_on": date(2026, 11, 10),
        "explanation": "On the register.",
    }
    record_exemption(by=officer, order=order, **exemption)
    decide = partial(decide_overdue, by=supervisor, order=order, reason="No answer at the door.")

    made = [
        decide(decision=decision)
        for decision in (SuspectedOffence.EXCUSE, SuspectedOffence.INVESTIGATE, SuspectedOffence.CHARGED)
    ]

    assert made[0].rule != made[1].rule
    assert made[1].rule == made[2].rule


def test_suspected_offence_says_when_service_was_deemed(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3), method=ServiceMethod.EMAIL)

    ((_, found),) = list_suspected_offences(officer)

    assert found.effect.is_deemed


def test_decide_overdue_is_for_a_supervisor(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3))

    with pytest.raises(Denied):
        decide_overdue(by=officer, order=order, decision=SuspectedOffence.EXCUSE, reason="None.")

    assert OverdueDecision.objects.count() == 0


def test_decide_overdue_before_it_is_overdue_is_refused(officer: User, supervisor: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(18))

    with pytest.raises(NotNow):
        decide_overdue(by=supervisor, order=order, decision=SuspectedOffence.EXCUSE, reason="None.")

    with time_machine.travel("2026-11-21T00:00:00+00:00", tick=False):
        decide_overdue(by=supervisor, order=order, decision=SuspectedOffence.INVESTIGATE, reason="No answer.")
    assert OverdueDecision.objects.count() == 1
