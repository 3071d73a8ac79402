"""When something about an order may be recorded. A problem is a sentence for the field it stands beside."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import timezone

from cases.models import Incident
from cases.policies import check_case_open
from orders.compliance import NotificationStanding, suspected_offences, undecided_offence
from orders.deadlines import order_minimum_end
from orders.enums import Event, OrderKind, Origin, Outcome, Status
from orders.facts import OrderFacts
from orders.models import Application, Breach, Exemption, Order, OrderTerm
from orders.workflow import check_move
from spo.dates import gov_date
from spo.exceptions import Mistaken, NotNow
from spo.workdays import day_of, today

ACT_IN_FORCE_ON = date(2020, 1, 20)
SOA_PART_2_ON = date(2004, 5, 1)

Problems = dict[str, str]


def refuse(problems: Problems) -> None:
    if problems:
        raise Mistaken(problems)


def check_binding(order: Order) -> None:
    """Service, notification and breach belong to an order that stands."""
    if order.is_struck:
        raise NotNow("This order was struck from the record.")


def past_moment(field: str, name: str, moment: datetime, *, order: Order) -> Problems:
    """Something done under an order happened, and not before the order was made."""
    if moment > timezone.now():
        return {field: f"{name} must be in the past"}
    return _not_before(field, name, day_of(moment), order.made_on, "the day the order was made")


def past_day(field: str, name: str, day: date, *, since: date, which_was: str) -> Problems:
    if day > today(timezone.now()):
        return {field: f"{name} must be today or in the past"}
    return _not_before(field, name, day, since, which_was)


def _not_before(field: str, name: str, day: date, since: date, which_was: str) -> Problems:
    return {} if day >= since else {field: f"{name} must be on or after {gov_date(since)}, {which_was}"}


def check_determine(application: Application) -> None:
    check_case_open(application.case)
    check_move(Event.DETERMINE, application)


def check_outcome(application: Application, outcome: Outcome, decided_on: date) -> None:
    """The court decides what was filed with it, not before it was filed, and in keeping with the orders it made."""
    check_case_open(application.case)
    filing = application.filings.first()
    since = day_of(filing.filed_at) if filing else ACT_IN_FORCE_ON
    refuse(
        past_day(
            "decided_on",
            "The date of the decision",
            decided_on,
            since=since,
            which_was="the day it was filed",
        )
        | _after_interim_orders(application, decided_on)
    )
    if outcome != Outcome.MADE and application.orders.standing().filter(kind=OrderKind.FULL).exists():
        raise NotNow("An order is recorded as made on this application. Strike the order first.")


def _after_interim_orders(application: Application, decided_on: date) -> Problems:
    interim = application.orders.standing().filter(kind=OrderKind.INTERIM).first()
    if interim is None:
        return {}
    which_was = "the day the interim order was made"
    return _not_before("decided_on", "The date of the decision", decided_on, interim.made_on, which_was)


def check_order(facts: OrderFacts, *, application: Application | None, but: Order | None = None) -> None:
    """Whether a court could have made this order. `but` is the order being corrected."""
    _check_application(facts, application, but)
    refuse(_made(facts) | _ends(facts) | _replaces(facts, but) | _terms(facts.terms))


def _check_application(facts: OrderFacts, application: Application | None, but: Order | None) -> None:
    if application is None:
        return
    if but is None:
        check_new_order(application, facts.kind)
    determination = getattr(application, "determination", None)
    if facts.kind == OrderKind.INTERIM and determination and facts.made_on > determination.decided_on:
        decided_on = gov_date(determination.decided_on)
        raise Mistaken(
            {"made_on": f"An interim order must be made on or before {decided_on}, the day of the decision"}
        )


def check_new_order(application: Application, kind: OrderKind) -> None:
    """SPA 2019 ss.2 and 5: the court has the application, and makes one order on it, or interim orders until then."""
    if application.status not in (Status.ACCEPTED, Status.DETERMINED):
        raise NotNow("The court has not accepted the application yet.")
    if kind == OrderKind.INTERIM:
        return
    determination = getattr(application, "determination", None)
    if determination and determination.outcome != Outcome.MADE:
        raise NotNow(
            "The recorded outcome is that no order was made. Correct the outcome first. "
            "An order made on appeal is recorded from the case."
        )
    if application.orders.standing().filter(kind=OrderKind.FULL).exists():
        raise NotNow("The order made on this application is recorded already.")


def _made(facts: OrderFacts) -> Problems:
    return past_day(
        "made_on",
        "The date the order was made",
        facts.made_on,
        since=ACT_IN_FORCE_ON,
        which_was="when the Act came into force",
    )


def _ends(facts: OrderFacts) -> Problems:
    """SPA 2019 s.3(2): two years or more; s.5(6): an interim order is always for a fixed period, of any length."""
    if facts.ends_on is None:
        if facts.kind == OrderKind.FULL:
            return {}
        return {"ends_on": "Enter the last day of the interim order: it is always for a fixed period"}
    if facts.ends_on < facts.made_on:
        return {"ends_on": "The last day must be on or after the day the order was made"}
    least = order_minimum_end(facts.made_on)
    is_under_the_act = facts.kind == OrderKind.FULL and facts.origin != Origin.OTHER_JURISDICTION
    if is_under_the_act and facts.ends_on < least:
        return {
            "ends_on": f"The last day must be {gov_date(least)} or later: an order lasts at least two years"
        }
    return {}


def _replaces(facts: OrderFacts, but: Order | None) -> Problems:
    """SPA 2019 s.9(1)(a) asks whether a full order replaces an interim one; only a standing one can be replaced."""
    interim = facts.replaces
    if interim is None:
        return {}
    if interim.is_struck:
        return {"replaces": "This interim order was struck from the record"}
    if facts.kind != OrderKind.FULL or interim.kind != OrderKind.INTERIM:
        return {"replaces": "Only a full order can replace an interim order"}
    if interim.replacement and interim.replacement != but:
        return {"replaces": "Another order has replaced this interim order already"}
    if interim.made_on > facts.made_on:
        return {"replaces": "The interim order was made after this order"}
    return {}


def _terms(terms: Sequence[object]) -> Problems:
    return {} if terms else {"terms": "Add at least one prohibition or requirement"}


def check_strike_order(order: Order) -> None:
    check_binding(order)
    if order.breaches.filter(struck_at=None).exists():
        raise NotNow("Breaches are logged under this order. Strike them first.")
    if order.replacement:
        raise NotNow("Another order replaces this one. Strike that one first.")


def check_end_order_now(order: Order) -> None:
    check_binding(order)
    if order.stopped_on:
        raise NotNow(f"This order has not bound since {gov_date(order.stopped_on)}.")
    if order.ends_on and order.ends_on < today(timezone.now()):
        raise NotNow(f"The last day of this order was {gov_date(order.ends_on)}.")


def check_end_order(order: Order, ended_on: date) -> None:
    check_end_order_now(order)
    refuse(
        past_day(
            "ended_on",
            "The date it ended",
            ended_on,
            since=order.made_on,
            which_was="the day the order was made",
        )
        | _ends_early(ended_on, order.ends_on)
    )


def _ends_early(ended_on: date, ends_on: date | None) -> Problems:
    if ends_on and ended_on > ends_on:
        return {"ended_on": f"The date it ended must be on or before {gov_date(ends_on)}, its last day"}
    return {}


def check_breach(
    order: Order, *, incident: Incident, terms: Iterable[OrderTerm], reported_at: datetime
) -> None:
    """SPA 2019 s.8: terms of this order, and something that happened while it bound."""
    refuse(
        past_moment("reported_at", "The time it was reported", reported_at, order=order)
        | _breach_terms(order, list(terms))
        | _breach_incident(order, incident)
    )


def _breach_terms(order: Order, terms: Sequence[OrderTerm]) -> Problems:
    """Asked of the tables: a term may have been taken out since the page was shown."""
    if not terms or order.terms.filter(pk__in=[term.pk for term in terms]).count() != len(terms):
        return {"terms": "Select the terms that were breached"}
    return {}


def _breach_incident(order: Order, incident: Incident) -> Problems:
    if incident.case_id != order.case_id or incident.is_withdrawn:
        return {"incident": "Select the incident that shows the breach"}
    latest = incident.ends_on or incident.starts_on
    if latest < order.made_on:
        return {"incident": f"Incident {incident.number} happened before the order was made"}
    stopped = order.stopped_on
    if (stopped and incident.starts_on >= stopped) or (order.ends_on and incident.starts_on > order.ends_on):
        return {"incident": f"Incident {incident.number} happened after the order had ended"}
    return {}


def check_since_report(field: str, name: str, when: date | datetime, breach: Breach) -> None:
    """What was done about a breach was done after it was reported."""
    if isinstance(when, datetime):
        if when > timezone.now():
            raise Mistaken({field: f"{name} must be in the past"})
        if when < breach.reported_at:
            raise Mistaken({field: f"{name} must not be before the breach was reported"})
        return
    since = day_of(breach.reported_at)
    refuse(past_day(field, name, when, since=since, which_was="the day the breach was reported"))


def check_exemption(from_on: date, ended_on: date | None) -> None:
    """SPA 2019 s.9(5). The final day may be known before it comes."""
    problems = past_day(
        "from_on", "The first day", from_on, since=SOA_PART_2_ON, which_was="when such notification began"
    )
    if ended_on and ended_on < from_on:
        problems["ended_on"] = "The final day must be on or after the first day"
    refuse(problems)


def check_end_exemption(exemption: Exemption, ended_on: date) -> None:
    if exemption.is_struck:
        raise NotNow("This exemption was struck from the record.")
    check_exemption(exemption.from_on, ended_on)


def check_suspected_offence(order: Order) -> NotificationStanding:
    """What there is to decide about: one decision for each clock that was not answered in time."""
    day = today(timezone.now())
    if offence := undecided_offence(order, today=day):
        return offence
    if suspected_offences(order, today=day):
        raise NotNow("What follows is decided already.")
    raise NotNow("There is nothing to decide: no notification is overdue or late.")
