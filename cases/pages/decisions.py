"""What the pages say about decisions not to apply for an order."""

from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from cases.enums import WhyNot
from cases.permissions import safety as permissions
from spo.accounts.models import User
from spo.workdays import today

PERIOD = 365  # days that are shown unless others are asked for


def start() -> dict[str, Any]:
    return {"decided_on": today(timezone.now())}


def list_context(user: User, since: date | None, until: date | None, before: int | None) -> dict[str, Any]:
    """How often each reason was given in the period, and the decisions, a page at a time."""
    until = until or today(timezone.now())
    since = since or until - timedelta(days=PERIOD)
    found = permissions.list_no_orders(user, since, until, before)
    counts = permissions.count_no_orders(user, since, until)
    return {
        "since": since,
        "until": until,
        "counts": [(why.label, counts[why]) for why in WhyNot if why in counts],
        "total": sum(counts.values()),
        "rows": found.rows,
        "first_url": _url(since, until) if before else "",
        "next_url": _url(since, until, before=found.last_key) if found.has_more else "",
    }


def _url(since: date, until: date, before: int | None = None) -> str:
    question = QueryDict(mutable=True)
    for name, day in (("since", since), ("until", until)):
        for part in ("day", "month", "year"):
            question[f"{name}-{part}"] = str(getattr(day, part))
    if before is not None:
        question["before"] = str(before)
    return f"{reverse('list_no_orders')}?{question.urlencode()}"
