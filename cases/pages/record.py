"""The record of a case, a page at a time, newest first."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from cases.models import Case
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.sentences import field_words, sentence
from spo.pages.keys import Page, page_of

PAGE = 50
SUBJECT = re.compile(r" \([a-z0-9 ]+\)$")  # of a deadline, beside its title
A_VICTIM = re.compile(r"\b[Vv]ictim [0-9]+\b")


def record_page(events: QuerySet[AuditEvent], *, everything: bool, before: int | None) -> Page[AuditEvent]:
    """Changes alone, unless everything is asked for: most of the record is people looking."""
    chosen = events if everything else events.exclude(operation=Operation.CONSULTATION)
    return page_of(chosen, before=before, size=PAGE)


def lines(events: Iterable[AuditEvent], case: Case) -> list[dict[str, Any]]:
    """For components/timeline.html. The record holds no name: whoever stands in the case is called by theirs here."""
    names = {victim.subject: f"victim {victim.person.name}" for victim in case.standing_victims}
    return [_line(event, names) for event in events]


def _line(event: AuditEvent, names: dict[str, str]) -> dict[str, Any]:
    said = sentence(event)
    if event.did.startswith("deadline."):
        said = SUBJECT.sub("", said)
    return {
        "title": A_VICTIM.sub(lambda found: _named(found[0], names), said),
        "by": event.who,
        "at": event.at,
        "text": ", ".join(filter(None, [field_words(event), event.reason, *event.recipients])),
    }


def _named(said: str, names: dict[str, str]) -> str:
    """The first letter stays as the sentence has it."""
    return said[0] + names.get(said.lower(), said)[1:]
