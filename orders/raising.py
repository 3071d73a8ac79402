"""What happened while an order bound the suspect may be a breach: its officer hears of it and decides."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from cases.models import Incident
from orders.clocks import set_clock
from orders.deadlines import POSSIBLE_BREACH, possible_breach_due
from orders.models import Order
from orders.policies.breaches import is_possible_breach, possible_breach, undecided
from spo.audit.actors import Actor
from spo.notices.deadlines import cancel_deadline, meet_deadline
from spo.workdays import today


def refresh_possible_breaches(by: Actor, order: Order) -> None:
    """Whatever stands now: ask about each incident that may have breached the order, and about no other."""
    fresh = Order.objects.with_ends().select_related("case__unit", "case__officer").get(pk=order.pk)
    _refresh(by, fresh, fresh.case.incidents.filter(part_of=None))


def refresh_incident(by: Actor, incident: Incident) -> None:
    """Logged, changed or withdrawn: the same for each order of its case."""
    refresh_incidents(by, [incident])


def refresh_incidents(by: Actor, incidents: list[Incident]) -> None:
    """Of one case. Those of one file, and those now in a series, which is asked about as one."""
    orders = Order.objects.standing().with_ends().filter(case__in={row.case_id for row in incidents})
    for order in orders.select_related("case__unit", "case__officer"):
        _refresh(by, order, incidents)


def settle(by: Actor, order: Order, incident: Incident) -> None:
    meet_deadline(by=by, rule=POSSIBLE_BREACH, subject=possible_breach(order, incident))


def _refresh(by: Actor, order: Order, incidents: Iterable[Incident]) -> None:
    """A question that is open stays as it was asked, so that it grows no younger."""
    asked = {incident.pk for incident in undecided(order, incidents)}
    for incident in incidents:
        is_possible = is_possible_breach(order, incident)
        if is_possible and incident.pk not in asked:
            _ask(by, order, incident)
        elif incident.pk in asked and not is_possible:
            cancel_deadline(
                by=by,
                rule=POSSIBLE_BREACH,
                subject=possible_breach(order, incident),
                why="What was recorded no longer makes it a possible breach.",
            )


def _ask(by: Actor, order: Order, incident: Incident) -> None:
    set_clock(
        by,
        possible_breach_due(incident.number, today(timezone.now())),
        subject=possible_breach(order, incident),
        order=order,
        link=f"{reverse('log_breach', args=[order.pk])}?incident={incident.pk}",
    )
