"""The sweep of the deadlines: who is to be told what, each once, however often and however late it runs."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from spo.audit.actors import SYSTEM
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.dates import gov_date, gov_datetime
from spo.notices.enums import Grade
from spo.notices.mail import queue_mail
from spo.notices.models import Reminder
from spo.notices.permissions import stand_in
from spo.workdays import LONDON, today

# Looks back without end: whatever an outage kept from being made is made by the next sweep. The owner is told at every
# grade. The unit's supervisors are told when it is overdue, and in the owner's place when the owner has left.
MAKE = """
WITH dated AS (
    SELECT *, COALESCE(due_on, (due_at AT TIME ZONE %(zone)s)::date) AS day
    FROM notices_deadline
    WHERE met_at IS NULL AND cancelled_at IS NULL
), graded AS (
    SELECT dated.*, ahead.days, CASE
        WHEN day < %(today)s OR due_at < %(now)s THEN 'overdue'
        WHEN day = %(today)s THEN 'on-the-day'
        WHEN ahead.days IS NOT NULL THEN 'before'
    END AS grade
    FROM dated
    CROSS JOIN LATERAL (SELECT min(n) AS days FROM unnest(days_before) AS n WHERE n >= day - %(today)s) AS ahead
)
INSERT INTO notices_reminder (deadline_id, grade, days_before, recipient_id)
SELECT graded.id, grade, CASE grade WHEN 'before' THEN days ELSE 0 END, person.id
FROM graded
JOIN accounts_user AS owner ON owner.id = graded.owner_id
JOIN accounts_user AS person ON person.is_active AND (
    person.id = owner.id
    OR (person.unit_id = graded.unit_id AND person.id = ANY(%(supervisors)s) AND (grade = 'overdue' OR NOT owner.is_active))
)
WHERE grade IS NOT NULL
ON CONFLICT DO NOTHING
RETURNING id
"""


@transaction.atomic
def sweep_deadlines(*, now: datetime) -> int:
    """Make the reminders that are due, and a mail for each. Says how many were made."""
    with connection.cursor() as cursor:
        supervisors = list(stand_in().values_list("pk", flat=True))
        names = {"now": now, "today": today(now), "zone": LONDON.key, "supervisors": supervisors}
        cursor.execute(MAKE, names)
        made = [row[0] for row in cursor.fetchall()]
    for reminder in (
        Reminder.objects.filter(pk__in=made).select_related("deadline", "recipient").order_by("id")
    ):
        _mail(reminder)
        record(
            by=SYSTEM,
            did="reminder.made",
            operation=Operation.ADMINISTRATION,
            subject=str(reminder.deadline),
            case_reference=reminder.deadline.case_reference,
            recipients=[reminder.recipient.record_name],
        )
    return len(made)


def _mail(reminder: Reminder) -> None:
    deadline = reminder.deadline
    reminder.mail = queue_mail(
        to_user=reminder.recipient,
        template="reminder",
        context={
            "case_reference": deadline.case_reference,
            "due": gov_datetime(deadline.due_at) if deadline.due_at else gov_date(deadline.due_on),
            "is_overdue": reminder.grade == Grade.OVERDUE,
            "link": f"{settings.SITE_URL}{deadline.link}",
        },
        key=f"reminder {reminder.pk}",
    )
    reminder.save(update_fields=["mail"])
