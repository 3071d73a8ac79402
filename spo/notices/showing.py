"""How deadlines and reminders read on a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from spo.notices.enums import Grade
from spo.notices.models import Deadline, Reminder
from spo.pages.dates import gov_date, gov_datetime

COLOURS = {Grade.OVERDUE: "red", Grade.ON_THE_DAY: "orange", Grade.BEFORE: "yellow"}


@dataclass(frozen=True)
class DeadlineRow:
    """What notices/_deadlines.html takes."""

    title: str
    due: str
    why: str
    source: str
    reference: str
    url: str
    pill: str
    colour: str


def deadline_rows(deadlines: Iterable[Deadline], now: datetime) -> list[DeadlineRow]:
    return [_row(deadline, deadline.grade(now)) for deadline in deadlines]


def _row(deadline: Deadline, grade: Grade | None) -> DeadlineRow:
    return DeadlineRow(
        title=deadline.title,
        due=due_text(deadline),
        why=deadline.why,
        source=deadline.source,
        reference=deadline.case_reference,
        url=deadline.link,
        pill=grade.label if grade else "",
        colour=COLOURS[grade] if grade else "",
    )


def due_text(deadline: Deadline) -> str:
    return gov_datetime(deadline.due_at) if deadline.due_at else gov_date(deadline.due_on)


def reminder_event(reminder: Reminder) -> dict[str, Any]:
    """What components/timeline.html takes."""
    deadline, grade = reminder.deadline, Grade(reminder.grade)
    return {
        "title": f"{deadline.case_reference}: {deadline.title}",
        "url": deadline.link,
        "at": reminder.created_at,
        "text": f"{'Was due' if grade == Grade.OVERDUE else 'Due'} on {due_text(deadline)}. {_outcome(deadline)}".strip(),
        "pill": grade.label if reminder.seen_at else f"New: {grade.label.lower()}",
        "colour": COLOURS[grade] if deadline.is_open else "grey",
    }


def _outcome(deadline: Deadline) -> str:
    if deadline.met_at:
        return f"It was met on {gov_date(deadline.met_at)}."
    return "It no longer applies." if deadline.cancelled_at else ""
