"""Who may read the record."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from spo.accounts.enums import Role
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.record import record
from spo.exceptions import Denied

PAGE_SIZE = 50
ABOUT_ACCOUNTS = Q(operation__in=[Operation.SIGN_IN, Operation.ADMINISTRATION]) | Q(did="session.refused")


@dataclass(frozen=True)
class Filters:
    """What a reader asks for. `before` and `after` are events: the list goes on from there."""

    case_reference: str = ""
    person: str = ""
    operation: str = ""
    first_day: date | None = None
    last_day: date | None = None
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class Page:
    events: list[AuditEvent] = field(default_factory=list)
    has_newer: bool = False
    has_older: bool = False


def check_read_record(user: User) -> None:
    if user.role not in (Role.AUDITOR, Role.ADMINISTRATOR):
        raise Denied("Only an auditor can read the record.")


def visible_events(user: User) -> QuerySet[AuditEvent]:
    """Auditors see all of it; administrators what concerns accounts, and nothing of any case."""
    check_read_record(user)
    events = AuditEvent.objects.all()
    return events if user.role == Role.AUDITOR else events.filter(ABOUT_ACCOUNTS, case_reference="")


def visible_people(user: User) -> QuerySet[User]:
    """Whose events can be asked for: everybody's, also of those who have left."""
    check_read_record(user)
    return User.objects.order_by("name", "pk")


def list_events(user: User, filters: Filters) -> Page:
    """One page, newest first. Reading it is itself recorded, before it is read."""
    events = _matching(visible_events(user), filters)
    asked = ("case_reference", "person", "operation", "first_day", "last_day")
    record(
        by=user,
        did="record.consulted",
        operation=Operation.CONSULTATION,
        subject="record",
        case_reference=filters.case_reference,
        fields=[name for name in asked if getattr(filters, name)],
    )
    return _page(events, filters)


def _matching(events: QuerySet[AuditEvent], filters: Filters) -> QuerySet[AuditEvent]:
    if filters.case_reference:
        events = events.filter(case_reference=filters.case_reference)
    if filters.person:
        events = events.filter(who__endswith=f", user {filters.person}")
    if filters.operation:
        events = events.filter(operation=filters.operation)
    if filters.first_day:
        events = events.filter(at__gte=_start_of(filters.first_day))
    if filters.last_day:
        events = events.filter(at__lt=_start_of(filters.last_day + timedelta(days=1)))
    return events


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_default_timezone())


def _page(events: QuerySet[AuditEvent], filters: Filters) -> Page:
    """By key, not by number: new events do not shift the pages that somebody is reading."""
    if filters.after is not None:
        found = list(events.filter(pk__gt=filters.after).order_by("pk")[: PAGE_SIZE + 1])
        return Page(found[:PAGE_SIZE][::-1], has_newer=len(found) > PAGE_SIZE, has_older=True)
    if filters.before is not None:
        events = events.filter(pk__lt=filters.before)
    found = list(events.order_by("-pk")[: PAGE_SIZE + 1])
    return Page(found[:PAGE_SIZE], has_newer=filters.before is not None, has_older=len(found) > PAGE_SIZE)
