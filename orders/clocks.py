"""Keeps the deadlines of an order in step with the facts. Called inside the transaction of whatever changed them."""

from django.urls import reverse
from django.utils import timezone

from orders.compliance import answer_to, decision_on, notification_facts
from orders.deadlines import (
    BREACH_RULES,
    NOTIFICATION_RULES,
    breach_arrest_due,
    breach_file_due,
    notification_dues,
)
from orders.enums import SuspectedOffence
from orders.force import BREACH_ARREST_HOURS, BREACH_FILE_DAYS, number_on
from orders.models import Breach, Order
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.notices.deadlines import cancel_deadline, meet_deadline, set_deadline
from spo.notices.due import Due
from spo.workdays import today


def refresh_notification(by: User, order: Order) -> None:
    """Set, meet or cancel the clocks of SPA 2019 s.9, whatever stands now."""
    fresh = Order.objects.with_ends().select_related("case__unit", "case__officer").get(pk=order.pk)
    dues = {} if fresh.is_struck else {due.rule: due for due in notification_dues(notification_facts(fresh))}
    for rule in NOTIFICATION_RULES:
        due = dues.get(rule)
        if due is None:
            cancel_deadline(
                by=by, rule=rule, subject=fresh.subject, why="What was recorded no longer starts this clock."
            )
        elif answer_to(fresh, due):
            meet_deadline(by=by, rule=rule, subject=fresh.subject)
        elif decision := decision_on(fresh, due):
            why = f"Decided: {SuspectedOffence(decision.decision).label.lower()}."
            cancel_deadline(by=by, rule=rule, subject=fresh.subject, why=why)
        else:
            set_clock(by, due, subject=fresh.subject, order=fresh)


def start_breach_clocks(by: User, breach: Breach) -> None:
    """Force policy, as it stands on the day the breach is recorded."""
    day, incident, reported_at = today(timezone.now()), breach.incident.number, breach.reported_at
    for due in (
        breach_arrest_due(incident, reported_at, number_on(BREACH_ARREST_HOURS, day)),
        breach_file_due(incident, reported_at, number_on(BREACH_FILE_DAYS, day)),
    ):
        set_clock(by, due, subject=breach.subject, order=breach.order)


def cancel_breach_clocks(by: User, breach: Breach, why: str) -> None:
    for rule in BREACH_RULES:
        cancel_deadline(by=by, rule=rule, subject=breach.subject, why=why)


def set_clock(by: Actor, due: Due, *, subject: str, order: Order, link: str = "") -> None:
    """For the officer in the case; it leads to the order unless it has a page of its own."""
    case = order.case
    set_deadline(
        by=by,
        due=due,
        subject=subject,
        case_reference=case.reference,
        link=link or reverse("open_order", args=[order.pk]),
        owner=case.officer,
        unit=case.unit,
    )
