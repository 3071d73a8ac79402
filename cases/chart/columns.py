"""How the time of a course of conduct is cut into columns: two days and fifteen years must both read well."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from cases.chart.figures import Column
from spo.dates import gov_date

MOST = 26


@dataclass(frozen=True)
class Unit:
    """A length of time: the first day of the one that holds a day, the first day of the next, and its name."""

    name: str
    start: Callable[[date], date]
    following: Callable[[date], date]
    label: Callable[[date], str]
    short: Callable[[date], str]
    group: Callable[[date], str]


def _quarter(day: date) -> date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def _ten(day: date) -> date:
    return date(day.year // 10 * 10, 1, 1)


UNITS = (
    Unit(
        "day",
        lambda day: day,
        lambda start: start + timedelta(days=1),
        gov_date,
        lambda start: str(start.day),
        "{:%B %Y}".format,
    ),
    Unit(
        "week",
        lambda day: day - timedelta(days=day.weekday()),
        lambda start: start + timedelta(days=7),
        lambda start: f"Week of {gov_date(start)}",
        lambda start: str(start.day),
        "{:%b %Y}".format,
    ),
    Unit(
        "month",
        lambda day: day.replace(day=1),
        lambda start: (start + timedelta(days=31)).replace(day=1),
        "{:%B %Y}".format,
        "{:%b}".format,
        "{:%Y}".format,
    ),
    Unit(
        "quarter",
        _quarter,
        lambda start: _quarter(start + timedelta(days=95)),
        lambda start: f"{start:%B} to {start.replace(month=start.month + 2):%B %Y}",
        lambda start: f"{start:%b}",
        "{:%Y}".format,
    ),
    Unit(
        "year",
        lambda day: date(day.year, 1, 1),
        lambda start: date(start.year + 1, 1, 1),
        "{:%Y}".format,
        lambda start: f"’{start:%y}",
        lambda start: f"{_ten(start).year}s",
    ),
    Unit(
        "ten years",
        _ten,
        lambda start: date(start.year + 10, 1, 1),
        lambda start: f"{start.year} to {start.year + 9}",
        "{:%Y}".format,
        lambda start: "",
    ),
)


def cut(first: date, last: date) -> tuple[Unit, list[date]]:
    """The shortest unit that needs no more than so many columns, or the longest; and the first day of each column."""
    for unit in UNITS:
        starts = list(islice(_starts(unit, first, last), MOST + 1))
        if len(starts) <= MOST:
            return unit, starts
    return unit, list(_starts(unit, first, last))


def columns_of(unit: Unit, starts: list[date]) -> list[Column]:
    """The group is named only where it begins."""
    groups = [unit.group(start) for start in starts]
    before = ["", *groups]
    return [
        {
            "label": unit.label(start),
            "short": unit.short(start),
            "group": group if group != earlier else "",
        }
        for start, group, earlier in zip(starts, groups, before, strict=False)
    ]


def _starts(unit: Unit, first: date, last: date) -> Iterator[date]:
    start = unit.start(first)
    while start <= last:
        yield start
        start = unit.following(start)
