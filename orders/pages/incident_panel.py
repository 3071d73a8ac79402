"""What the page of an incident says of the orders it may have breached."""

from typing import Any

from django.urls import reverse

from cases.hooks import Panel
from cases.models import Incident
from orders.models import Order
from orders.pages.order import order_url
from orders.permissions.orders import visible_orders
from orders.policies.breaches import undecided
from spo.accounts.models import User
from spo.dates import gov_date


def incident_panel(user: User, incident: Incident) -> Panel | None:
    """The question that is open, and what was decided; nothing where no order comes into it."""
    orders = visible_orders(user).standing().filter(case=incident.case_id)
    shown = [row for row in (_of_order(order, incident) for order in orders) if row]
    return Panel("Was it a breach?", "orders/_incident_panel.html", {"orders": shown}) if shown else None


def _of_order(order: Order, incident: Incident) -> dict[str, Any] | None:
    standing = {"incident": incident, "struck_at": None}
    is_undecided = bool(undecided(order, [incident]))
    is_breach = order.breaches.filter(**standing).exists()
    findings = list(order.no_breaches.filter(**standing).select_related("decided_by"))
    if not (is_undecided or is_breach or findings):
        return None
    return {
        "pk": order.pk,
        "title": f"order made on {gov_date(order.made_on)}",
        "url": order_url(order),
        "is_undecided": is_undecided,
        "is_breach": is_breach,
        "findings": findings,
        "breach_url": f"{reverse('log_breach', args=[order.pk])}?incident={incident.pk}",
        "no_breach_url": reverse("record_no_breach", args=[order.pk, incident.number]),
    }
