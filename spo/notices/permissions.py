"""Whose reminders are whose: everybody's own, and nobody else's."""

from dataclasses import dataclass

from django.db.models import QuerySet

from spo.accounts.enums import Role
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied
from spo.notices.models import Reminder

PAGE_SIZE = 30


@dataclass(frozen=True)
class Page:
    reminders: list[Reminder]
    has_newer: bool
    has_older: bool


def check_have_reminders(user: User) -> None:
    if user.role not in (Role.OFFICER, Role.SUPERVISOR):
        raise Denied("Only people who work on cases have reminders.")


def visible_reminders(user: User) -> QuerySet[Reminder]:
    check_have_reminders(user)
    return Reminder.objects.filter(recipient=user)


def list_reminders(user: User, *, before: int | None = None) -> Page:
    """One page, newest first, on from the reminder `before`."""
    rows = visible_reminders(user).select_related("deadline").order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE_SIZE + 1])
    record(by=user, did="reminders.listed", operation=Operation.CONSULTATION, subject="reminders")
    return Page(found[:PAGE_SIZE], before is not None, len(found) > PAGE_SIZE)


def stand_in() -> QuerySet[User]:
    """Supervisors in post: told of a deadline of their unit that is overdue, or whose owner has left."""
    return User.objects.filter(role=Role.SUPERVISOR, is_active=True)


def unseen_count(user: User) -> int:
    """For the navigation."""
    return visible_reminders(user).filter(seen_at__isnull=True).count()
