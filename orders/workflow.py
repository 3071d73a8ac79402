"""Which status comes next: one table of moves, and the one function that makes a move."""

from dataclasses import dataclass

from django.db import transaction

from orders.enums import Event, Status
from orders.models import Application
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import NotNow


@dataclass(frozen=True)
class Move:
    """From any of `sources` to `target`, by the side `who`. `past` is for the record, `deed` for a refusal."""

    sources: frozenset[Status]
    target: Status
    who: str
    past: str
    deed: str


def _move(who: str, past: str, deed: str, target: Status, *sources: Status) -> Move:
    return Move(frozenset(sources), target, who, past, deed)


MOVES: dict[Event, Move] = {
    Event.SUBMIT: _move("officer", "submitted", "be submitted for approval", Status.SUBMITTED, Status.DRAFT),
    Event.TAKE_BACK: _move(
        "officer", "taken_back", "be taken back", Status.DRAFT, Status.SUBMITTED, Status.APPROVED
    ),
    Event.RETURN: _move("supervisor", "returned", "be returned for changes", Status.DRAFT, Status.SUBMITTED),
    Event.APPROVE: _move("supervisor", "approved", "be approved", Status.APPROVED, Status.SUBMITTED),
    Event.FILE: _move("officer", "filed", "be filed", Status.FILED, Status.APPROVED),
    Event.SEND_BACK: _move("clerk", "sent_back", "be returned by the court", Status.DRAFT, Status.FILED),
    Event.ACCEPT: _move("clerk", "accepted", "be accepted", Status.ACCEPTED, Status.FILED),
    Event.DETERMINE: _move("officer", "determined", "be determined", Status.DETERMINED, Status.ACCEPTED),
    Event.WITHDRAW: _move(
        "officer",
        "withdrawn",
        "be withdrawn",
        Status.WITHDRAWN,
        Status.DRAFT,
        Status.SUBMITTED,
        Status.APPROVED,
        Status.FILED,
        Status.ACCEPTED,
    ),
}


def is_possible(event: Event, status: Status) -> bool:
    return status in MOVES[event].sources


def check_move(event: Event, application: Application) -> None:
    """Raises NotNow with a sentence when the table has no such move from the present status."""
    status = Status(application.status)
    now = "a draft" if status == Status.DRAFT else status.label.lower()
    if status == MOVES[event].target:
        raise NotNow(f"This application is {now} already.")
    if not is_possible(event, status):
        raise NotNow(f"This application is {now}, so it cannot {MOVES[event].deed}.")


def lock(application: Application) -> Application:
    """The application as it is now, held until the end of the transaction. Whoever comes second waits."""
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("case__unit", "case__officer")
        .get(pk=application.pk)
    )


@transaction.atomic
def apply(event: Event, *, by: Actor, application: Application, reason: str = "") -> Application:
    """Lock the row, check the table against the locked status, write the new one and record it.

    The caller has checked who and whether complete; two callers at once are told apart here: the second
    finds the status moved and gets NotNow.
    """
    locked = lock(application)
    check_move(event, locked)
    locked.status = MOVES[event].target
    locked.save(update_fields=["status"])
    application.status = locked.status
    record(
        by=by,
        did=f"application.{MOVES[event].past}",
        operation=Operation.ALTERATION,
        subject=locked.subject,
        case_reference=locked.case.reference,
        fields=["status"],
        reason=reason,
    )
    return locked


def diagram() -> str:
    """The table of moves as a Mermaid state diagram, as it stands in ARCHITECTURE.md."""
    lines = ["stateDiagram-v2", f"    [*] --> {Status.DRAFT.value}"]
    for event, move in MOVES.items():
        lines += [
            f"    {source.value} --> {move.target.value}: {event.value} ({move.who})"
            for source in Status
            if source in move.sources
        ]
    lines += [f"    {status.value} --> [*]" for status in (Status.DETERMINED, Status.WITHDRAWN)]
    return "\n".join(lines)
