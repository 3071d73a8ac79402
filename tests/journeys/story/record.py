"""Afterwards the record names all that was done, in order, and says nothing about anybody."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from tests.journeys.story.investigation import NAMES

WHAT_WAS_DONE = """
officer: case.created contact_detail.added suspect.changed incident.logged deadline.set incident.logged
    rendition.asked_for exhibit.added rendition.asked_for exhibit.added
system: rendition.made
officer: application.started application.edited application.submitted
supervisor: application.commented application.returned
officer: application.edited application.submitted
supervisor: application.approved bundle.asked_for
system: bundle.made
officer: application.filed filing.sent
clerk: bundle.disclosed confidential_sheet.disclosed application.accepted hearing.listed sealed_order.uploaded
officer: order.recorded deadline.set service.recorded deadline.set victim_told.recorded deadline.met system_entry.recorded
system: reminder.made
supervisor: overdue_notification.decided deadline.cancelled
officer: notification.recorded application.determined deadline.set order.recorded deadline.set deadline.cancelled
    service.recorded
    incident.logged deadline.set breach.logged deadline.set deadline.met deadline.moved deadline.set
    breach.changed deadline.met breach.changed deadline.met breach.changed
"""


def read_it(reference: str) -> None:
    """Looking is left out here: it is recorded too, and is most of it."""
    events = AuditEvent.objects.filter(case_reference=reference).order_by("pk")
    changes = events.exclude(operation=Operation.CONSULTATION).values_list("role", "did")

    assert list(_told(changes)) == WHAT_WAS_DONE.split()
    everything = " ".join(str(row) for row in AuditEvent.objects.values_list("subject", "fields", "reason"))
    assert [name for name in NAMES if name in everything] == []


def _told(changes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each stretch of work of one role; the same thing done several times over is said once."""
    for role, stretch in groupby(changes, key=itemgetter(0)):
        yield f"{role}:"
        yield from (did for (_, did), _ in groupby(stretch))
