"""What people do to their reminders."""

from django.db import transaction
from django.db.models.functions import Now

from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.notices.permissions import visible_reminders


@transaction.atomic
def mark_reminders_seen(*, by: User, newest: int) -> None:
    """Those up to the newest one on the page; what came since stays new."""
    fresh = visible_reminders(by).filter(seen_at__isnull=True, pk__lte=newest)
    if fresh.update(seen_at=Now()):
        record(
            by=by,
            did="reminders.seen",
            operation=Operation.ALTERATION,
            subject="reminders",
            fields=["seen_at"],
        )
