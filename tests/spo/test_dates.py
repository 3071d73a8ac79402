import datetime as dt

import pytest

from spo.dates import gov_date, gov_datetime, gov_time, read_month, read_time


def test_date_is_written_out() -> None:
    assert gov_date(dt.date(2026, 11, 2)) == "2 November 2026"


def test_instant_is_written_in_london_time() -> None:
    summer = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)

    assert gov_datetime(summer) == "1 July 2026 at 12:30am"


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (dt.time(14, 5), "2:05pm"),
        (dt.time(9, 0), "9am"),
        (dt.time(12, 0), "midday"),
        (dt.time(12, 30), "12:30pm"),
        (dt.time(0, 0), "midnight"),
        (dt.time(0, 1), "12:01am"),
        (None, ""),
    ],
)
def test_time_is_written_as_people_say_it(at: dt.time | None, written: str) -> None:
    assert gov_time(at) == written


def test_midnight_says_which_end_of_the_day() -> None:
    midnight = dt.datetime(2026, 11, 22, 0, 0, tzinfo=dt.UTC)

    assert gov_datetime(midnight) == "22 November 2026 at midnight (start of the day)"


@pytest.mark.parametrize("write", [gov_date, gov_time, gov_datetime])
def test_nothing_is_written_for_nothing(write: object) -> None:
    assert write(None) == ""


@pytest.mark.parametrize(
    ("typed", "month"),
    [("1", 1), ("09", 9), ("12", 12), ("Feb", 2), ("sept", 9), ("DECEMBER", 12), ("Jan.", 1)],
)
def test_month_is_read_from_a_number_or_a_name(typed: str, month: int) -> None:
    assert read_month(typed) == month


@pytest.mark.parametrize("typed", ["0", "13", "ju", "m", "", "janvier", "\uff11"])
def test_month_that_is_none_is_nothing(typed: str) -> None:
    assert read_month(typed) == 0


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2:05pm", dt.time(14, 5)),
        ("2.05 PM", dt.time(14, 5)),
        ("2 p.m.", dt.time(14)),
        ("12am", dt.time(0)),
        ("12:30pm", dt.time(12, 30)),
        ("14:05", dt.time(14, 5)),
        ("1405", dt.time(14, 5)),
        ("0:15", dt.time(0, 15)),
        ("14:05:59", dt.time(14, 5)),
        ("Midday", dt.time(12)),
        ("midnight", dt.time(0)),
        ("14", None),
        ("24:00", None),
        ("12:60", None),
        ("13pm", None),
        ("0am", None),
        ("half past two", None),
        ("", None),
    ],
)
def test_time_is_read_the_way_people_type_it(typed: str, at: dt.time | None) -> None:
    assert read_time(typed) == at
