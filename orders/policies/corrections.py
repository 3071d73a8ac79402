"""What the correction of an order must leave in place: what happened under it, and the end it came to."""

from datetime import date

from orders.compliance import standing_notifications, standing_services
from orders.facts import OrderFacts
from orders.models import Breach, Order
from orders.policies.problems import Problems, refuse
from spo.dates import gov_date
from spo.workdays import day_of


def check_correction(order: Order, facts: OrderFacts) -> None:
    """Nothing that stands under the order may come to lie before the order, or its end outside of it."""
    refuse(_made_on(order, facts.made_on) | _ends_on(order, facts.ends_on) | _terms(order, len(facts.terms)))


def _made_on(order: Order, made_on: date) -> Problems:
    day, event = min(_happened(order), default=(made_on, ""))
    if made_on <= day:
        return {}
    return {"made_on": f"The date the order was made must be on or before {gov_date(day)}, when {event}"}


def _happened(order: Order) -> list[tuple[date, str]]:
    breaches = list(Breach.objects.filter(order=order, struck_at=None).select_related("incident"))
    replaced_on = order.replacement.made_on if order.replacement else None
    once = [(order.ended_on, "it ended"), (replaced_on, "another order replaced it")]
    return [
        *((day, event) for day, event in once if day),
        *((day_of(row.acted_at), "it was served") for row in standing_services(order)),
        *((day_of(row.given_at), "the person notified") for row in standing_notifications(order)),
        *((day_of(row.told_at), "a victim was told") for row in order.victims_told.filter(struck_at=None)),
        *(
            (day_of(row.entered_at), "it was put on a national system")
            for row in order.system_entries.filter(struck_at=None)
        ),
        *((day_of(row.reported_at), "a breach was reported") for row in breaches),
        *((row.incident.ends_on or row.incident.starts_on, "a breach happened") for row in breaches),
    ]


def _ends_on(order: Order, ends_on: date | None) -> Problems:
    if ends_on and order.ended_on and ends_on < order.ended_on:
        return {
            "ends_on": f"The last day must be on or after {gov_date(order.ended_on)}, when the order ended"
        }
    return {}


def _terms(order: Order, count: int) -> Problems:
    """A term that somebody is said to have breached cannot be taken out from under the breach."""
    gone = order.terms.filter(position__gt=count, breaches__struck_at=None, breaches__isnull=False)
    if term := gone.first():
        return {"terms": f"Term {term.position} cannot be removed: a breach of it is logged"}
    return {}
