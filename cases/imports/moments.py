"""A day and a time as phones and programs write them, day first as in the United Kingdom."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from spo.dates import read_month
from spo.workdays import LONDON

ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?P<rest>(?:[t ,].*)?)")
DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/. ](?P<month>\d{1,2}|[a-z]{3,9}\.?)[-/., ] ?(?P<year>\d{4}|\d{2})(?!\d)"
    r"(?P<rest>(?:[t ,].*)?)"
)
NAMED = re.compile(
    r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})(?!\d)(?P<rest>(?:[t ,].*)?)"
)
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)? ?(?P<half>[ap]\.?m\.?)? ?"
    r"\(?(?P<zone>z|gmt|utc)? ?(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?\)?"
)
WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? ", re.IGNORECASE)


def read_moment(typed: str, *, is_utc: bool = False) -> tuple[date, time | None] | None:
    """A day, and its time in London where one is given: 3/5/2026 14:05, 2026-05-03T13:05:00Z, 3 May 2026, 2:05 pm.

    Numbers are read day first, as in the United Kingdom. A zone that is written counts more than `is_utc`.
    """
    word = WEEKDAY.sub("", " ".join(typed.replace("\u202f", " ").split()).lower().replace(" at ", " "))
    match = ISO.fullmatch(word) or DAY_FIRST.fullmatch(word) or NAMED.fullmatch(word)
    if match is None:
        return None
    try:
        on = date(_year(match["year"]), read_month(match["month"]), int(match["day"]))
        rest = match["rest"].lstrip("t ,")
        if not rest:
            return on, None
        clock = CLOCK.fullmatch(rest)
        return _in_london(on, clock, is_utc) if clock else None
    except (ValueError, OverflowError):
        return None


def has_seconds(typed: str) -> bool:
    return re.search(r"\d:\d{2}:\d{2}", typed) is not None


def _year(typed: str) -> int:
    """Of two digits: those from 70 are of the last century."""
    year = int(typed)
    return year if len(typed) == 4 else year + (1900 if year >= 70 else 2000)


def _in_london(on: date, clock: Any, is_utc: bool) -> tuple[date, time]:
    hour, half = int(clock["hour"]), (clock["half"] or "")[:1]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("no such hour")
        hour = hour % 12 + (12 if half == "p" else 0)
    at = time(hour, int(clock["minute"]), int(clock["second"] or 0))
    if not (clock["offset"] or clock["zone"] or is_utc):
        return on, at
    zone = timezone(_offset(clock["offset"])) if clock["offset"] else UTC
    moment = datetime.combine(on, at, zone).astimezone(LONDON)
    return moment.date(), moment.time()


def _offset(typed: str) -> timedelta:
    """+1, +01:00, -0530."""
    digits = typed[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return (1 if typed[0] == "+" else -1) * timedelta(hours=int(hours), minutes=int(minutes))
