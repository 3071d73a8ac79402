"""The answer to being told that somebody who may be bound by an order was named elsewhere."""

from django.db import transaction

from cases.policies import check_any_state
from cases.record import enter
from orders.changes import hold_order
from orders.deadlines import NAMED_ELSEWHERE
from orders.models import Order
from orders.naming import subject
from orders.policies.naming import check_naming_open
from spo.accounts.models import User
from spo.notices.deadlines import meet_deadline


@transaction.atomic
def settle_naming(*, by: User, order: Order, naming: str) -> None:
    """Somebody has asked the other officer, also of an order that was struck since. What follows has its own place."""
    locked = hold_order(by, order, when=check_any_state)
    check_naming_open(locked, naming)
    meet_deadline(by=by, rule=NAMED_ELSEWHERE, subject=subject(locked, naming))
    enter(by, "naming.settled", locked.case, locked.subject)
