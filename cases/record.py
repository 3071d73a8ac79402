"""One line of the record that belongs to a case."""

from collections.abc import Iterable

from cases.models import Case
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record


def enter(
    by: Actor,
    did: str,
    case: Case,
    subject: str = "case",
    operation: Operation = Operation.ALTERATION,
    *,
    fields: Iterable[str] = (),
    reason: str = "",
    recipients: Iterable[str] = (),
) -> None:
    """`reason` is one of a fixed list: what people write themselves stays with the case."""
    record(
        by=by,
        did=did,
        operation=operation,
        subject=subject,
        case_reference=case.reference,
        fields=fields,
        reason=reason,
        recipients=recipients,
    )
