"""How deadlines and reminders read on a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from spo.dates import gov_date, gov_datetime
from spo.notices.enums import Grade
from spo.notices.models import Deadline, Reminder

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


def deadline_rows(deadlines: Iterable[Deadline], now: datetime | None = None) -> list[DeadlineRow]:
    """How they stand at this moment, unless another is named."""
    at = now or timezone.now()
    return [_row(deadline, deadline.grade(at)) for deadline in deadlines]


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


def reminder_event(reminder: Reminder, now: datetime | None = None) -> dict[str, Any]:
    """What components/timeline.html takes. The deadline as it stands now, not as it stood when this was sent."""
    deadline = reminder.deadline
    pill, colour = _standing(deadline, now or timezone.now())
    return {
        "title": f"{deadline.case_reference}: {deadline.title}",
        "url": deadline.link,
        "at": reminder.created_at,
        "text": f"Due on {due_text(deadline)}",
        "pill": pill if reminder.seen_at else f"New: {pill.lower()}",
        "colour": colour,
    }


def _standing(deadline: Deadline, now: datetime) -> tuple[str, str]:
    if deadline.met_at:
        return "Met", "green"
    if deadline.cancelled_at:
        return "No longer applies", "grey"
    grade = deadline.grade(now) or Grade.BEFORE
    return grade.label, COLOURS[grade]
