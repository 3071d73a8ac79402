"""Counting days. The law's day is a date in London; bank holidays are those of England and Wales, held offline."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from govuk_bank_holidays.bank_holidays import BankHolidays

from spo.dates import gov_date
from spo.exceptions import NotNow

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)


class BeyondBankHolidays(NotNow):
    """Working days cannot be counted in years for which no bank holidays are held."""


@dataclass(frozen=True)
class Count:
    """The day a count ends on, and the days it passed over with the reason for each."""

    end: date
    skipped: tuple[tuple[date, str], ...] = ()

    @property
    def explanation(self) -> str:
        """One sentence for "why this date?", or nothing when no day was passed over."""
        if not self.skipped:
            return ""
        days = ", ".join(
            f"{day:%A} {gov_date(day)}{f' ({name})' if name else ''}" for day, name in self.skipped
        )
        return f"Not counted: {days}."


def today(now: datetime) -> date:
    """The date in London at that instant."""
    return day_of(now)


def day_of(instant: datetime) -> date:
    """The day in London on which something happened."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its time zone")
    return instant.astimezone(LONDON).date()


def add_business_days(start: date, days: int) -> Count:
    """MC Rules 1981 r.2: not a Saturday, Sunday, Christmas Day, Good Friday or bank holiday. The start is not counted."""
    end, skipped, left = start, [], days
    while left:
        end += DAY
        reason = _why_not_counted(end)
        if reason is None:
            left -= 1
        else:
            skipped.append((end, reason))
    return Count(end, tuple(skipped))


def _why_not_counted(day: date) -> str | None:
    """The bank holiday's name, nothing for a weekend, None for a day that counts.

    Christmas Day and Good Friday are on the list, or fall on a weekend.
    """
    held = _bank_holidays()
    if not min(held).year <= day.year <= max(held).year:
        raise BeyondBankHolidays(
            f"Bank holidays are held for {min(held).year} to {max(held).year}, "
            f"so working days in {day.year} cannot be counted."
        )
    if day in held:
        return held[day]
    return "" if day.weekday() >= 5 else None


@cache
def _bank_holidays() -> dict[date, str]:
    division = BankHolidays.ENGLAND_AND_WALES
    held = BankHolidays(use_cached_holidays=True).get_holidays(division=division)
    return {holiday["date"]: holiday["title"] for holiday in held}
