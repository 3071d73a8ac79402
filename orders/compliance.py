"""How the bound person stands with notification: derived from what was recorded, never stored."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from orders.deadlines import (
    NOTIFICATION_AFTER_EXEMPTION,
    Effect,
    NotificationFacts,
    earliest_effect,
    notification_dues,
    service_takes_effect,
)
from orders.enums import ServiceMethod, Standing
from orders.models import Exemption, Notification, Order, OverdueDecision, Service
from spo.notices.due import Due
from spo.workdays import day_of


@dataclass(frozen=True)
class NotificationStanding:
    """`due` is the clock that counts now, `given` the notification that answered it and `decision` what was last
    decided about it, where there are such.
    """

    standing: Standing
    effect: Effect | None = None
    due: Due | None = None
    given: Notification | None = None
    decision: OverdueDecision | None = None

    @property
    def is_suspected_offence(self) -> bool:
        """SPA 2019 s.11: not given in time, whether or not it was given later."""
        return self.standing in (Standing.OVERDUE, Standing.LATE)


@dataclass(frozen=True)
class Clock(NotificationStanding):
    """A standing that rests on a clock, and so has a day to be given by."""

    due: Due = field(kw_only=True)

    @property
    def due_on(self) -> date:
        """Every clock of notification counts to the end of a day."""
        return self.due.due


def standing_services(order: Order) -> list[Service]:
    return [service for service in order.services.all() if not service.is_struck]


def standing_exemptions(order: Order) -> list[Exemption]:
    return [exemption for exemption in order.exemptions.all() if not exemption.is_struck]


def standing_notifications(order: Order) -> list[Notification]:
    return [notification for notification in order.notifications.all() if not notification.is_struck]


def effect_of(order: Order) -> Effect | None:
    """The service that counts: the earliest to take effect."""
    services = standing_services(order)
    return earliest_effect(
        [service_takes_effect(ServiceMethod(row.method), row.acted_at) for row in services]
    )


def notification_facts(order: Order) -> NotificationFacts:
    return NotificationFacts(
        effect=effect_of(order),
        replaces_interim=order.replaces_id is not None,
        exemptions=[(row.from_on, row.ended_on) for row in standing_exemptions(order)],
        bound_until=_bound_until(order),
    )


def _bound_until(order: Order) -> date | None:
    """The first day without any order. A duty that began under an interim order outlives its replacement."""
    if order.replacement:
        return None
    after_period = order.ends_on + timedelta(days=1) if order.ends_on else None
    return min(filter(None, [order.stopped_on, after_period]), default=None)


def answer_to(order: Order, due: Due) -> Notification | None:
    """The first notification that can answer this clock; after an exemption, one given from its final day on."""
    since = _day_one(due) if due.rule == NOTIFICATION_AFTER_EXEMPTION else order.made_on
    return next((row for row in standing_notifications(order) if day_of(row.given_at) >= since), None)


def _day_one(due: Due) -> date:
    return due.due - timedelta(days=2)


def suspected_offences(order: Order, *, today: date) -> list[Clock]:
    """Every clock that was not answered in time, the worst first, whether or not somebody decided about it."""
    return [clock for clock in _clocks(order, today) if clock.is_suspected_offence]


def undecided_offence(order: Order, *, today: date) -> Clock | None:
    """The worst clock that nobody has decided about: a decision counts only for the clock it was about."""
    return next((each for each in suspected_offences(order, today=today) if each.decision is None), None)


def decision_on(order: Order, due: Due) -> OverdueDecision | None:
    """What was last decided about this clock: a later decision takes the place of an earlier one."""
    about = (due.rule, due.due_on)
    return next((row for row in order.overdue_decisions.all() if (row.rule, row.due_on) == about), None)


def notification_standing(order: Order, *, today: date) -> NotificationStanding:
    """The clock that is worst off decides: one overdue, else one given late, else one running, else one met. One
    that was decided about comes after one that runs.

    Until the final day of an exemption, known ahead, the person is exempt still.
    """
    if clocks := _clocks(order, today):
        return clocks[0]
    facts = notification_facts(order)
    if facts.effect is None:
        return NotificationStanding(Standing.NOT_SERVED)
    is_exempt = any(final is None or final >= today for first, final in facts.exemptions if first <= today)
    return NotificationStanding(Standing.EXEMPT if is_exempt else Standing.NOT_NEEDED, facts.effect)


WORST_FIRST = [Standing.OVERDUE, Standing.LATE, Standing.DUE, Standing.EXEMPT, Standing.GIVEN]


def _clocks(order: Order, today: date) -> list[Clock]:
    facts = notification_facts(order)
    clocks = [_clock(order, facts.effect, due, today) for due in notification_dues(facts)]
    return sorted(clocks, key=_rank)


def _rank(clock: Clock) -> int:
    return WORST_FIRST.index(Standing.EXEMPT if clock.decision else clock.standing)


def _clock(order: Order, effect: Effect | None, due: Due, today: date) -> Clock:
    given = answer_to(order, due)
    if due.rule == NOTIFICATION_AFTER_EXEMPTION and today < _day_one(due):
        standing = Standing.EXEMPT
    elif given is None:
        standing = Standing.OVERDUE if today > due.due else Standing.DUE
    else:
        standing = Standing.LATE if day_of(given.given_at) > due.due else Standing.GIVEN
    is_offence = standing in (Standing.OVERDUE, Standing.LATE)
    decision = decision_on(order, due) if is_offence else None
    return Clock(standing, effect, due=due, given=given, decision=decision)
