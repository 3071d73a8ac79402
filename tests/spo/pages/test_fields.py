import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError

from spo.pages.controls import Control
from spo.pages.fields import (
    CheckboxesField,
    DateField,
    DateTimeField,
    LongTextField,
    PastDateField,
    PastDateTimeField,
    RadioField,
    TimeField,
)

LONDON = ZoneInfo("Europe/London")


def refusal(field: forms.Field, value: object) -> tuple[str, tuple[str, ...]]:
    """The text of the error a value gives, and the parts at fault."""
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    error = caught.value.error_list[0]
    return error.messages[0], (error.params or {}).get("parts", ())


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        (["31", "12", "2026"], dt.date(2026, 12, 31)),
        ([" 1", "Feb ", "1986"], dt.date(1986, 2, 1)),
        (["29", "2", "2028"], dt.date(2028, 2, 29)),
        (["09", "09", "1900"], dt.date(1900, 9, 9)),
    ],
)
def test_date_is_read_from_its_parts(typed: list[str], on: dt.date) -> None:
    assert DateField().clean(typed) == on


@pytest.mark.parametrize(
    ("typed", "text", "parts"),
    [
        (["", "", ""], "This field is required.", ()),
        (["1", "", "2026"], "Date must include a month", ("month",)),
        (["", "", "2026"], "Date must include a day and month", ("day", "month")),
        (["29", "2", "2026"], "Date must be a real date", ("day", "month", "year")),
        (["32", "1", "2026"], "Date must be a real date", ("day",)),
        (["1", "13", "2026"], "Date must be a real date", ("month",)),
        (["x", "y", "2026"], "Date must be a real date", ("day", "month")),
        (["1", "1", "26"], "Year must include 4 numbers", ("year",)),
        (["1", "1", "0001"], "Date must be a real date", ("year",)),
        (["1", "1", "2026\0"], "Year must include 4 numbers", ("year",)),
        (["-1", "1", "2026"], "Date must be a real date", ("day",)),
        (["1" * 5000, "1", "2026"], "Date must be a real date", ("day",)),
    ],
)
def test_date_that_is_not_one_says_which_part_is_wrong(
    typed: list[str], text: str, parts: tuple[str, ...]
) -> None:
    assert refusal(DateField(), typed) == (text, parts)


@time_machine.travel("2026-11-22T12:00:00Z")
def test_past_date_takes_one_word_in_its_first_input() -> None:
    assert PastDateField().clean(["yesterday", "", ""]) == dt.date(2026, 11, 21)
    assert PastDateField().clean(["3/5", " ", ""]) == dt.date(2026, 5, 3)
    assert PastDateField().clean(["3", "5", "2025"]) == dt.date(2025, 5, 3)
    assert PastDateField().clean(["yesterday", "5", "2025"]) == dt.date(2026, 11, 21)
    assert refusal(PastDateField(), ["3", "", ""]) == (
        "Date must include a month and year",
        ("month", "year"),
    )
    for no_day in ("3/5/1000", "tomorow", "31/2"):
        assert refusal(PastDateField(), [no_day, "", ""]) == ("Date must be a real date", ("day",))
    assert refusal(PastDateField(), ["", "", "2026"])[0] == "Date must include a day and month"


@time_machine.travel("2026-11-22T12:00:00Z")
def test_moment_just_past_takes_its_day_in_one_word() -> None:
    assert PastDateTimeField().clean(["yesterday", "", "", "2:05pm"]) == dt.datetime(
        2026, 11, 21, 14, 5, tzinfo=LONDON
    )
    assert PastDateTimeField().clean(["3", "5", "2025", "9am"]).date() == dt.date(2025, 5, 3)
    assert refusal(PastDateTimeField(), ["today", "", "", ""]) == ("Date must include a time", ("time",))
    assert refusal(PastDateTimeField(), ["soon", "", "", "9am"]) == ("Date must be a real date", ("day",))


def test_day_just_past_says_that_a_word_will_do() -> None:
    hint = "As the day you can also type today, yesterday or 27/3."

    assert PastDateField().help_text == f"For example, 27 3 2026. {hint}"
    assert PastDateTimeField(help_text="Roughly.").help_text == f"Roughly. {hint}"


def test_date_left_empty_is_none_where_it_may_be() -> None:
    assert DateField(required=False).clean(["", "", ""]) is None


def test_date_has_changed_only_when_it_is_another_date() -> None:
    field, before = DateField(), dt.date(2026, 2, 1)

    changes = [
        field.has_changed(before, typed)
        for typed in (["1", "feb", "2026"], ["2", "2", "2026"], ["", "x", ""])
    ]

    assert changes == [False, True, True]


def test_moment_is_in_london_time() -> None:
    moment = DateTimeField().clean(["1", "7", "2026", "2:05pm"])

    assert moment == dt.datetime(2026, 7, 1, 14, 5, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "text", "parts"),
    [
        (["1", "7", "2026", ""], "Date must include a time", ("time",)),
        (["1", "7", "2026", "25:00"], "Date must include a real time, like 2:05pm or 14:05", ("time",)),
        (
            ["29", "3", "2026", "1:30am"],
            "There was no such time that night: the clocks went forward",
            ("time",),
        ),
    ],
)
def test_moment_that_never_was_is_refused(typed: list[str], text: str, parts: tuple[str, ...]) -> None:
    assert refusal(DateTimeField(), typed) == (text, parts)


def test_moment_is_shown_again_in_its_parts() -> None:
    shown = DateTimeField().widget.decompress(dt.datetime(2026, 7, 1, 13, 5, tzinfo=dt.UTC))

    assert shown == [1, 7, 2026, "14:05"]


def test_time_is_a_time_of_day() -> None:
    assert TimeField().clean(" 2.05pm ") == dt.time(14, 5)
    assert TimeField(required=False).clean(" ") is None
    assert refusal(TimeField(), "soon") == ("Time must be a real time, like 2:05pm or 14:05", ())


def test_line_breaks_count_as_one_character() -> None:
    field = LongTextField(max_length=5)

    assert field.clean("ab\r\ncd") == "ab\ncd"
    with pytest.raises(ValidationError):
        field.clean("ab\r\ncde")


def test_hints_and_revealed_fields_go_by_the_value_of_the_option() -> None:
    field = RadioField(choices=[(1, "One"), (2, "Two")], hints={1: "The first"}, reveals={2: "more"})

    assert (field.hints, field.reveals) == ({"1": "The first"}, {"2": ("more",)})


def test_none_of_these_excludes_the_others() -> None:
    field = CheckboxesField(choices=[("a", "A"), ("b", "B"), ("none", "None of these")], exclusive="none")

    assert field.clean(["none"]) == ["none"]
    assert field.clean(["a", "b"]) == ["a", "b"]
    assert refusal(field, ["a", "none"]) == ("Select either the last answer or the others", ())


def test_none_of_these_stands_first_where_there_is_nothing_else() -> None:
    class Example(forms.Form):
        chosen = CheckboxesField(choices=[("none", "There are none")], exclusive="none")

    options = Control(Example()["chosen"]).options

    assert [(option.id, option.divider) for option in options] == [("id_chosen", False)]
