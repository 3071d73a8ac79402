"""Which column says what, and what one row says."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.imports.tables import Entry, Problem, Reading, clean, guess, read_row
from spo.workdays import LONDON

NOW = datetime(2026, 11, 22, 12, tzinfo=LONDON)
HEADINGS = ["Date", "Time", "Direction", "From", "To", "Text", "Duration", "Type"]
COLUMNS = dict(
    zip(
        ("date", "time", "direction", "sender", "recipient", "text", "duration", "kind"),
        range(8),
        strict=True,
    )
)
ROW = ["3/5/2026", "14:05", "Incoming", "+44 7700 900123", "Vera", "Where are you?", "", "SMS"]


def read(*cells: str, **other: object) -> Entry | Problem | None:
    return read_row(7, cells, Reading(HEADINGS, COLUMNS, **other), now=NOW)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (HEADINGS, COLUMNS),
        (["Timestamp", "Sender", "Message"], {"moment": 0, "sender": 1, "text": 2}),
        (["Time", "Party", "Body"], {"moment": 0, "sender": 1, "text": 2}),
        (
            ["#", "Call Date", "Call Time", "Caller ID", "Call duration"],
            {"date": 1, "time": 2, "sender": 3, "duration": 4},
        ),
        (["sent_on", "text"], {"moment": 0, "text": 1}),
        (["Unknown", "Column 2"], {}),
    ],
)
def test_columns_are_guessed_by_their_headings(headings: list[str], expected: dict[str, int]) -> None:
    assert guess(headings) == expected


def test_row_reads_as_one_sentence() -> None:
    found = read(*ROW)

    assert (found.row, found.when.starts_on, found.when.starts_time) == (7, date(2026, 5, 3), time(14, 5))
    assert found.account == "SMS, incoming, from +44 7700 900123 to Vera: Where are you?"


def test_call_without_words_reads_as_one_sentence() -> None:
    found = read("3/5/2026", "", "Missed", "", "", "", "0:00:12", "", kind="Call")

    assert (found.when.starts_time, found.account) == (None, "Call, missed, lasting 0:00:12.")


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (["", "14:05"], Problem(7, "Date", "There is no date.")),
        (
            ["5/13/2026", "14:05"],
            Problem(7, "Date", "“5/13/2026 14:05” is not a date, day first, or not a time."),
        ),
        (["23/11/2026", ""], Problem(7, "Date", "The date it happened must be today or in the past.")),
        (["1/1/1899", ""], Problem(7, "Date", "The date it happened must be 1 January 1900 or later.")),
    ],
)
def test_row_that_cannot_be_taken_says_why(cells: list[str], problem: Problem) -> None:
    assert read(*cells, *[""] * 6) == problem


def test_text_that_is_too_long_says_so() -> None:
    found = read("3/5/2026", "", "", "", "", "x" * 20_000, "", "")

    assert found == Problem(7, "Text", "The text is longer than 20,000 characters.")


@pytest.mark.parametrize(
    ("only", "is_taken"), [(["ANNA  b"], True), (["\u202aAnna B\u202c"], True), (["Vera"], False)]
)
def test_only_rows_of_the_suspect_are_taken(only: list[str], is_taken: bool) -> None:
    row = ["3/5/2026", "", "", "Anna B", *[""] * 4]

    assert (read(*row, only=only) is not None) is is_taken


def test_fingerprint_knows_the_same_row_in_another_file() -> None:
    first, second = (
        read(*ROW),
        read_row(
            9, [*reversed(ROW)], Reading(HEADINGS, {name: 7 - at for name, at in COLUMNS.items()}), now=NOW
        ),
    )

    assert first.fingerprint(0) == second.fingerprint(0)
    assert first.fingerprint(0) != read(*ROW[:5], "Answer me", "", "SMS").fingerprint(0)
    assert first.fingerprint(0) != replace(first, direction="Outgoing").fingerprint(0)
    assert first.fingerprint(0, ["contacting"]) != first.fingerprint(0, ["following"])
    assert first.fingerprint(0, ["contacting", "following"]) == first.fingerprint(
        0, ["following", "contacting"]
    )


def test_fingerprint_tells_twins_apart_only_where_nobody_gave_seconds() -> None:
    to_the_minute, to_the_second = read(*ROW), read(ROW[0], "14:05:09", *ROW[2:])

    assert to_the_minute.fingerprint(0) != to_the_minute.fingerprint(1)
    assert to_the_second.fingerprint(0) == to_the_second.fingerprint(1)


def test_clean_takes_out_what_cannot_be_stored() -> None:
    assert clean(" a\x00b\x1b\u202ec\r\nd\u2028e\ttab\ufffd ") == "a b  c\nd\ne\ttab"


@given(st.lists(st.text(max_size=80), min_size=8, max_size=8))
def test_no_row_makes_it_fail_and_what_is_taken_can_be_stored(cells: list[str]) -> None:
    found = read(*cells)

    assert not isinstance(found, Entry) or "\0" not in found.account
