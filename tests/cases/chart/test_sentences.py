"""What the chart shows, in words."""

from datetime import date, timedelta

import pytest

from cases.chart.figures import Leaf
from cases.chart.sentences import sentences

MAY = date(2026, 5, 4)


def on(day: int, *acts: str, times: int = 1, until: int | None = None) -> Leaf:
    first = MAY + timedelta(days=day)
    last = first if until is None else MAY + timedelta(days=until)
    return Leaf(first, last, acts or ("following",), times)


@pytest.mark.parametrize(
    ("leaves", "sentence"),
    [
        ([on(0)], "Once on 4 May 2026."),
        ([on(0, times=1200), on(3)], "1,201 times from 4 May 2026 to 7 May 2026."),
        ([on(0, until=3)], "Once from 4 May 2026 to 7 May 2026."),
    ],
)
def test_extent_says_how_often_and_from_when_to_when(leaves: list[Leaf], sentence: str) -> None:
    assert sentences(leaves)[0] == sentence


@pytest.mark.parametrize(
    ("leaves", "sentence"),
    [
        (
            [on(0, times=6), *[on(day) for day in range(10, 200, 20)], on(250, times=54), on(260)],
            "More and more often: from 3.7 a month in the first 3 months to 19 a month in the last 3 months.",
        ),
        (
            [on(0, times=40), *[on(day) for day in range(5, 80, 5)]],
            "Less often: from 11 a week in the first 4 weeks to 1.5 a week in the last 4 weeks.",
        ),
        (
            [on(day) for day in range(0, 21, 2)],
            (
                "About as often: from fewer than 1 a day in the first 7 days "
                "to fewer than 1 a day in the last 7 days."
            ),
        ),
        (
            [on(0, times=9), on(25, until=70)],
            (
                "Less often: from 2.2 a week in the first 4 weeks to none in the last 4 weeks, "
                "not counting what may have happened in them or between them."
            ),
        ),
    ],
)
def test_frequency_compares_the_first_with_the_last_stretch(leaves: list[Leaf], sentence: str) -> None:
    assert sentence in sentences(leaves)


@pytest.mark.parametrize("leaves", [[on(0, times=30), on(12)], [on(0), on(100), on(200)]])
def test_frequency_says_nothing_of_a_short_time_or_a_few_acts(leaves: list[Leaf]) -> None:
    assert [sentence for sentence in sentences(leaves) if "often" in sentence] == []


def test_frequency_counts_a_time_that_lies_within_a_stretch() -> None:
    leaves = [on(0), on(3, until=20, times=7), on(60)]

    assert sentences(leaves)[1] == (
        "Less often: from 2 a week in the first 4 weeks to fewer than 1 a week in the last 4 weeks."
    )


def test_frequency_counts_calendar_months() -> None:
    leaves = [Leaf(day, day, ("following",), 9) for day in (date(2025, 11, 30), date(2026, 2, 27))]
    last = Leaf(date(2026, 8, 31), date(2026, 8, 31), ("following",), 3)

    assert "Less often: from 6 a month in the first 3 months to 1 a month in the last 3 months." in sentences(
        [*leaves, last]
    )


def test_gravity_names_the_first_day_of_each_graver_kind() -> None:
    leaves = [
        on(0, "contacting"),
        on(1, "publishing"),
        on(5, "following"),
        on(5, "threats"),
        on(9, "violence"),
    ]

    assert sentences(leaves)[1] == (
        "Graver kinds of act were added: contacting first on 4 May 2026, then threats first on 9 May 2026."
    )


def test_gravity_says_nothing_where_the_gravest_came_first() -> None:
    assert sentences([on(0, "violence"), on(1, "contacting")]) == ["2 times from 4 May 2026 to 5 May 2026."]


def test_quiet_names_the_longest_in_the_order_they_came() -> None:
    leaves = [on(day) for day in (0, 30, 100, 140, 200)]

    assert sentences(leaves)[-1] == (
        "No incident is shown for 70 days from 3 June 2026 to 12 August 2026, for 40 days from 12 August 2026 "
        "to 21 September 2026 and for 60 days from 21 September 2026 to 20 November 2026, and 1 shorter."
    )


def test_quiet_begins_after_a_month_without_anything() -> None:
    assert len(sentences([on(0), on(28)])) == 1


def test_unknown_days_are_counted() -> None:
    assert sentences([on(0), on(2, until=4, times=400)])[-1] == (
        "Of these, 400 are known only to lie between two days."
    )
