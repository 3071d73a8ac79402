"""What the continuity statement of an exhibit says."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.utils import timezone

from cases.evidence.continuity import Line, entered, lines, name_of, receipt_of
from cases.models import Continuity, ContinuityStatement, Exhibit
from spo.dates import gov_datetime
from spo.files.kinds import BY_MEDIA_TYPE

BY_SOFTWARE = "By the software, when the file was added"
NO_RECEIPT = "No receipt was recorded when the file was added"


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
    ordered = rows.select_related("exhibit", "entered_by", "corrects").order_by(
        "exhibit_id", "happened_at", "id"
    )
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
    kind = BY_MEDIA_TYPE.get(exhibit.media_type)
    return ExhibitStatement(
        reference=exhibit.reference,
        title=exhibit.title,
        kind=kind.label if kind else exhibit.media_type,
        size=exhibit.size,
        sha256=exhibit.sha256,
        is_withdrawn=exhibit.is_withdrawn,
        receipt=_receipt(rows),
        handlings=lines(rows),
    )


def _receipt(rows: list[Continuity]) -> list[tuple[str, str]]:
    """As it was said when the exhibit came, and who said so. What was put right later is pointed to, not put here."""
    first = receipt_of(rows)
    if first is None:
        return [("Received", NO_RECEIPT)]
    facts = [
        ("Received from", first.from_whom),
        ("Received by", first.to_whom),
        ("Received at", first.place),
        ("Received on", gov_datetime(first.happened_at)),
        ("Recorded", entered(first) or BY_SOFTWARE),
    ]
    later = [row for row in rows if row.corrects_id == first.pk]
    return [
        *((label, words) for label, words in facts if words),
        *(("Put right later", f"See the line: {name_of(row)}. {entered(row)}") for row in later),
    ]
