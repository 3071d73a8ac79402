"""Who reads that somebody named in a case may be bound by an order: the officers of both, each without the other."""

from cases.models import Case
from cases.permissions.cases import open_case
from orders.deadlines import BOUND_ELSEWHERE, NAMED_ELSEWHERE
from orders.models import Order
from orders.naming import binding_subject, subject
from orders.permissions.orders import open_order
from spo.accounts.models import User
from spo.exceptions import NotVisible
from spo.notices.deadlines import ever_asked
from spo.notices.models import Deadline


def open_naming(user: User, pk: int, naming: str) -> tuple[Order, Deadline]:
    """An order, and the latest question of that sign about it, answered or not. Recorded with the order."""
    order = open_order(user, pk)
    return order, _latest(NAMED_ELSEWHERE, subject(order, naming))


def open_binding(user: User, reference: str, binding: str) -> tuple[Case, Deadline]:
    """A case, and the latest question of that sign about somebody in it. Recorded with the case."""
    case = open_case(user, reference, "an order that may bind somebody")
    return case, _latest(BOUND_ELSEWHERE, binding_subject(case, binding))


def _latest(rule: str, subject: str) -> Deadline:
    asked = ever_asked(rule, [subject]).order_by("-pk").first()
    if asked is None:
        raise NotVisible
    return asked
