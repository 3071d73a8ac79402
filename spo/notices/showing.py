"""How deadlines and reminders read on a page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from spo.accounts.models import User
from spo.dates import gov_date, gov_datetime
from spo.notices.enums import Grade
from spo.notices.models import Deadline, Reminder

COLOURS = {Grade.OVERDUE: "red", Grade.ON_THE_DAY: "orange", Grade.BEFORE: "yellow"}


Concerns = Callable[[User, Sequence[Deadline]], Mapping[int, str]]
_concerns: list[Concerns] = []


def offer_concerns(function: Concerns) -> None:
    """`function` answers whom deadlines concern and what is to be done, as far as somebody may read it."""
    if function not in _concerns:
        _concerns.append(function)


def concerns_of(user: User, deadlines: Iterable[Deadline]) -> dict[int, str]:
    """By their keys. For pages alone: no mail says it."""
    asked = list({deadline.pk: deadline for deadline in deadlines}.values())
    return {key: words for function in _concerns for key, words in function(user, asked).items()}


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
    concerns: str = ""


def deadline_rows(
    deadlines: Iterable[Deadline], now: datetime | None = None, *, concerns: Mapping[int, str] | None = None
) -> list[DeadlineRow]:
    """How they stand at this moment, unless another is named."""
    at, said = now or timezone.now(), concerns or {}
    return [_row(deadline, deadline.grade(at), said.get(deadline.pk, "")) for deadline in deadlines]


def _row(deadline: Deadline, grade: Grade | None, concerns: str) -> DeadlineRow:
    return DeadlineRow(
        concerns=concerns,
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


def reminder_events(user: User, reminders: Sequence[Reminder]) -> list[dict[str, Any]]:
    """With whom each concerns, as far as their reader may know."""
    concerns = concerns_of(user, (reminder.deadline for reminder in reminders))
    return [reminder_event(each, concerns=concerns.get(each.deadline_id, "")) for each in reminders]


def reminder_event(reminder: Reminder, now: datetime | None = None, *, concerns: str = "") -> dict[str, Any]:
    """What components/timeline.html takes. The deadline as it stands now, not as it stood when this was sent."""
    deadline = reminder.deadline
    pill, colour = _standing(deadline, now or timezone.now())
    return {
        "title": f"{deadline.case_reference}: {deadline.title}",
        "url": deadline.link,
        "at": reminder.created_at,
        "text": "\n".join(filter(None, [concerns, f"Due on {due_text(deadline)}"])),
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
