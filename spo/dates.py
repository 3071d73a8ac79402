"""How dates and times are written on a page, and how typed ones are read. GOV.UK style guide."""

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

MONTHS = [date(2000, number, 1).strftime("%B").lower() for number in range(1, 13)]
CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?(?::[0-9]{2})?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
DAY = re.compile(r"([0-9]{1,2})[ /.-]+([a-z]{3,9}|[0-9]{1,2})(?:[ /.-]+([0-9]{4}))?")
DAYS_AGO = {"today": 0, "yesterday": 1}
WORDS = {"midday": time(12), "noon": time(12), "midnight": time(0)}


def gov_date(value: date | datetime | None) -> str:
    """22 November 2026, in London when given an instant."""
    if value is None or value == "":
        return ""
    day = local(value) if isinstance(value, datetime) else value
    return f"{day.day} {day:%B} {day.year}"


def gov_time(value: time | datetime | None) -> str:
    """2:05pm, 2pm, midday, midnight."""
    if value is None or value == "":
        return ""
    at = local(value) if isinstance(value, datetime) else value
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def gov_datetime(value: datetime | None) -> str:
    """22 November 2026 at 2:05pm; midnight says which end of the day it is."""
    if value is None or value == "":
        return ""
    at = gov_time(value)
    return f"{gov_date(value)} at {'midnight (start of the day)' if at == 'midnight' else at}"


def local(value: datetime) -> datetime:
    return timezone.localtime(value, timezone.get_default_timezone()) if timezone.is_aware(value) else value


def read_past_day(typed: str, today: date) -> date | None:
    """A day from one word: today, yesterday, 3/5, 3 May or 3.5.2026. Without a year it is the latest that is not to come."""
    word = " ".join(typed.split()).lower()
    if word in DAYS_AGO:
        return today - timedelta(days=DAYS_AGO[word])
    match = DAY.fullmatch(word)
    if match is None or not read_month(match[2]):
        return None
    years = [int(match[3])] if match[3] else range(today.year, today.year - 8, -1)  # 29 February too
    days = (_real_date(year, read_month(match[2]), int(match[1])) for year in years)
    return next((day for day in days if day and (match[3] or day <= today)), None)


def _real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_month(typed: str) -> int:
    """1 to 12 from a number or a name, short or long; 0 when it is neither."""
    word = typed.strip().lower().rstrip(".")
    if re.fullmatch(r"0?[1-9]|1[0-2]", word):
        return int(word)
    named = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(word)]
    return named[0] if named and len(word) >= 3 else 0


def read_time(typed: str) -> time | None:
    """A time of day from 2:05pm, 2.05 pm, 2pm, 14:05, 1405, midday or midnight."""
    word = " ".join(typed.split()).lower()
    if word in WORDS:
        return WORDS[word]
    match = CLOCK.fullmatch(word)
    if match is None or (match[2] is None and match[3] is None):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def duration_words(seconds: int) -> str:
    """Such as "1 hour 2 minutes 5 seconds"."""
    parts = {"hour": seconds // 3600, "minute": seconds // 60 % 60, "second": seconds % 60}
    said = [f"{count} {name}{'' if count == 1 else 's'}" for name, count in parts.items() if count]
    return " ".join(said) or "less than a second"
