"""When a breach of an order may be logged, and what was done about it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from cases.models import Incident
from orders.models import Breach, Order, OrderTerm
from orders.policies.problems import Problems, done_under, in_past, past_day, refuse
from spo.workdays import day_of


def check_breach(
    order: Order, *, incident: Incident, terms: Iterable[OrderTerm], reported_at: datetime
) -> None:
    """SPA 2019 s.8: terms of this order, and something that happened while it bound."""
    refuse(
        done_under(order, "reported_at", "The time it was reported", reported_at)
        | _terms(order, list(terms))
        | incident_problems(order, incident)
    )


def _terms(order: Order, terms: Sequence[OrderTerm]) -> Problems:
    """Asked of the tables: a term may have been taken out since the page was shown."""
    if not terms or order.terms.filter(pk__in=[term.pk for term in terms]).count() != len(terms):
        return {"terms": "Select the terms that were breached"}
    return {}


def incident_problems(order: Order, incident: Incident) -> Problems:
    """Why an incident cannot have breached the order; nothing when it may have."""
    if incident.case_id != order.case_id or incident.is_withdrawn:
        return {"incident": "Select the incident that shows the breach"}
    latest = incident.ends_on or incident.starts_on
    if latest < order.made_on:
        return {"incident": f"Incident {incident.number} happened before the order was made"}
    stopped = order.stopped_on
    if (stopped and incident.starts_on >= stopped) or (order.ends_on and incident.starts_on > order.ends_on):
        return {"incident": f"Incident {incident.number} happened after the order had ended"}
    if order.breaches.filter(incident=incident, struck_at=None).exists():
        return {"incident": "This incident is logged as a breach of this order already"}
    return {}


def check_since_report(field: str, name: str, when: date | datetime, breach: Breach) -> None:
    """What was done about a breach was done after it was reported."""
    if isinstance(when, datetime):
        refuse(in_past(field, name, when) or _not_before_report(field, name, when, breach))
    else:
        since = day_of(breach.reported_at)
        refuse(past_day(field, name, when, since=since, which_was="the day the breach was reported"))


def _not_before_report(field: str, name: str, when: datetime, breach: Breach) -> Problems:
    if when < breach.reported_at:
        return {field: f"{name} must not be before the breach was reported"}
    return {}
