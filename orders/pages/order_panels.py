"""What the pages of a case show of its orders: who is bound by what today, and the days worth seeing beside incidents."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone

from cases.chart.figures import Sign
from cases.enums import Happened
from cases.hooks import Marker, Panel, Tab
from cases.models import Case, Person
from cases.pages.milestones import SIGNS
from orders.compliance import standing_services
from orders.models import Breach, Hearing, Order
from orders.pages.order import binds, force_pill, notification_pill, order_url, standing_of
from orders.permissions.orders import COMPLIANCE, visible_orders
from spo.accounts.models import User
from spo.dates import gov_date
from spo.workdays import day_of, today

TAB = "orders"
MADE, SERVED = Sign("Order made", "diamond"), Sign("Order served", "triangle")
BREACHED = Sign("Breach reported", "cross")


def orders_tab(user: User, case: Case) -> list[Tab]:
    return [Tab("Orders", reverse("list_case_orders", args=[case.reference]), TAB)]


def orders_panel(user: User, case: Case) -> Panel | None:
    """Every standing order of the case, what binds today first; nothing while there is none."""
    orders = visible_orders(user).standing().filter(case=case).prefetch_related(*COMPLIANCE, "terms")
    shown = [_summary(order) for order in orders]
    if not shown:
        return None
    shown.sort(key=lambda row: not row["is_in_force"])
    return Panel("Orders", "orders/_orders_panel.html", {"orders": shown, "person": case.suspect.person.name})


def person_panel(user: User, person: Person) -> Panel | None:
    """Every standing order in scope against somebody, in whichever case, what binds today first."""
    orders = visible_orders(user).standing().filter(case__suspect__person=person)
    shown = [_summary(order) for order in orders.prefetch_related(*COMPLIANCE, "terms")]
    if not shown:
        return None
    shown.sort(key=lambda row: not row["is_in_force"])
    return Panel("Bound by", "orders/_orders_panel.html", {"orders": shown, "person": person.name})


def _summary(order: Order) -> dict[str, object]:
    return {
        "title": f"{order.title} made on {gov_date(order.made_on)}",
        "url": order_url(order),
        "pill": force_pill(order),
        "is_in_force": order.is_in_force(today(timezone.now())),
        "binds": binds(order),
        "terms": [term.text for term in order.terms.all()],
        "notification": notification_pill(standing_of(order)),
    }


def order_markers(case: Case) -> list[Marker]:
    """Hearings, orders, services and breaches, as markers on the timeline."""
    orders = Order.objects.standing().filter(case=case).prefetch_related("services")
    return [*_orders(orders), *_hearings(case), *_breaches(case)]


def _orders(orders: Iterable[Order]) -> Iterator[Marker]:
    for order in orders:
        yield Marker(order.made_on, f"{order.title} made", order_url(order), MADE)
        for service in standing_services(order):
            yield Marker(day_of(service.acted_at), f"{order.title} served", order_url(order), SERVED)


def _hearings(case: Case) -> Iterator[Marker]:
    for hearing in Hearing.objects.filter(application__case=case, struck_at=None):
        link = reverse("open_court", args=[hearing.application_id])
        yield Marker(day_of(hearing.starts_at), "Hearing", link, SIGNS[Happened.HEARING])


def _breaches(case: Case) -> Iterator[Marker]:
    for breach in Breach.objects.filter(order__case=case, struck_at=None).select_related("incident", "order"):
        label = f"Breach reported, incident {breach.incident.number}"
        yield Marker(day_of(breach.reported_at), label, order_url(breach.order), BREACHED)
