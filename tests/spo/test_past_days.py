"""A day that has been, typed in one word."""

from datetime import date

import pytest

from spo.dates import read_past_day

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        (" Yesterday ", date(2026, 2, 28)),
        ("1/3", TODAY),
        ("2/3", date(2025, 3, 2)),
        ("28.2", date(2026, 2, 28)),
        ("3 May", date(2025, 5, 3)),
        ("3-jan", date(2026, 1, 3)),
        ("29/2", date(2024, 2, 29)),
        ("3/5/2026", date(2026, 5, 3)),
        ("3 5 2019", date(2019, 5, 3)),
    ],
)
def test_past_day_is_the_latest_that_fits(typed: str, day: date) -> None:
    assert read_past_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "3",
        "tomorrow",
        "31/2",
        "3/13",
        "32/1",
        "3/5/26",
        "3/5/0000",
        "3/m",
        "\u0663/\u0665",
        "3//",
        "1" * 5000,
    ],
)
def test_past_day_that_is_none_is_not_guessed(typed: str) -> None:
    assert read_past_day(typed, TODAY) is None
