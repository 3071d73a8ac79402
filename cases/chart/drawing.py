"""Where everything of the chart stands. Whole units only, so that the same figures give the same bytes."""

from dataclasses import dataclass, field, replace
from itertools import accumulate
from math import isqrt

from cases.chart.figures import Chart, Lane, Quiet, Row, Span
from cases.enums import Gravity

WIDTH, LEFT, RIGHT = 960, 186, 66
PLOT = WIDTH - LEFT - RIGHT
WIDEST_STEP, WIDEST_BAR = 120, 40
TOP, SPAN, LANE, AXIS, KEY = 26, 20, 26, 46, 34
ROW, LOW_ROW, FEW_ROWS = 46, 36, 8
BAR_BELOW, LOWEST = 22, 3
LINED = {"diamond", "triangle"}  # the days of orders, from which a line runs up through the rows
FILLS = {0: "linked", Gravity.DISTANT: "distant", Gravity.NEAR: "near", Gravity.HARM: "harm"}


@dataclass(frozen=True)
class Box:
    """`x` is the left edge and `middle` the middle; `text` is the figure in it or above it, `room` what it needs.

    There is no room where no line runs through it.
    """

    x: int
    y: int
    width: int
    height: int
    text: str
    room: int = 0

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def end(self) -> int:
        return self.x + self.width

    @property
    def above(self) -> int:
        return self.y - 4

    @property
    def room_x(self) -> int:
        return self.middle - self.room // 2


@dataclass(frozen=True)
class Line:
    """A row of bars or a lane of shapes: the line it stands on, its label, and its sum at the end."""

    y: int
    text_y: int
    label: str
    fill: str
    total: str
    boxes: list[Box] = field(default_factory=list)
    spans: list[Box] = field(default_factory=list)


@dataclass(frozen=True)
class Tick:
    x: int
    middle: int
    short: str
    group: str
    is_lined: bool


@dataclass(frozen=True)
class Drawing:
    height: int
    rows: list[Line]
    lanes: list[Line]
    quiet: list[Box]
    ticks: list[Tick]
    axis_y: int
    lanes_y: int
    key_y: int
    key: list[tuple[int, str, str]]
    bottom: int
    title: str
    description: str
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    total_x: int = WIDTH - 4


def draw(chart: Chart, title: str) -> Drawing:
    edges, lined = _edges(len(chart["columns"])), _lined(chart)
    most = max([1, *(amount for row in chart["rows"] for amount in row["amounts"])])
    height = ROW if len(chart["rows"]) <= FEW_ROWS else LOW_ROW
    steps = [height + (SPAN if row["spans"] else 0) for row in chart["rows"]]
    ends = [*accumulate(steps, initial=TOP)]
    rows = [
        _row(row, y + height - 4, edges, most, height, lined)
        for row, y in zip(chart["rows"], ends, strict=False)
    ]
    axis = ends[-1] + 6
    first_lane = axis + AXIS
    lanes = [_lane(lane, first_lane + number * LANE, edges) for number, lane in enumerate(chart["lanes"])]
    bottom = first_lane + len(lanes) * LANE
    return Drawing(
        height=bottom + KEY,
        rows=rows,
        lanes=lanes,
        quiet=[_quiet(gap, edges, ends[-1]) for gap in chart["quiet"]],
        ticks=_ticks(chart, edges, lined),
        axis_y=axis,
        lanes_y=first_lane,
        key_y=bottom + 10,
        key=_key(chart["rows"]),
        bottom=bottom,
        title=title,
        description=" ".join(chart["sentences"]),
    )


def short(number: int) -> str:
    """As it fits above a bar: 999, 1.2k, 41k, 2m. The table says it exactly."""
    for size, letter in ((1_000_000, "m"), (1_000, "k")):
        if number >= 10 * size:
            return f"{number // size}{letter}"
        if number >= size:
            return f"{number * 10 // size / 10:g}{letter}"
    return str(number)


def _edges(columns: int) -> list[int]:
    step = min(PLOT / columns, WIDEST_STEP)
    return [LEFT + round(number * step) for number in range(columns + 1)]


def _lined(chart: Chart) -> set[int]:
    """Columns through whose middle a line runs."""
    lanes = [lane["amounts"] for lane in chart["lanes"] if lane["shape"] in LINED]
    return {column for amounts in lanes for column, amount in enumerate(amounts) if amount}


def _row(row: Row, y: int, edges: list[int], most: int, room: int, lined: set[int]) -> Line:
    """The height goes by the square root: one act of violence is still seen beside four hundred calls."""
    boxes = []
    for number, amount in enumerate(row["amounts"]):
        if amount:
            height = max(LOWEST, isqrt((room - BAR_BELOW) ** 2 * amount // most))
            bar = _bar(edges[number], edges[number + 1], y - height, height, short(amount))
            boxes.append(replace(bar, room=7 * len(bar.text) + 4) if number in lined else bar)
    return Line(
        y=y,
        text_y=y - 6,
        label=row["label"],
        fill=FILLS[row["weight"]],
        total=f"{row['times']:,}",
        boxes=boxes,
        spans=[_span(span, edges, y + 11) for span in row["spans"]],
    )


def _bar(left: int, right: int, y: int, height: int, text: str) -> Box:
    width = min(WIDEST_BAR, (right - left) * 7 // 10)
    return Box((left + right - width) // 2, y, width, height, text)


def _span(span: Span, edges: list[int], y: int) -> Box:
    x, end = edges[span["first"]] + 2, edges[span["last"] + 1] - 2
    return Box(x, y, end - x, 0, short(span["times"]))


def _lane(lane: Lane, top: int, edges: list[int]) -> Line:
    boxes = [
        _bar(edges[number], edges[number + 1], top + 3, 16, str(amount) if amount > 1 else "")
        for number, amount in enumerate(lane["amounts"])
        if amount
    ]
    total = str(sum(lane["amounts"]))
    return Line(
        y=top + LANE - 3, text_y=top + 16, label=lane["label"], fill=lane["shape"], total=total, boxes=boxes
    )


def _quiet(gap: Quiet, edges: list[int], bottom: int) -> Box:
    x, end = edges[gap["first"]], edges[gap["last"] + 1]
    text = f"{gap['days']} days quiet" if end - x >= 100 else f"{gap['days']} d" if end - x >= 34 else ""
    return Box(x, TOP, end - x, bottom - TOP, text)


def _ticks(chart: Chart, edges: list[int], lined: set[int]) -> list[Tick]:
    """A group is named where it begins, unless there is no room before the next is named."""
    starts = [number for number, column in enumerate(chart["columns"]) if column["group"]]
    ends = [*starts[1:], len(chart["columns"])]
    room = {start: edges[end] - edges[start] for start, end in zip(starts, ends, strict=True)}
    return [
        Tick(
            x=edges[number],
            middle=(edges[number] + edges[number + 1]) // 2,
            short=column["short"],
            group=column["group"] if room.get(number, 0) >= 8 * len(column["group"]) else "",
            is_lined=number in lined,
        )
        for number, column in enumerate(chart["columns"])
    ]


def _key(rows: list[Row]) -> list[tuple[int, str, str]]:
    """Of the fills that occur: where the sample stands, which it is, and what it means."""
    labels = {**{int(gravity): str(gravity.label) for gravity in Gravity}, 0: "Linked from another case"}
    found, x = [], 0
    for weight in sorted({row["weight"] for row in rows}):
        found.append((x, FILLS[weight], labels[weight]))
        x += 34 + 7 * len(labels[weight])
    return found
