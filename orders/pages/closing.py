"""What the page for closing a case says of its orders."""

from django.utils import timezone

from cases.models import Case
from orders.enums import OrderKind, Status
from orders.models import Order
from orders.pages.order import binds
from spo.dates import gov_date
from spo.workdays import today


def case_running(case: Case) -> list[str]:
    """Orders that bind today, and a draft that nobody could go on with."""
    in_force = Order.objects.filter(case=case).in_force(today(timezone.now())).with_ends()
    drafts = case.applications.filter(status=Status.DRAFT)
    return [
        *(
            f"{OrderKind(order.kind).label} made on {gov_date(order.made_on)}: in force. {binds(order)}"
            for order in in_force
        ),
        *(
            f"The application started on {gov_date(draft.started_at)} is a draft. It stays one."
            for draft in drafts
        ),
    ]
