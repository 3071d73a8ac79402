"""What was done with an exhibit outside this system, entered by hand."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cases.changes import lock_case
from cases.enums import Handling
from cases.models import Case, Continuity, Exhibit
from cases.permissions.exhibits import colleagues_named
from cases.policies.exhibits import check_corrects, check_handling, check_receipt
from cases.record import enter
from spo.accounts.models import User
from spo.notices.mail import queue_mail


@transaction.atomic
def record_handling(
    *,
    by: User,
    exhibit: Exhibit,
    kind: Handling,
    happened_at: datetime,
    from_whom: str = "",
    to_whom: str = "",
    place: str = "",
    note: str = "",
    corrects: Continuity | None = None,
) -> Continuity:
    """A further line. Those before it stay as they are, wrong ones too; a colleague it names hears of it."""
    case = lock_case(by, exhibit.case)
    check_handling(happened_at, now=timezone.now())
    check_corrects(exhibit, corrects)
    if kind == Handling.RECEIVED:
        check_receipt(exhibit, happened_at, corrects)
    line = Continuity.objects.create(
        exhibit=exhibit,
        kind=kind,
        happened_at=happened_at,
        from_whom=from_whom,
        to_whom=to_whom,
        place=place,
        note=note,
        corrects=corrects,
        entered_by=by,
    )
    told = _tell_colleagues(by, case, line)
    enter(by, "handling.recorded", case, exhibit.subject, reason=Handling(kind).label, recipients=told)
    return line


def _tell_colleagues(by: User, case: Case, line: Continuity) -> list[str]:
    """A line that a court may read puts the exhibit into their hands, in the words of somebody else."""
    link = settings.SITE_URL + reverse("open_continuity", args=[case.reference, line.exhibit_id])
    context = {"case_reference": case.reference, "link": link}
    named = colleagues_named(by, case, line)
    for colleague in named:
        key = f"handling_named {line.pk} to {colleague.pk}"
        queue_mail(to_user=colleague, template="handling_named", context=context, key=key, sender=by)
    return [colleague.record_name for colleague in named]
