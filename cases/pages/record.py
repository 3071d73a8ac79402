"""The record of a case, a page at a time, newest first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.sentences import sentence

PAGE = 50


@dataclass(frozen=True)
class RecordPage:
    events: list[AuditEvent]
    has_more: bool

    @property
    def last_key(self) -> int:
        return self.events[-1].pk

    @property
    def lines(self) -> list[dict[str, Any]]:
        """For components/timeline.html."""
        return [_line(event) for event in self.events]


def record_page(events: QuerySet[AuditEvent], *, everything: bool, before: int | None) -> RecordPage:
    """Changes alone, unless everything is asked for: most of the record is people looking."""
    chosen = events if everything else events.exclude(operation=Operation.CONSULTATION)
    found = list((chosen.filter(pk__lt=before) if before is not None else chosen)[: PAGE + 1])
    return RecordPage(found[:PAGE], has_more=len(found) > PAGE)


def _line(event: AuditEvent) -> dict[str, Any]:
    return {
        "title": sentence(event),
        "by": event.who,
        "at": event.at,
        "text": ", ".join(filter(None, [*event.fields, event.reason, *event.recipients])).replace("_", " "),
    }
