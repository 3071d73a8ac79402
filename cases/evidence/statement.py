"""What the continuity statement of an exhibit says."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils import timezone

from cases.enums import Handling
from cases.models import Continuity, ContinuityStatement, Exhibit
from cases.pages.continuity import Line, lines
from spo.dates import gov_datetime
from spo.files.kinds import BY_MEDIA_TYPE

RECEIPT = {"From": "Received from", "To": "Received by", "Where": "Received at"}


@dataclass(frozen=True)
class ExhibitStatement:
    """One exhibit: what it is, how it was received, every handling, in the order in which they happened."""

    reference: str
    title: str
    kind: str
    size: int
    sha256: str
    is_withdrawn: bool
    receipt: list[tuple[str, str]]
    handlings: list[Line]


def statements(of: ContinuityStatement) -> Iterator[ExhibitStatement]:
    """Of one exhibit, or of every one in the case, withdrawn ones too, in the order of their numbers."""
    rows = Continuity.objects.filter(exhibit__case=of.case)
    if of.exhibit_id:
        rows = rows.filter(exhibit=of.exhibit_id)
    ordered = rows.select_related("exhibit", "entered_by").order_by("exhibit_id", "happened_at", "id")
    for exhibit, same in groupby(ordered.iterator(chunk_size=2000), key=attrgetter("exhibit")):
        yield _statement(exhibit, list(same))


def heading(of: ContinuityStatement) -> dict[str, Any]:
    """What stands on every page of it."""
    return {
        "case": of.case.reference,
        "unit": str(of.case.unit),
        "officer": of.case.officer.title,
        "printed_at": gov_datetime(timezone.now()),
        "printed_for": of.asked_by.title,
    }


def _statement(exhibit: Exhibit, rows: list[Continuity]) -> ExhibitStatement:
    received = next((row for row in rows if row.kind == Handling.RECEIVED), None)
    first = lines([received])[0] if received else None
    facts = [(RECEIPT[label], words) for label, words in first.facts if label in RECEIPT] if first else []
    kind = BY_MEDIA_TYPE.get(exhibit.media_type)
    return ExhibitStatement(
        reference=exhibit.reference,
        title=exhibit.title,
        kind=kind.label if kind else exhibit.media_type,
        size=exhibit.size,
        sha256=exhibit.sha256,
        is_withdrawn=exhibit.is_withdrawn,
        receipt=[*facts, ("Received on", gov_datetime(first.at))] if first else [],
        handlings=lines(rows),
    )
