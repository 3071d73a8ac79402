"""When an order may be recorded, ended and struck, and whether a court could have made it."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from orders.deadlines import order_minimum_end
from orders.enums import OrderKind, Origin, Outcome, Status
from orders.facts import OrderFacts
from orders.models import Application, Order
from orders.policies.problems import Problems, past_day, refuse
from orders.policies.struck import check_not_struck
from spo.dates import gov_date
from spo.exceptions import Mistaken, NotNow
from spo.workdays import today

ACT_IN_FORCE_ON = date(2020, 1, 20)


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


def is_vouched_for(order: Order) -> bool:
    """The same rule as `OrderQuerySet.vouched_for`; tested against it."""
    return order.application_id is not None or order.confirmation is not None


def check_unconfirmed(order: Order) -> None:
    if is_vouched_for(order):
        raise NotNow("This order needs no confirmation any more.")


def check_strike_order(order: Order) -> None:
    check_not_struck(order)
    if order.breaches.filter(struck_at=None).exists():
        raise NotNow("Breaches are logged under this order. Strike them first.")
    if order.replacement:
        raise NotNow("Another order replaces this one. Strike that one first.")


def check_end_order_now(order: Order) -> None:
    check_not_struck(order)
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
