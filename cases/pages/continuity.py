"""The continuity of an exhibit in words, a line for each handling."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from cases.enums import Handling
from cases.models import Continuity
from spo.dates import gov_datetime
from spo.workdays import day_of


@dataclass(frozen=True)
class Line:
    """One row of the timeline and of the statement."""

    at: datetime
    title: str
    facts: list[tuple[str, str]]
    by: str
    entered_at: datetime | None = None

    @property
    def text(self) -> str:
        later = [f"Entered on {gov_datetime(self.entered_at)}"] if self.entered_at else []
        return "\n".join([*(f"{label}: {words}" if label else words for label, words in self.facts), *later])


def lines(rows: Iterable[Continuity]) -> list[Line]:
    """The earliest first. What one person looked at again on the same day is one line."""
    return [_line(list(same)) for _, same in groupby(rows, key=_sameness)]


def events(found: Iterable[Line]) -> list[dict[str, Any]]:
    """For components/timeline.html, the newest first."""
    shown = [{"title": each.title, "by": each.by, "at": each.at, "text": each.text} for each in found]
    return shown[::-1]


def texts(rows: Iterable[Continuity]) -> list[str]:
    """Everything that people typed, to be searched for confidential details."""
    return [text for row in rows for text in (row.from_whom, row.to_whom, row.place, row.note) if text]


def warning(kinds: list[str]) -> str:
    """What stands above a continuity that tells a confidential detail; nothing above any other."""
    if not kinds:
        return ""
    return f"This holds a confidential detail: {', '.join(kinds)}. It would be printed in the continuity statement."


def _sameness(row: Continuity) -> tuple[Any, ...]:
    if row.is_automatic and row.kind == Handling.VIEWED:
        return ("viewed", row.entered_by_id, day_of(row.happened_at))
    return ("row", row.pk)


def _line(rows: list[Continuity]) -> Line:
    first = rows[0]
    times = f" {len(rows)} times" if len(rows) > 1 else ""
    facts = [
        ("From", first.from_whom),
        ("To", first.to_whom),
        ("Where", first.place),
        ("", first.note if len(rows) == 1 else ""),
    ]
    return Line(
        at=first.happened_at,
        title=f"{Handling(first.kind).label}{times}",
        facts=[(label, words) for label, words in facts if words],
        by=first.entered_by.title if first.entered_by else "the software",
        entered_at=None if first.is_automatic else first.entered_at,
    )
