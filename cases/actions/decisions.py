"""Why no order is sought, or not yet."""

from datetime import date

from django.db import transaction

from cases.changes import lock_case, strike
from cases.clocks import refresh_reviews
from cases.enums import NotNowKind, WhyNot
from cases.models import Case, NoOrderDecision
from cases.policies.safety import check_no_order
from cases.record import enter
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def record_no_order(
    *,
    by: User,
    case: Case,
    kind: NotNowKind,
    why: WhyNot,
    explanation: str,
    decided_on: date,
    review_on: date,
) -> NoOrderDecision:
    """A later decision takes the place of an earlier one, and answers its review."""
    locked = lock_case(by, case)
    check_no_order(decided_on, review_on)
    decision = NoOrderDecision.objects.create(
        case=locked,
        kind=kind,
        why=why,
        explanation=explanation,
        decided_on=decided_on,
        review_on=review_on,
        decided_by=by,
    )
    enter(
        by,
        "no_order_decision.recorded",
        locked,
        decision.subject,
        Operation.COLLECTION,
        reason=WhyNot(why).label,
    )
    refresh_reviews(by, locked)
    return decision


@transaction.atomic
def strike_no_order(*, by: User, decision: NoOrderDecision, reason: str) -> None:
    case = lock_case(by, decision.case)
    strike(decision, by=by, case=case, reason=reason)
    refresh_reviews(by, case)
