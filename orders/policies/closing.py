"""What must be finished before a case is closed, and which reason for closing it would not be so."""

from django.utils import timezone

from cases.enums import ClosingReason
from cases.models import Case
from orders.enums import Status
from orders.models import Application, Order
from orders.models.application import ENDED
from spo.dates import gov_date
from spo.exceptions import Mistaken
from spo.workdays import today


def case_unfinished(case: Case) -> list[str]:
    """Whatever was submitted waits for somebody, who could not act in a closed case."""
    waiting = Application.objects.filter(case=case).exclude(status__in=[Status.DRAFT, *ENDED])
    return [
        f"An application is {Status(row.status).label.lower()}. Withdraw it, or see it decided, first."
        for row in waiting
    ]


def check_closing(case: Case, reason: ClosingReason) -> None:
    order = Order.objects.filter(case=case).in_force(today(timezone.now())).first()
    if reason == ClosingReason.ORDER_ENDED and order:
        raise Mistaken({"reason": f"The order made on {gov_date(order.made_on)} is in force"})
