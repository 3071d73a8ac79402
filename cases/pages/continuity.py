"""The continuity of an exhibit in words, a line for each handling."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from cases.enums import Handling
from cases.models import Continuity, ContinuityStatement
from spo.dates import gov_datetime
from spo.work.enums import JobState
from spo.work.models import Job
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
    def when(self) -> str:
        return gov_datetime(self.at)

    @property
    def text(self) -> str:
        """A line for each fact, on the page."""
        return "\n".join(self._words)

    @property
    def printed(self) -> str:
        """One after the other, on paper, where room is short."""
        return "; ".join(words.removesuffix(".") for words in self._words)

    @property
    def _words(self) -> list[str]:
        later = [f"Entered on {gov_datetime(self.entered_at)}"] if self.entered_at else []
        return [*(f"{label}: {words}" if label else words for label, words in self.facts), *later]


def lines(rows: Iterable[Continuity]) -> list[Line]:
    """The earliest first. What one person looked at again on the same day is one line."""
    return [_line(list(same)) for _, same in groupby(rows, key=_sameness)]


def events(found: Iterable[Line]) -> list[dict[str, Any]]:
    """For components/timeline.html, the newest first."""
    shown = [{"title": each.title, "by": each.by, "at": each.at, "text": each.text} for each in found]
    return shown[::-1]


def warning(kinds: list[str]) -> str:
    """What stands above a continuity that tells a confidential detail; nothing above any other."""
    if not kinds:
        return ""
    return f"This tells a confidential detail: {', '.join(kinds)}. A continuity statement prints it."


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


def statement_progress(statement: ContinuityStatement) -> dict[str, Any]:
    """For components/_progress.html."""
    if statement.is_ready:
        return {"state": "done", "text": "The statement is printed."}
    job = Job.objects.filter(key=statement.job_key).first()
    if job is None or job.state in (JobState.DEAD, JobState.DONE):
        return {"state": "failed", "text": "The statement could not be printed. Ask for it again."}
    shown = job.progress if job.state == JobState.LEASED else {}
    if not shown:
        return {"state": "waiting", "text": "The statement is waiting to be printed."}
    percent = 100 * shown["done"] // max(shown["total"], 1)
    return {"state": "working", "text": f"{shown['stage']}.", "percent": percent}
