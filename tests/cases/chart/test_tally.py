"""From incidents by day to the figures of the chart."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.chart.columns import MOST, cut
from cases.chart.figures import Chart, Event, Leaf, Sign
from cases.chart.tally import tally
from cases.enums import Act

MAY = date(2026, 5, 4)
MADE = Sign("Order made", "diamond")
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def leaf(day: date = MAY, *acts: str, times: int = 1, last: date | None = None, source: str = "") -> Leaf:
    return Leaf(day, last or day, acts or ("following",), times, source)


def after(days: int) -> date:
    return MAY + timedelta(days=days)


def figures(*leaves: Leaf, events: tuple[Event, ...] = ()) -> Chart:
    chart = tally(leaves, events)
    assert chart is not None
    return chart


@pytest.mark.parametrize(
    ("days", "unit", "columns"),
    [
        (0, "day", 1),
        (1, "day", 2),
        (25, "day", 26),
        (26, "week", 4),
        (181, "week", 26),
        (182, "month", 7),
        (780, "month", 26),
        (790, "quarter", 10),
        (365 * 15, "year", 16),
        (365 * 40, "ten years", 5),
    ],
)
def test_columns_are_as_short_as_their_number_allows(days: int, unit: str, columns: int) -> None:
    chart = figures(leaf(), leaf(after(days)))

    assert (chart["unit"], len(chart["columns"])) == (unit, columns)


@given(DAYS, DAYS)
def test_columns_follow_one_another_and_hold_every_day(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)

    unit, starts = cut(first, last)

    assert starts[0] <= first <= last < unit.following(starts[-1])
    assert [unit.following(start) for start in starts[:-1]] == starts[1:]
    assert len(starts) <= (30 if unit.name == "ten years" else MOST)


def test_columns_name_a_group_only_where_it_begins() -> None:
    chart = figures(leaf(date(2025, 12, 4)), leaf(date(2026, 8, 4)))

    assert [(column["short"], column["group"]) for column in chart["columns"][:3]] == [
        ("Dec", "2025"),
        ("Jan", "2026"),
        ("Feb", ""),
    ]
    assert chart["columns"][1]["label"] == "January 2026"


def test_rows_are_the_kinds_that_occur_with_the_gravest_on_top() -> None:
    chart = figures(leaf(MAY, "contacting"), leaf(after(1), "following", "threats", times=3))

    assert [(row["label"], row["amounts"], row["times"]) for row in chart["rows"]] == [
        ("Threats", [0, 3], 3),
        ("Following", [0, 3], 3),
        ("Contacting", [1, 0], 1),
    ]
    assert (chart["totals"], chart["times"]) == ([1, 3], 4)


def test_row_says_when_its_kind_began_and_ended() -> None:
    row = figures(leaf(), leaf(after(3)), leaf(after(9), "threats"))["rows"][1]

    assert (row["begins"], row["ends"]) == ("4 May 2026", "7 May 2026")


def test_time_of_several_columns_is_counted_in_none_of_them() -> None:
    chart = figures(
        leaf(),
        leaf(after(1), last=after(3), times=40),
        leaf(after(2), last=after(4), times=2),
        leaf(after(6)),
    )

    assert chart["rows"][0]["amounts"] == [1, 0, 0, 0, 0, 0, 1]
    assert chart["rows"][0]["spans"] == [{"first": 1, "last": 4, "times": 42}]
    assert (chart["rows"][0]["times"], chart["totals"]) == (44, [1, 0, 0, 0, 0, 0, 1])


def test_time_within_one_column_is_counted_there() -> None:
    chart = figures(leaf(), leaf(after(8), last=after(10), times=4), leaf(after(40)))

    assert (chart["unit"], chart["rows"][0]["amounts"], chart["rows"][0]["spans"]) == (
        "week",
        [1, 4, 0, 0, 0, 1],
        [],
    )


def test_linked_incidents_have_a_row_of_their_own_and_count_nowhere_else() -> None:
    chart = figures(leaf(), leaf(after(1), "threats", source="SPO-2026-000009"))

    assert [(row["label"], row["weight"], row["times"]) for row in chart["rows"]] == [
        ("Following", 2, 1),
        ("From SPO-2026-000009", 0, 1),
    ]
    assert (chart["times"], chart["totals"]) == (1, [1, 0])


def test_linked_incidents_alone_are_drawn() -> None:
    chart = figures(leaf(MAY, source="SPO-2026-000009"))

    assert ([row["label"] for row in chart["rows"]], chart["sentences"]) == (["From SPO-2026-000009"], [])


def test_quiet_time_empties_whole_columns() -> None:
    chart = figures(leaf(), leaf(after(50)), leaf(after(60)))

    assert chart["quiet"] == [{"first": 1, "last": 6, "days": 50}]


def test_quiet_time_ends_with_what_may_have_happened_in_it() -> None:
    assert figures(leaf(MAY, last=after(40)), leaf(after(50)))["quiet"] == []


def test_events_stand_in_lanes_in_the_order_of_their_first_days() -> None:
    events = (
        Event(after(1), Sign("Arrest, interview, bail", "square")),
        Event(after(1), Sign("Arrest, interview, bail", "square")),
        Event(MAY, MADE),
        Event(MAY),
    )

    lanes = figures(leaf(), leaf(after(1)), events=events)["lanes"]

    assert [(lane["label"], lane["shape"], lane["amounts"]) for lane in lanes] == [
        ("Order made", "diamond", [1, 0]),
        ("Other", "dot", [1, 0]),
        ("Arrest, interview, bail", "square", [0, 2]),
    ]


def test_events_before_and_after_widen_the_time() -> None:
    chart = figures(leaf(), events=(Event(after(-2)), Event(after(2), MADE)))

    assert len(chart["columns"]) == 5


def test_nothing_gives_no_chart() -> None:
    assert tally([], [Event(MAY, MADE)]) is None


def test_figures_do_not_depend_on_the_order_of_the_rows() -> None:
    leaves = [
        leaf(after(n * n), Act.values[n % 13], times=n + 1, last=after(n * n + n % 3)) for n in range(30)
    ]
    shuffled = random.Random(7).sample(leaves, len(leaves))

    assert tally(shuffled) == tally(leaves)
