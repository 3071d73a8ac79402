"""Days and times as phones and programs write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.imports.moments import has_seconds, read_moment
from spo.workdays import LONDON

DAY, TWO = date(2026, 5, 3), time(14, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "03/05/2026 14:05",
        "3/5/26, 14:05",
        "3.5.2026 2:05 PM",
        "3-5-2026 2.05pm",
        "2026-05-03 14:05",
        "2026-05-03T14:05:00",
        "2026-05-03T13:05:00Z",
        "2026-05-03T13:05:00.123Z",
        "2026-05-03T15:05:00+02:00",
        "2026/05/03 14:05",
        "03/05/2026 13:05:00(UTC+0)",
        "03/05/2026 13:05:00 UTC",
        "3 May 2026 14:05",
        "3rd May 2026 at 2:05pm",
        "May 3, 2026 2:05 PM",
        "Sun 3 May 2026 14:05",
        "Sunday, 3 May 2026, 14:05",
        "3-May-2026 14:05",
    ],
)
def test_moment_is_read(typed: str) -> None:
    assert read_moment(typed) == (DAY, TWO)


@pytest.mark.parametrize("typed", ["03/05/2026", "2026-05-03", "3 May 2026", "May 3, 2026", "3.5.26"])
def test_day_without_a_time_is_read(typed: str) -> None:
    assert read_moment(typed, is_utc=True) == (DAY, None)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "yesterday",
        "05/13/2026",
        "31/2/2026",
        "2026-13-01",
        "3/5",
        "3/5/2026 25:00",
        "3/5/2026 13:05 pm",
        "3/5/2026 noon",
        "3/5/20266",
        "46145",
        "3/5/2026 14:05 and then",
        "0/0/0",
        "2026-05-03T14:05:00+99:99",
    ],
)
def test_what_is_no_moment_is_nothing(typed: str) -> None:
    assert read_moment(typed) is None


@pytest.mark.parametrize(
    ("typed", "is_utc", "expected"),
    [
        ("3/5/2026 23:30", True, (date(2026, 5, 4), time(0, 30))),
        ("3/5/2026 23:30", False, (DAY, time(23, 30))),
        ("3/1/2026 23:30", True, (date(2026, 1, 3), time(23, 30))),
        ("2026-05-03T23:30:00+01:00", True, (DAY, time(23, 30))),
    ],
)
def test_zone_turns_a_time_into_that_of_london(typed: str, is_utc: bool, expected: tuple) -> None:
    assert read_moment(typed, is_utc=is_utc) == expected


def test_years_of_two_digits() -> None:
    assert [read_moment(f"1/2/{year}")[0].year for year in ("00", "26", "69", "70", "99")] == [
        2000,
        2026,
        2069,
        1970,
        1999,
    ]


@pytest.mark.parametrize(
    ("typed", "expected"), [("3/5/2026 14:05:09", True), ("3.05.2026 14:05", False), ("3/5/2026", False)]
)
def test_seconds_are_noticed(typed: str, expected: bool) -> None:
    assert has_seconds(typed) is expected


MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001  (zones are added below)
    lambda moment: moment.replace(microsecond=0)
)
FORMS = [
    "%d/%m/%Y %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%d %B %Y %I:%M:%S %p",
    "%d.%m.%Y, %H:%M:%S",
    "%d-%b-%Y %H:%M:%S",
]


@given(moment=MOMENTS, form=st.sampled_from(FORMS))
def test_every_moment_is_read_as_it_was_written(moment: datetime, form: str) -> None:
    london = moment.replace(tzinfo=UTC).astimezone(LONDON)

    assert read_moment(moment.strftime(form)) == (moment.date(), moment.time())
    assert read_moment(moment.strftime(form), is_utc=True) == (london.date(), london.time())


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(typed: str) -> None:
    read_moment(typed)
