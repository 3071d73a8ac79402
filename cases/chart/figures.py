"""What goes into the chart, and the figures that come out: plain data, so that a submitted text can hold them."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict


@dataclass(frozen=True)
class Leaf:
    """So many incidents of the same acts and days. `source` is the case they were linked from, if another."""

    first: date
    last: date
    acts: tuple[str, ...]
    times: int
    source: str = ""


@dataclass(frozen=True)
class Sign:
    """How a kind of day is marked: the name of its lane below the bars, and the shape drawn in it."""

    label: str = "Other"
    shape: str = "dot"


@dataclass(frozen=True)
class Event:
    """A day worth seeing beside the incidents."""

    on: date
    sign: Sign = field(default_factory=Sign)


class Column(TypedDict):
    """`label` says all of it; `short` stands below the axis, `group` below that where it begins."""

    label: str
    short: str
    group: str


class Span(TypedDict):
    """What happened at unknown moments of a time longer than one column. `first` and `last` are columns."""

    first: int
    last: int
    times: int


class Row(TypedDict):
    """One kind of act. `weight` is its gravity, or 0 for what is linked from another case."""

    label: str
    weight: int
    amounts: list[int]
    spans: list[Span]
    times: int
    begins: str
    ends: str


class Lane(TypedDict):
    """Days of one kind: how many in each column."""

    label: str
    shape: str
    amounts: list[int]


class Quiet(TypedDict):
    """Whole columns in which nothing happened, and for how many days it was quiet around them."""

    first: int
    last: int
    days: int


class Chart(TypedDict):
    unit: str
    columns: list[Column]
    rows: list[Row]
    lanes: list[Lane]
    quiet: list[Quiet]
    totals: list[int]
    times: int
    sentences: list[str]
