"""What the page for recording an order starts from, so that nobody types again what was asked for."""

from typing import Any

from cases.models import Case
from orders.enums import DurationKind, OrderKind
from orders.models import Application, Order
from orders.models.filing import Filing


def replaceable(case: Case) -> list[Order]:
    """Interim orders of the case that stand and that no other order has replaced."""
    interim = Order.objects.with_ends().standing().filter(case=case, kind=OrderKind.INTERIM)
    return [order for order in interim if order.replacement is None]


def asked_for(application: Application, kind: OrderKind) -> dict[str, Any]:
    """The court, the date of its decision, and the duration and terms of the approved text, for `OrderForm`."""
    filing = Filing.objects.filter(application=application, accepted_at__isnull=False).first()
    determination = getattr(application, "determination", None)
    text = filing.bundle.approval.version.text if filing else {}
    initial: dict[str, Any] = {"court": filing.court.name if filing else ""}
    if kind == OrderKind.FULL:
        initial["made_on"] = determination.decided_on if determination else None
        if application.duration_kind == DurationKind.FURTHER_ORDER:
            initial["length"] = DurationKind.FURTHER_ORDER
    asked = text["duration" if kind == OrderKind.FULL else "interim"]["label"] if text else ""
    wanted = [term for term in text.get("terms", []) if kind == OrderKind.FULL or term["is_in_interim"]]
    return {
        "initial": initial,
        "asked": asked,
        "terms": [{"kind": term["kind"], "text": term["text"]} for term in wanted],
    }
