"""Counting days, against tables worked out by hand."""

from datetime import UTC, date, datetime

import pytest

from spo.workdays import (
    BeyondBankHolidays,
    Count,
    add_business_days,
    day_of,
    today,
)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 1, 1, 0, 0, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_the_day_is_londons(instant, day):
    assert (day_of(instant), today(instant)) == (day, day)


def test_an_instant_without_time_zone_is_an_error():
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 1, 1))  # noqa: DTZ001  (what is refused)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 26), 3, date(2026, 12, 1)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 5, 1), 1, date(2026, 5, 5)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 12, 24), 3, date(2026, 12, 31)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
        (date(2026, 8, 28), 2, date(2026, 9, 2)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_business_days_after(start, days, end):
    assert add_business_days(start, days).end == end


def test_the_count_says_what_it_passed_over():
    count = add_business_days(date(2026, 12, 24), 1)

    assert count.skipped == (
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), ""),
        (date(2026, 12, 27), ""),
        (date(2026, 12, 28), "Boxing Day"),
    )
    assert count.explanation == (
        "Not counted: Friday 25 December 2026 (Christmas Day), Saturday 26 December 2026, "
        "Sunday 27 December 2026, Monday 28 December 2026 (Boxing Day)."
    )
    assert Count(date(2026, 12, 24)).explanation == ""


@pytest.mark.parametrize("start", [date(2011, 6, 1), date(2028, 12, 29), date(2040, 1, 2)])
def test_a_count_past_the_bank_holidays_held_is_an_error(start):
    with pytest.raises(BeyondBankHolidays, match="held for 2012 to 2028"):
        add_business_days(start, 2)
