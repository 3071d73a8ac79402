"""What of a saved search is new since it was last looked at."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from cases.enums import SearchKind, SendWhen
from cases.finding.keys import MOST_COUNTED
from spo.workdays import LONDON, today

MORNING = time(7)

Newest = dict[str, list[int]]
"""Of each kind of thing, the newest keys, as many as are counted."""


def is_news(found: Newest, seen: Mapping[str, Any]) -> bool:
    """Whether any was not seen before. What lies below all that could be kept of a long list is not news."""
    return any(
        key not in known and key > _floor(known)
        for keys, known in ((keys, set(seen.get(kind, []))) for kind, keys in found.items())
        for key in keys
    )


def kept(found: Newest, seen: Mapping[str, Any]) -> Newest:
    """All that was ever seen, as far back as is kept: what goes and comes again is no news."""
    return {
        kind.value: sorted({*found.get(kind, []), *seen.get(kind, [])}, reverse=True)[:MOST_COUNTED]
        for kind in SearchKind
    }


def morning_of(now: datetime) -> str:
    """The day whose morning mail is due or was sent; nothing before seven."""
    return today(now).isoformat() if now.astimezone(LONDON).time() >= MORNING else ""


def is_due(send: str, day: str, now: datetime) -> bool:
    """At once means at every sweep; once a day, at the first sweep of a morning. `day` is the last one's."""
    if send == SendWhen.DAILY:
        return morning_of(now) not in ("", day)
    return send == SendWhen.AT_ONCE


def _floor(known: set[int]) -> int:
    return min(known) if len(known) >= MOST_COUNTED else 0
