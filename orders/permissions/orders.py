"""Who may see and record what happens under an order."""

from typing import TypeVar

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from cases.models import Case, Incident, Victim
from cases.permissions.cases import check_edit_case, supervises, visible_cases, works_on
from cases.record import enter
from orders.compliance import Clock, undecided_offence
from orders.enums import OrderState
from orders.models import (
    Breach,
    Confirmation,
    Exemption,
    NoBreach,
    Notification,
    Order,
    OrderTerm,
    Service,
    SystemEntry,
    VictimTold,
)
from orders.models.order import OrderQuerySet
from orders.search import OrderSearch, perhaps_overdue
from spo.accounts.enums import POLICE, Role
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible
from spo.pages.keys import Page, page_of
from spo.workdays import today

Fact = TypeVar("Fact", Service, VictimTold, SystemEntry, Notification, Exemption, Breach, NoBreach)

COMPLIANCE = ("services", "exemptions", "notifications", "overdue_decisions")


def visible_orders(user: User) -> OrderQuerySet:
    """Police: those made in their unit's cases. Nobody else."""
    orders = Order.objects.filter(case__in=visible_cases(user)).with_ends()
    return orders.select_related("case__unit", "case__officer", "case__suspect__person")


def open_order(user: User, pk: int) -> Order:
    """The order, with the consultation recorded. Raises NotVisible outside the user's scope."""
    confirmations = Prefetch("confirmations", Confirmation.objects.select_related("confirmed_by"))
    order = visible_orders(user).prefetch_related(*COMPLIANCE, confirmations).filter(pk=pk).first()
    if order is None:
        raise NotVisible
    enter(user, "order.consulted", order.case, order.subject, Operation.CONSULTATION)
    return order


def open_fact(user: User, kind: type[Fact], pk: int) -> Fact:
    """One thing recorded under an order in scope, with the consultation recorded."""
    in_scope = kind.objects.filter(order__in=visible_orders(user), pk=pk)
    fact = in_scope.select_related("order__case__unit", "order__case__officer").first()
    if fact is None:
        raise NotVisible
    enter(user, "order.consulted", fact.order.case, fact.subject, Operation.CONSULTATION)
    return fact


def visible_breach_incidents(order: Order) -> QuerySet[Incident]:
    """What can be logged as a breach of the order, the latest first. What ended before it was made is none."""
    ended_before = Q(ends_on=None, starts_on__lt=order.made_on) | Q(ends_on__lt=order.made_on)
    standing = Incident.objects.filter(case_id=order.case_id, withdrawn_at=None, part_of=None)
    return standing.exclude(ended_before).order_by("-starts_on", "-pk")


def visible_victims(order: Order) -> QuerySet[Victim]:
    """Whom the order is to be told to: those of its case who were not added by mistake."""
    return order.case.victims.standing().select_related("person")


def visible_terms(order: Order) -> QuerySet[OrderTerm]:
    """Those of an order that was opened."""
    return order.terms.all()


def list_orders(user: User, sought: OrderSearch) -> Page[Order]:
    """One page of the orders in scope, newest first. Recorded."""
    check_list_orders(user)
    orders = sought.narrow(visible_orders(user), today(timezone.now()))
    _listed(user, "orders.listed")
    return page_of(orders.prefetch_related(*COMPLIANCE), before=sought.before)


def visible_orders_of(user: User, case: Case) -> QuerySet[Order]:
    """Those of one case, with what says where each of them stands."""
    return visible_orders(user).filter(case=case).prefetch_related(*COMPLIANCE)


def unserved_orders(user: User) -> QuerySet[Order]:
    """In force, in the officer's own cases, and served on nobody yet."""
    own = visible_orders(user).filter(case__officer=user)
    return OrderSearch(OrderState.UNSERVED).narrow(own, today(timezone.now()))


def unconfirmed_orders(user: User) -> QuerySet[Order]:
    """In force, written by others without an application of ours, and waiting for this supervisor to look."""
    if user.role != Role.SUPERVISOR:
        return Order.objects.none()
    running = visible_orders(user).in_force(today(timezone.now()))
    others = running.exclude(recorded_by=user).exclude(changed_by=user)
    return others.exclude(pk__in=Order.objects.vouched_for().values("pk"))


def list_suspected_offences(user: User) -> list[tuple[Order, Clock]]:
    """Orders in scope under which a notification was not given in time and nobody has decided yet. Recorded."""
    check_list_orders(user)
    _listed(user, "suspected_offences.listed")
    day = today(timezone.now())
    orders = perhaps_overdue(visible_orders(user)).prefetch_related(*COMPLIANCE)
    found = [(order, undecided_offence(order, today=day)) for order in orders]
    return [(order, offence) for order, offence in found if offence]


def _listed(user: User, did: str) -> None:
    record(by=user, did=did, operation=Operation.CONSULTATION, subject=f"orders of {user.unit}")


def check_list_orders(user: User) -> None:
    if user.role not in POLICE:
        raise Denied("Only officers and supervisors see the orders of their unit.")


def check_write_order(user: User, order: Order) -> None:
    """Whoever may write in the case may record what happens under its orders."""
    check_edit_case(user, order.case)


def check_confirm_order(user: User, order: Order) -> None:
    """A second pair of eyes: what somebody records alone would otherwise make other units watch a person."""
    if not supervises(user, order.case):
        raise Denied("Only a supervisor of the unit can confirm this order.")
    if user.pk == order.recorded_by_id:
        raise Denied("You recorded this order, so another supervisor must confirm it.")
    if user.pk == order.changed_by_id:
        raise Denied("You changed this order, so another supervisor must confirm it.")


def check_open_proof(user: User, service: Service) -> None:
    """Whoever sees the order may read how its service is proved."""
    if not works_on(user, service.order.case):
        raise Denied("Only officers and supervisors of the unit can open this proof.")


def check_decide_overdue(user: User, order: Order) -> None:
    """What is to follow a suspected offence is for a supervisor of the unit."""
    check_edit_case(user, order.case)
    if not supervises(user, order.case):
        raise Denied("Only a supervisor of the unit can decide this.")
