"""The answer to being told that somebody who may be bound by an order was named elsewhere."""

from django.db import transaction

from cases.changes import lock_case
from cases.models import Case
from cases.policies import check_any_state
from cases.record import enter
from orders.changes import hold_order
from orders.deadlines import BOUND_ELSEWHERE, NAMED_ELSEWHERE
from orders.models import Order
from orders.naming import binding_subject, subject
from orders.policies.naming import check_question_open
from spo.accounts.models import User
from spo.notices.deadlines import meet_deadline


@transaction.atomic
def settle_naming(*, by: User, order: Order, naming: str) -> None:
    """Somebody has asked the other side. What follows has its own place."""
    locked = hold_order(by, order, when=check_any_state)
    _settle(by, NAMED_ELSEWHERE, subject(locked, naming))
    enter(by, "naming.settled", locked.case, locked.subject)


@transaction.atomic
def settle_binding(*, by: User, case: Case, binding: str) -> None:
    """The same, in the case that names somebody: the unit of the order was asked."""
    locked = lock_case(by, case, when=check_any_state)
    _settle(by, BOUND_ELSEWHERE, binding_subject(locked, binding))
    enter(by, "binding.settled", locked)


def _settle(by: User, rule: str, subject: str) -> None:
    check_question_open(rule, subject)
    meet_deadline(by=by, rule=rule, subject=subject)
