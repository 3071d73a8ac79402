"""The order as the court made it: recorded, corrected, ended, struck."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from cases.changes import lock_case, strike
from cases.models import Case
from cases.policies import check_of_case
from cases.record import enter
from orders.changes import hold_order, lock_order
from orders.clocks import refresh_notification
from orders.facts import OrderFacts, TermFacts
from orders.models import Application, Confirmation, Order, OrderTerm
from orders.naming import refresh_naming
from orders.permissions.orders import check_confirm_order
from orders.policies.corrections import check_correction
from orders.policies.orders import check_end_order, check_order, check_strike_order, check_unconfirmed
from orders.raising import refresh_possible_breaches
from orders.telling import refresh_telling
from orders.words import facts_words, order_words
from orders.workflow import lock
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.exceptions import Stale


@transaction.atomic
def record_order(*, by: User, case: Case, application: Application | None = None, facts: OrderFacts) -> Order:
    """An order exists with an application of ours or, made on conviction and the like, without one."""
    held = lock_case(by, case)
    check_of_case(held, application, facts.replaces)
    application, facts = _held(application), replace(facts, replaces=_as_it_is(facts.replaces))
    check_order(facts, application=application)
    order = Order.objects.create(
        case=held,
        application=application,
        kind=facts.kind,
        origin=facts.origin,
        court=facts.court,
        made_on=facts.made_on,
        ends_on=facts.ends_on,
        replaces=facts.replaces,
        recorded_by=by,
    )
    _write_terms(order, facts.terms)
    enter(by, "order.recorded", held, order.subject, Operation.COLLECTION)
    _refresh(by, order, facts.replaces)
    return order


@transaction.atomic
def confirm_order(*, by: User, order: Order) -> Confirmation:
    """A supervisor has seen that the court made it. From now on it is asked about in other cases."""
    locked = lock_order(by, order)
    check_confirm_order(by, locked)
    check_unconfirmed(locked)
    confirmation = Confirmation.objects.create(order=locked, version=locked.version, confirmed_by=by)
    enter(by, "order.confirmed", locked.case, locked.subject)
    refresh_naming(locked)
    return confirmation


@transaction.atomic
def change_order(*, by: User, order: Order, version: int, facts: OrderFacts) -> Order:
    """Correct what was typed. Kind, origin and what it replaces stay: when those are wrong, strike the order.

    A confirmation was of what the order said before.
    """
    locked = lock_order(by, order)
    if locked.version != version:
        raise Stale(current=order_words(locked), yours=facts_words(facts), version=locked.version)
    check_order(facts, application=_held(locked.application), but=locked)
    check_correction(locked, facts)
    before = order_words(locked)
    locked.court, locked.made_on, locked.ends_on = facts.court, facts.made_on, facts.ends_on
    locked.changed_by, locked.version = by, locked.version + 1
    locked.save(update_fields=["court", "made_on", "ends_on", "changed_by", "version"])
    _write_terms(locked, facts.terms)
    after = facts_words(facts)
    changed = [label for label in before | after if before.get(label) != after.get(label)]
    enter(by, "order.changed", locked.case, locked.subject, fields=changed)
    _refresh(by, locked, locked.replaces)
    return locked


@transaction.atomic
def end_order(*, by: User, order: Order, ended_on: date, end_reason: str) -> None:
    """Discharged, or ended on appeal: the last day it bound is the day before."""
    locked = lock_order(by, order)
    check_end_order(locked, ended_on)
    locked.ended_on, locked.end_reason = ended_on, end_reason
    locked.save(update_fields=["ended_on", "end_reason"])
    enter(by, "order.ended", locked.case, locked.subject, fields=["ended_on"])
    _refresh(by, locked)


@transaction.atomic
def strike_order(*, by: User, order: Order, reason: str) -> None:
    """Recorded by mistake. An interim order it seemed to replace binds again as its own dates say."""
    locked = hold_order(by, order)
    check_strike_order(locked)
    strike(locked, by=by, case=locked.case, reason=reason)
    _refresh(by, locked, locked.replaces)


def _refresh(by: User, *orders: Order | None) -> None:
    """The order, and the interim order whose end it is."""
    for order in filter(None, orders):
        refresh_notification(by, order)
        refresh_possible_breaches(by, order)
        refresh_telling(by, order)
        refresh_naming(order)


def _held(application: Application | None) -> Application | None:
    return lock(application) if application else None


def _as_it_is(order: Order | None) -> Order | None:
    """Read again under the lock: it may have been struck or replaced since the page was shown."""
    return Order.objects.with_ends().get(pk=order.pk) if order else None


def _write_terms(order: Order, terms: Sequence[TermFacts]) -> None:
    for position, term in enumerate(terms, start=1):
        OrderTerm.objects.update_or_create(
            order=order, position=position, defaults={"kind": term.kind, "text": term.text}
        )
    order.terms.filter(position__gt=len(terms)).delete()
