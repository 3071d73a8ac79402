"""Every contact with a victim, and what they said they want and fear."""

from datetime import date, datetime

from django.db import transaction

from cases.changes import lock_case, strike
from cases.enums import ContactMethod
from cases.models import ContactDetail, ContactEntry, Victim, VictimViews
from cases.permissions.safety import unsafe_details
from cases.policies import check_of_case
from cases.policies.safety import check_in_past, check_unsafe_contact, check_victim_standing, check_views
from cases.record import enter
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def log_contact(
    *,
    by: User,
    victim: Victim,
    happened_at: datetime,
    method: ContactMethod,
    is_reached: bool,
    summary: str,
    unsafe_detail: ContactDetail | None = None,
    unsafe_reason: str = "",
) -> ContactEntry:
    """An attempt that reached nobody is an entry too. What must never be used is named with the reason, if it was."""
    case = lock_case(by, victim.case)
    check_of_case(case, victim)
    check_victim_standing(victim)
    check_in_past("happened_at", "The time of the contact", happened_at)
    check_unsafe_contact(unsafe_detail, unsafe_reason, unsafe_details(victim))
    entry = ContactEntry.objects.create(
        case=case,
        victim=victim,
        happened_at=happened_at,
        method=method,
        is_reached=is_reached,
        summary=summary,
        unsafe_detail=unsafe_detail,
        unsafe_reason=unsafe_reason,
        recorded_by=by,
    )
    named = ["unsafe_detail"] if unsafe_detail else []
    enter(by, "contact_entry.logged", case, entry.subject, Operation.COLLECTION, fields=named)
    return entry


@transaction.atomic
def strike_contact(*, by: User, entry: ContactEntry, reason: str) -> None:
    case = lock_case(by, entry.case)
    strike(entry, by=by, case=case, reason=reason)


@transaction.atomic
def record_views(
    *, by: User, victim: Victim, said_on: date, wishes: str, fears: str, support_service: str
) -> VictimViews:
    """What they say now stands beside what they said before; the latest counts."""
    case = lock_case(by, victim.case)
    check_of_case(case, victim)
    check_victim_standing(victim)
    check_views(wishes, fears, support_service, said_on)
    views = VictimViews.objects.create(
        case=case,
        victim=victim,
        said_on=said_on,
        wishes=wishes,
        fears=fears,
        support_service=support_service,
        recorded_by=by,
    )
    enter(by, "victim_views.recorded", case, views.subject, Operation.COLLECTION)
    return views


@transaction.atomic
def strike_views(*, by: User, views: VictimViews, reason: str) -> None:
    """What was said before it counts again."""
    case = lock_case(by, views.case)
    strike(views, by=by, case=case, reason=reason)
