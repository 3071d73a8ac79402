"""Where everything of the chart stands."""

from datetime import date, timedelta

import pytest
from defusedxml import ElementTree
from django.template.loader import render_to_string

from cases.chart.drawing import WIDTH, draw, short
from cases.chart.figures import Event, Leaf, Sign
from cases.chart.tally import tally
from cases.enums import Act

FIRST = date(2011, 1, 3)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def svg(*leaves: Leaf, events: tuple[Event, ...] = ()) -> str:
    chart = tally(leaves, events)
    assert chart is not None
    return render_to_string("components/chart.html", {"drawing": draw(chart, "Course"), "id": "chart"})


def everything() -> str:
    """Every kind of act, with everything that can be drawn."""
    leaves = [Leaf(day(9 * n), day(9 * n), (act,), n * n * 40 + 1) for n, act in enumerate(Act)]
    shapes = ("circle", "square", "ring", "bar", "diamond", "triangle", "cross", "dot")
    return svg(
        *leaves,
        Leaf(day(5), day(60), ("following",), 40_000),
        Leaf(day(170), day(170), ("threats",), 1, "SPO-2026-000009"),
        events=tuple(Event(day(n * 12), Sign(shape, shape)) for n, shape in enumerate(shapes)),
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1"),
        (999, "999"),
        (1000, "1k"),
        (1290, "1.2k"),
        (9999, "9.9k"),
        (41_000, "41k"),
        (1_000_000, "1m"),
        (99_999_999, "99m"),
    ],
)
def test_short_number_is_rounded_down_to_fit_above_a_bar(number: int, text: str) -> None:
    assert short(number) == text


def test_same_figures_give_the_same_bytes() -> None:
    assert everything() == everything()


def test_picture_is_sound_and_names_itself_to_who_cannot_see_it() -> None:
    drawn = ElementTree.fromstring(everything())

    name = "{http://www.w3.org/2000/svg}"
    labels = str(drawn.get("aria-labelledby")).split()
    assert [drawn.find(f"{name}{tag}").get("id") for tag in ("title", "desc")] == labels
    assert drawn.find(f"{name}desc").text.startswith("66,013 times")


def test_picture_needs_no_style_and_no_colour() -> None:
    drawn = everything()

    assert "style=" not in drawn.replace("font-style=", "")
    colours = {
        value
        for element in ElementTree.fromstring(drawn).iter()
        for name, value in element.items()
        if name in {"fill", "stroke"} and value.startswith("#")
    }
    assert colours == {"#fff", "#0b0c0c", "#6f777b", "#d5d8da", "#f3f3f3"}


@pytest.mark.parametrize("days", [0, 1, 25, 180, 700, 5500])
def test_nothing_is_drawn_outside_the_picture(days: int) -> None:
    chart = tally([Leaf(day(0), day(0), ("following",), 1), Leaf(day(days), day(days), ("threats",), 10**7)])
    drawing = draw(chart, "Course")

    boxes = [box for row in drawing.rows for box in row.boxes]
    assert [box for box in boxes if box.x < drawing.left or box.end > drawing.right] == []
    assert [box for box in boxes if box.above < drawing.top - 2 or box.y + box.height > drawing.bottom] == []
    assert drawing.width == WIDTH


def test_higher_bar_means_more_often() -> None:
    chart = tally([Leaf(day(n), day(n), ("following",), times) for n, times in enumerate((1, 25, 100))])

    heights = [box.height for box in draw(chart, "Course").rows[0].boxes]

    assert heights == [3, 12, 24]


def test_figures_stand_clear_of_the_line_of_an_order() -> None:
    leaves = [Leaf(day(n), day(n), ("following",), 12) for n in range(3)]
    events = [Event(day(1), Sign("Order made", "diamond")), Event(day(2), Sign("Hearing", "bar"))]

    drawing = draw(tally(leaves, events), "Course")

    assert [box.room for box in drawing.rows[0].boxes] == [0, 18, 0]
    assert [tick.is_lined for tick in drawing.ticks] == [False, True, False]


def test_key_of_every_fill_fits_below_the_picture() -> None:
    leaves = [Leaf(day(n), day(n), (act,), 1) for n, act in enumerate(Act)]

    key = draw(tally([*leaves, Leaf(day(1), day(1), ("threats",), 1, "SPO-2026-000009")]), "Course").key

    assert [x + 24 + 7 * len(text) <= WIDTH for x, _, text in key] == [True] * 4
