"""What is due is said before the day, on it and after it, once each, however often it is swept."""

import re
from collections import Counter
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core import mail

from spo.notices.models import Reminder
from spo.work.sweeping import sweep_all
from spo.workdays import LONDON
from tests.factories.work import work_off
from tests.journeys.desk import Desk
from tests.journeys.story.investigation import NAMES

SWEEPS = 5
MAILS = {
    "an application waits for approval": 4,
    "the application was returned for changes": 1,
    "the application was approved": 1,
    "was filed with your court": 1,
    "the court accepted the application": 1,
    "a hearing was listed": 1,
    "the court sent the sealed order": 1,
    "due": 2,
    "overdue": 3,
}


def be_reminded_once(officer: Desk, reference: str, due_on: date) -> None:
    for days in (-1, 0, 1):
        _sweep(due_on + timedelta(days=days))

    made = Counter((row.grade, row.recipient.name) for row in Reminder.objects.select_related("recipient"))
    assert made == {
        ("before", "Olivia Officer"): 1,
        ("on-the-day", "Olivia Officer"): 1,
        ("overdue", "Olivia Officer"): 1,
        ("overdue", "Simon Supervisor"): 1,
        ("overdue", "Anita Authorising"): 1,
    }
    assert f"{reference}: Notification by the person bound" in officer.read("list_reminders")


def _sweep(day: date) -> None:
    """As beat does every minute, with the worker behind it."""
    for _ in range(SWEEPS):
        assert sweep_all(now=datetime.combine(day, time(10), LONDON)) == []
        work_off()


def read_the_mails(reference: str) -> None:
    """Each has the reference and a link, and says nothing about anybody; each came once."""
    work_off()
    subjects = [message.subject for message in mail.outbox]
    words = [f"{message.subject} {message.body}" for message in mail.outbox]

    assert Counter(re.split(" on | since ", text.partition(": ")[2])[0] for text in subjects) == MAILS
    assert [name for name in NAMES if name in " ".join(words)] == []
    assert [(reference in text, settings.SITE_URL in text) for text in words] == [(True, True)] * len(words)
