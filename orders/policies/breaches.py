"""When a breach of an order may be logged, and what was done about it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from cases.models import Incident
from orders.deadlines import POSSIBLE_BREACH
from orders.models import Breach, Order, OrderTerm
from orders.policies.problems import Problems, done_under, in_past, past_day, refuse
from spo.exceptions import NotNow
from spo.notices.deadlines import deadlines_of
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
    """Why an incident cannot have breached the order; nothing when it may have. A series is asked about as one."""
    if incident.case_id != order.case_id or incident.is_withdrawn or incident.part_of_id:
        return {"incident": "Select the incident that shows the breach"}
    if outside := _outside(order, incident):
        return {"incident": f"Incident {incident.number} happened {outside}"}
    if order.breaches.filter(incident=incident, struck_at=None).exists():
        return {"incident": "This incident is logged as a breach of this order already"}
    if order.no_breaches.filter(incident=incident, struck_at=None).exists():
        return {"incident": f"Incident {incident.number} was found to be no breach. Strike that first"}
    return {}


def _outside(order: Order, incident: Incident) -> str:
    """When it happened, where the order cannot have bound on any day of it; empty where it may have."""
    if (incident.ends_on or incident.starts_on) < order.made_on:
        return "before the order was made"
    stopped = order.stopped_on
    if (stopped and incident.starts_on >= stopped) or (order.ends_on and incident.starts_on > order.ends_on):
        return "after the order had ended"
    return ""


def check_shows_breaches(incident: Incident) -> None:
    """An incident that breaches rest on stays on days on which their orders bound."""
    for breach in Breach.objects.filter(incident=incident, struck_at=None).select_related("order"):
        if outside := _outside(breach.order, incident):
            refuse(
                {
                    "starts_on": f"A breach rests on this incident, and this is {outside}. Strike the breach first"
                }
            )


def possible_breach(order: Order, incident: Incident) -> str:
    """The subject under which its officer is asked."""
    return f"{order.subject}, incident {incident.pk}"


def undecided(order: Order, incidents: Iterable[Incident]) -> list[Incident]:
    """Those of these that somebody was asked about and nobody has decided yet."""
    by_subject = {possible_breach(order, incident): incident for incident in incidents}
    return [by_subject[row.subject] for row in deadlines_of(*by_subject).filter(rule=POSSIBLE_BREACH)]


def check_undecided(order: Order, incident: Incident) -> None:
    if not undecided(order, [incident]):
        raise NotNow(f"There is nothing to decide about incident {incident.number}.")


def is_possible_breach(order: Order, incident: Incident) -> bool:
    """It may have breached a standing order, and nobody found otherwise or has logged that, struck since or not."""
    return (
        not order.is_struck
        and not incident_problems(order, incident)
        and not order.breaches.filter(incident=incident).exists()
    )


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
