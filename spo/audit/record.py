"""The one way to write the record. Called inside the transaction of the change it speaks of."""

from collections.abc import Iterable

from spo import __version__
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent

LONGEST_SUBJECT = 200


def record(
    *,
    by: Actor,
    did: str,
    operation: Operation,
    subject: str,
    case_reference: str = "",
    fields: Iterable[str] = (),
    reason: str = "",
    recipients: Iterable[str] = (),
) -> AuditEvent:
    """Append one event. `fields` are names, never values; `subject` is text such as "incident 12".

    `did` is what was acted on and what was done to it: "sealed_order.uploaded". Looking at one thing is "consulted",
    at a list of them "listed", and taking a file away "downloaded" or, by those it was sent to, "disclosed".
    """
    return AuditEvent.objects.create(
        who=by.record_name,
        role=by.role,
        did=did,
        operation=operation,
        subject=subject[:LONGEST_SUBJECT],  # a unit and its force may be called more than there is room for
        case_reference=case_reference,
        fields=list(fields),
        reason=reason,
        recipients=list(recipients),
        address=by.address,
        build=__version__,
    )
