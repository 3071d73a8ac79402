"""What happened while an order bound the suspect may be a breach: its officer hears of it and decides."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from cases.models import Incident
from orders.deadlines import POSSIBLE_BREACH, possible_breach_due
from orders.models import Order
from orders.policies.breaches import incident_problems
from spo.audit.actors import Actor
from spo.exceptions import NotNow
from spo.notices.deadlines import cancel_deadline, deadlines_of, meet_deadline, set_deadline
from spo.workdays import today


def raise_possible_breach(by: Actor, incident: Incident) -> None:
    """Once for each order that bound the suspect then: on the lists of its officer and by mail, the same day."""
    day = today(timezone.now())
    for order in _orders_of(incident):
        if not incident_problems(order, incident):
            set_deadline(
                by=by,
                due=possible_breach_due(incident.number, day),
                subject=_subject(order, incident),
                case_reference=order.case.reference,
                link=f"{reverse('log_breach', args=[order.pk])}?incident={incident.pk}",
                owner=order.case.officer,
                unit=order.case.unit,
            )


def drop_possible_breach(by: Actor, incident: Incident) -> None:
    """A withdrawn incident counts for nothing."""
    for order in _orders_of(incident):
        subject = _subject(order, incident)
        cancel_deadline(by=by, rule=POSSIBLE_BREACH, subject=subject, why="The incident was withdrawn.")


def drop_possible_breaches(by: Actor, order: Order, why: str) -> None:
    for incident in undecided(order, order.case.incidents.all()):
        cancel_deadline(by=by, rule=POSSIBLE_BREACH, subject=_subject(order, incident), why=why)


def settle(by: Actor, order: Order, incident: Incident) -> None:
    meet_deadline(by=by, rule=POSSIBLE_BREACH, subject=_subject(order, incident))


def check_undecided(order: Order, incident: Incident) -> None:
    if not undecided(order, [incident]):
        raise NotNow(f"There is nothing to decide about incident {incident.number}.")


def undecided(order: Order, incidents: Iterable[Incident]) -> list[Incident]:
    """Those of these that nobody has decided about yet."""
    by_subject = {_subject(order, incident): incident for incident in incidents}
    return [by_subject[row.subject] for row in deadlines_of(*by_subject).filter(rule=POSSIBLE_BREACH)]


def _orders_of(incident: Incident) -> Iterable[Order]:
    standing = Order.objects.standing().with_ends().filter(case=incident.case_id)
    return standing.select_related("case__unit", "case__officer")


def _subject(order: Order, incident: Incident) -> str:
    return f"{order.subject}, incident {incident.pk}"
