"""When the question whether a named person is the one bound is open."""

from orders.deadlines import NAMED_ELSEWHERE
from orders.models import Order
from orders.naming import subject
from spo.exceptions import NotNow, NotVisible
from spo.notices.models import Deadline


def check_naming_open(order: Order, naming: str) -> None:
    if open_naming(order, naming).met_at:
        raise NotNow("Somebody has asked about this already.")


def open_naming(order: Order, naming: str) -> Deadline:
    """The latest question of that sign, whether it is still open or not."""
    asked = Deadline.objects.filter(rule=NAMED_ELSEWHERE, subject=subject(order, naming))
    found = asked.order_by("-pk").first()
    if found is None:
        raise NotVisible
    return found
