"""The record of a case, a page at a time, newest first."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.sentences import field_words, sentence
from spo.pages.keys import Page, page_of

PAGE = 50


def record_page(events: QuerySet[AuditEvent], *, everything: bool, before: int | None) -> Page[AuditEvent]:
    """Changes alone, unless everything is asked for: most of the record is people looking."""
    chosen = events if everything else events.exclude(operation=Operation.CONSULTATION)
    return page_of(chosen, before=before, size=PAGE)


def lines(events: Iterable[AuditEvent]) -> list[dict[str, Any]]:
    """For components/timeline.html."""
    return [_line(event) for event in events]


def _line(event: AuditEvent) -> dict[str, Any]:
    return {
        "title": sentence(event),
        "by": event.who,
        "at": event.at,
        "text": ", ".join(filter(None, [field_words(event), event.reason, *event.recipients])),
    }
