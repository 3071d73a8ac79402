"""Orders of any kind that bound the suspect before, and how they were kept."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from cases.changes import lock_case, lock_row, save_changes
from cases.enums import EarlierOrderKind
from cases.models import EarlierOrder, Suspect
from cases.record import enter
from cases.words import earlier_order_words
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def add_earlier_order(
    *,
    by: User,
    suspect: Suspect,
    kind: EarlierOrderKind,
    court: str = "",
    made_on: date | None = None,
    ended_on: date | None = None,
    terms: str = "",
    breaches: str = "",
) -> EarlierOrder:
    case = lock_case(by, suspect.case)
    order = EarlierOrder.objects.create(
        suspect=suspect,
        kind=kind,
        court=court,
        made_on=made_on,
        ended_on=ended_on,
        terms=terms,
        breaches=breaches,
    )
    enter(by, "earlier_order.added", case, order.subject, Operation.COLLECTION)
    return order


@transaction.atomic
def change_earlier_order(
    *,
    by: User,
    order: EarlierOrder,
    version: int,
    kind: EarlierOrderKind,
    court: str,
    made_on: date | None,
    ended_on: date | None,
    terms: str,
    breaches: str,
) -> EarlierOrder:
    case = lock_case(by, order.suspect.case)
    changes = {
        "kind": kind,
        "court": court,
        "made_on": made_on,
        "ended_on": ended_on,
        "terms": terms,
        "breaches": breaches,
    }
    locked = lock_row(order, version, changes, earlier_order_words)
    if fields := save_changes(locked, changes):
        enter(by, "earlier_order.changed", case, order.subject, fields=fields)
    return locked


@transaction.atomic
def remove_earlier_order(*, by: User, order: EarlierOrder) -> None:
    """Entered by mistake. What it said is kept in its history."""
    case = lock_case(by, order.suspect.case)
    locked = EarlierOrder.objects.select_for_update().get(pk=order.pk)
    if locked.removed_at is None:
        locked.removed_at = timezone.now()
        locked.save(update_fields=["removed_at"])
        enter(by, "earlier_order.removed", case, order.subject, Operation.ERASURE)
