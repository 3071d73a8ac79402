"""Moments of the demo, counted back from today in London."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def at(today: date, days_ago: int, hour: int, minute: int = 0) -> datetime:
    """That hour so many days ago; a negative number is a day to come."""
    return datetime.combine(today - timedelta(days=days_ago), time(hour, minute), LONDON)
