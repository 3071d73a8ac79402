"""Setting, meeting and cancelling deadlines, each in the transaction of the change it follows from."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import DateTimeField, QuerySet
from django.db.models.functions import Cast, Coalesce, Now

from spo.accounts.models import Unit, User
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.notices.due import Due
from spo.notices.models import Deadline


def open_deadlines() -> QuerySet[Deadline]:
    """Neither met nor cancelled, the most pressing first."""
    still = Deadline.objects.filter(met_at__isnull=True, cancelled_at__isnull=True)
    return still.order_by(Coalesce("due_at", Cast("due_on", DateTimeField())), "id")


def deadlines_of_case(case_reference: str) -> QuerySet[Deadline]:
    return open_deadlines().filter(case_reference=case_reference)


def deadlines_of(*subjects: str) -> QuerySet[Deadline]:
    return open_deadlines().filter(subject__in=subjects)


def was_met(rule: str, subject: str) -> bool:
    """Answered once, so that nobody is asked the same again."""
    return Deadline.objects.filter(rule=rule, subject=subject, met_at__isnull=False).exists()


def ever_asked(rule: str, subjects: Iterable[Any]) -> QuerySet[Deadline]:
    """Open, met or cancelled. A subject may be an expression of the query that asks."""
    return Deadline.objects.filter(rule=rule, subject__in=list(subjects))


@transaction.atomic
def set_deadline(
    *, by: Actor, due: Due, subject: str, case_reference: str, link: str, owner: User, unit: Unit
) -> Deadline:
    """The open deadline of that rule and subject. When its date or owner has changed, a new one takes its place.

    Of two who set it at one moment the second finds what the first has set.
    """
    old = _open_one(due.rule, subject)
    if old and (old.due_on, old.due_at, old.owner_id) == (due.due_on, due.due_at, owner.pk):
        return old
    if old:
        _close(old, by=by, did="deadline.moved", reason=due.why, cancelled_at=Now())
    place = {"subject": subject, "case_reference": case_reference, "link": link, "owner": owner, "unit": unit}
    deadline = _create(due, place)
    if deadline is None:
        return set_deadline(by=by, due=due, **place)
    _record(deadline, by=by, did="deadline.set", operation=Operation.COLLECTION)
    return deadline


@transaction.atomic
def meet_deadline(*, by: Actor, rule: str, subject: str) -> bool:
    """Says whether there was an open one."""
    deadline = _open_one(rule, subject)
    if deadline:
        _close(deadline, by=by, did="deadline.met", met_at=Now())
    return deadline is not None


@transaction.atomic
def cancel_deadline(*, by: Actor, rule: str, subject: str, why: str) -> bool:
    """Says whether there was an open one."""
    deadline = _open_one(rule, subject)
    if deadline:
        _close(deadline, by=by, did="deadline.cancelled", reason=why, cancelled_at=Now())
    return deadline is not None


@transaction.atomic
def reassign_deadlines(*, by: Actor, case_reference: str, owner: User, unit: Unit) -> None:
    """When a case goes to another officer or unit, its open deadlines go along."""
    for deadline in deadlines_of_case(case_reference).select_for_update():
        deadline.owner, deadline.unit = owner, unit
        deadline.save(update_fields=["owner", "unit"])
        _record(
            deadline,
            by=by,
            did="deadline.reassigned",
            operation=Operation.ALTERATION,
            fields=["owner", "unit"],
        )


def _create(due: Due, place: dict[str, Any]) -> Deadline | None:
    """None where another transaction has one open that this one did not see."""
    try:
        with transaction.atomic():
            return Deadline.objects.create(
                rule=due.rule,
                title=due.name,
                due_on=due.due_on,
                due_at=due.due_at,
                days_before=list(due.days_before),
                why=due.why,
                source=due.source,
                **place,
            )
    except IntegrityError:
        if _open_one(due.rule, place["subject"]) is None:
            raise
        return None


def _open_one(rule: str, subject: str) -> Deadline | None:
    return deadlines_of(subject).filter(rule=rule).select_for_update().first()


def _close(deadline: Deadline, *, by: Actor, did: str, reason: str = "", **when: datetime | Now) -> None:
    Deadline.objects.filter(pk=deadline.pk).update(**when)
    _record(deadline, by=by, did=did, operation=Operation.ALTERATION, fields=list(when), reason=reason)


def _record(
    deadline: Deadline,
    *,
    by: Actor,
    did: str,
    operation: Operation,
    fields: Sequence[str] = (),
    reason: str = "",
) -> None:
    record(
        by=by,
        did=did,
        operation=operation,
        subject=f"{deadline.title} ({deadline.subject})",
        case_reference=deadline.case_reference,
        fields=fields,
        reason=reason,
    )
