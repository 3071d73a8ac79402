"""When an incident happened: worded no more precisely than somebody stated, sorted by the earliest it can be."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from cases.enums import WhenKind
from spo.dates import gov_date, gov_time

FIRST_DAY = date(1900, 1, 1)


class HasWhen(Protocol):
    """An `Incident`, or a `When` that is not saved yet."""

    @property
    def when_kind(self) -> str: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def starts_time(self) -> time | None: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def ends_time(self) -> time | None: ...


@dataclass(frozen=True)
class When:
    when_kind: str
    starts_on: date
    starts_time: time | None = None
    ends_on: date | None = None
    ends_time: time | None = None


def wording(when: HasWhen) -> str:
    """On 3 May 2026 at 2:05pm. On or about 3 May 2026. Between 1 May 2026 and 4 May 2026 at 9am."""
    if when.when_kind == WhenKind.EXACT:
        return f"On {_moment(when.starts_on, when.starts_time)}"
    if when.when_kind == WhenKind.ABOUT:
        return f"On or about {_moment(when.starts_on, when.starts_time, 'at about')}"
    if when.starts_on == when.ends_on:
        return f"On {gov_date(when.starts_on)}{_part_of_day(when.starts_time, when.ends_time)}"
    start = _moment(when.starts_on, when.starts_time)
    return f"Between {start} and {_moment(when.ends_on, when.ends_time)}"


def sort_key(when: HasWhen) -> tuple[date, bool, time]:
    """The order of `Incident.Meta.ordering`: a day without a time comes before that day's times."""
    return when.starts_on, when.starts_time is not None, when.starts_time or time.min


def problems(when: HasWhen, *, now: datetime) -> dict[str, str]:
    """What cannot be, by the name of the field at fault: the future, the distant past, an end before its start.

    `now` is an instant on the clocks of London.
    """
    found = {}
    if when.starts_on < FIRST_DAY:
        found["starts_on"] = "The date it happened must be 1 January 1900 or later"
    elif when.starts_on > now.date():
        found["starts_on"] = "The date it happened must be today or in the past"
    elif when.starts_on == now.date() and when.starts_time and when.starts_time > now.time():
        found["starts_time"] = "The time it happened must be in the past"
    if when.when_kind == WhenKind.BETWEEN:
        found |= _end_problems(when, now)
    return found


def _end_problems(when: HasWhen, now: datetime) -> dict[str, str]:
    if when.ends_on is None:
        return {"ends_on": "Enter the latest date it can have happened"}
    if when.ends_on > now.date():
        return {"ends_on": "The latest date must be today or in the past"}
    if when.ends_on < when.starts_on:
        return {"ends_on": "The latest date must be the same as or after the earliest date"}
    if (
        when.ends_on == when.starts_on
        and when.starts_time
        and when.ends_time
        and when.ends_time < when.starts_time
    ):
        return {"ends_time": "The latest time must be the same as or after the earliest time"}
    return {}


def _clock(at: time) -> str:
    words = gov_time(at)
    return "midnight (start of the day)" if words == "midnight" else words


def _moment(on: date | None, at: time | None, preposition: str = "at") -> str:
    return gov_date(on) if at is None else f"{gov_date(on)} {preposition} {_clock(at)}"


def _part_of_day(start: time | None, end: time | None) -> str:
    if start and start == end:
        return f" at {_clock(start)}"
    if start and end:
        return f" between {_clock(start)} and {_clock(end)}"
    if start:
        return f" after {_clock(start)}"
    return f" before {_clock(end)}" if end else ""
