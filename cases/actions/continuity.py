"""What was done with an exhibit outside this system, entered by hand."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cases.changes import lock_case
from cases.enums import Handling
from cases.models import Continuity, Exhibit
from cases.policies.exhibits import check_handling
from cases.record import enter
from spo.accounts.models import User


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
) -> Continuity:
    """A further line. Those before it stay as they are, wrong ones too."""
    case = lock_case(by, exhibit.case)
    check_handling(happened_at, now=timezone.now())
    line = Continuity.objects.create(
        exhibit=exhibit,
        kind=kind,
        happened_at=happened_at,
        from_whom=from_whom,
        to_whom=to_whom,
        place=place,
        note=note,
        entered_by=by,
    )
    enter(by, "handling.recorded", case, exhibit.subject, reason=Handling(kind).label)
    return line
