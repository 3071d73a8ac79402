"""Notification by the person bound: given, not needed for a while, or not given in time."""

from datetime import date, datetime

from django.db import transaction

from cases.changes import strike
from cases.record import enter
from orders.changes import lock_order
from orders.clocks import refresh_notification
from orders.enums import SuspectedOffence
from orders.models import Exemption, Notification, Order, OverdueDecision
from orders.permissions.orders import check_decide_overdue
from orders.policies.notifications import (
    check_end_exemption,
    check_exemption,
    check_notification,
    check_suspected_offence,
)
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def record_notification(
    *,
    by: User,
    order: Order,
    given_at: datetime,
    station: str,
    taken_by: str,
    is_acknowledged: bool,
    note: str = "",
) -> Notification:
    """SPA 2019 s.10: orally, at a police station, acknowledged in writing. One given late is recorded all the same."""
    locked = lock_order(by, order)
    check_notification(locked, given_at)
    notification = Notification.objects.create(
        order=locked,
        given_at=given_at,
        station=station,
        taken_by=taken_by,
        is_acknowledged=is_acknowledged,
        note=note,
        recorded_by=by,
    )
    enter(by, "notification.recorded", locked.case, notification.subject, Operation.COLLECTION)
    refresh_notification(by, locked)
    return notification


@transaction.atomic
def strike_notification(*, by: User, notification: Notification, reason: str) -> None:
    locked = lock_order(by, notification.order)
    strike(notification, by=by, case=locked.case, reason=reason)
    refresh_notification(by, locked)


@transaction.atomic
def record_exemption(
    *, by: User, order: Order, from_on: date, ended_on: date | None, explanation: str
) -> Exemption:
    """SPA 2019 s.9(5): while notification under the Sexual Offences Act 2003 Part 2 runs, none is due here."""
    locked = lock_order(by, order)
    check_exemption(from_on, ended_on)
    exemption = Exemption.objects.create(
        order=locked, from_on=from_on, ended_on=ended_on, explanation=explanation, recorded_by=by
    )
    enter(by, "exemption.recorded", locked.case, exemption.subject, Operation.COLLECTION)
    refresh_notification(by, locked)
    return exemption


@transaction.atomic
def end_exemption(*, by: User, exemption: Exemption, ended_on: date) -> None:
    """SPA 2019 s.9(6)-(7): its final day counts as the day of service."""
    locked = lock_order(by, exemption.order)
    held = locked.exemptions.get(pk=exemption.pk)
    check_end_exemption(held, ended_on)
    held.ended_on = ended_on
    held.save(update_fields=["ended_on"])
    enter(by, "exemption.ended", locked.case, held.subject, fields=["ended_on"])
    refresh_notification(by, locked)


@transaction.atomic
def strike_exemption(*, by: User, exemption: Exemption, reason: str) -> None:
    locked = lock_order(by, exemption.order)
    strike(exemption, by=by, case=locked.case, reason=reason)
    refresh_notification(by, locked)


@transaction.atomic
def decide_overdue(*, by: User, order: Order, decision: SuspectedOffence, reason: str) -> OverdueDecision:
    """A notification not given in time is a suspected offence (SPA 2019 s.11); a supervisor decides what follows.

    A later decision, such as a charge after an investigation, is a row of its own, and the newest counts.
    """
    locked = lock_order(by, order)
    check_decide_overdue(by, locked)
    clock = check_suspected_offence(locked)
    made = OverdueDecision.objects.create(
        order=locked,
        rule=clock.due.rule,
        due_on=clock.due_on,
        decision=decision,
        reason=reason,
        decided_by=by,
    )
    enter(
        by,
        "overdue_notification.decided",
        locked.case,
        locked.subject,
        reason=SuspectedOffence(decision).label,
    )
    refresh_notification(by, locked)
    return made
