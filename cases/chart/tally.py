"""From incidents by day to the figures of the chart."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from cases.chart.columns import columns_of, cut
from cases.chart.figures import Chart, Event, Lane, Leaf, Quiet, Row, Sign, Span
from cases.chart.sentences import QUIET_DAYS, sentences
from cases.enums import Act
from spo.dates import gov_date

Place = Callable[[date], int]


def tally(leaves: Iterable[Leaf], events: Iterable[Event] = ()) -> Chart | None:
    """Nothing where nothing happened. The same facts in any order give the same figures."""
    told = sorted(leaves, key=lambda leaf: (leaf.first, leaf.last, leaf.acts, leaf.source))
    if not told:
        return None
    marked = sorted(events, key=lambda event: (event.on, event.sign.label))
    days = [*(leaf.first for leaf in told), *(event.on for event in marked)]
    last = max(*(leaf.last for leaf in told), *days)
    unit, starts = cut(min(days), last)

    def place(day: date) -> int:
        return bisect_right(starts, day) - 1

    own = [leaf for leaf in told if not leaf.source]
    return {
        "unit": unit.name,
        "columns": columns_of(unit, starts),
        "rows": [*_acts(own, len(starts), place), *_linked(told, len(starts), place)],
        "lanes": _lanes(marked, len(starts), place),
        "quiet": _quiet(own, place),
        "totals": _amounts(own, len(starts), place),
        "times": sum(leaf.times for leaf in own),
        "sentences": sentences(own),
    }


def _acts(own: list[Leaf], width: int, place: Place) -> list[Row]:
    """The gravest kind on top, so that a course of conduct that grows graver climbs."""
    rows = []
    for act in sorted(Act, key=lambda each: -each.gravity):
        if leaves := [leaf for leaf in own if act in leaf.acts]:
            rows.append(_row(act.short, int(act.gravity), leaves, width, place))
    return rows


def _linked(told: list[Leaf], width: int, place: Place) -> list[Row]:
    """What belongs to another case too has a row of its own and is counted in no other."""
    sources = sorted({leaf.source for leaf in told if leaf.source})
    return [
        _row(f"From {source}", 0, [leaf for leaf in told if leaf.source == source], width, place)
        for source in sources
    ]


def _row(label: str, weight: int, leaves: list[Leaf], width: int, place: Place) -> Row:
    return {
        "label": label,
        "weight": weight,
        "amounts": _amounts(leaves, width, place),
        "spans": _spans(leaves, place),
        "times": sum(leaf.times for leaf in leaves),
        "begins": gov_date(leaves[0].first),
        "ends": gov_date(max(leaf.last for leaf in leaves)),
    }


def _amounts(leaves: list[Leaf], width: int, place: Place) -> list[int]:
    """How often in each column; what runs over several columns is in none of them."""
    amounts = [0] * width
    for leaf in leaves:
        if place(leaf.first) == place(leaf.last):
            amounts[place(leaf.first)] += leaf.times
    return amounts


def _spans(leaves: list[Leaf], place: Place) -> list[Span]:
    """Times that share a column are joined into one."""
    spans: list[Span] = []
    for leaf in leaves:
        first, last = place(leaf.first), place(leaf.last)
        if first == last:
            continue
        if spans and first <= spans[-1]["last"]:
            spans[-1]["last"] = max(last, spans[-1]["last"])
            spans[-1]["times"] += leaf.times
        else:
            spans.append({"first": first, "last": last, "times": leaf.times})
    return spans


def _lanes(events: list[Event], width: int, place: Place) -> list[Lane]:
    """One below the other as their first days came, which is how a case goes on."""
    lanes: dict[Sign, list[int]] = {}
    for event in events:
        lanes.setdefault(event.sign, [0] * width)[place(event.on)] += 1
    return [{"label": sign.label, "shape": sign.shape, "amounts": amounts} for sign, amounts in lanes.items()]


def _quiet(own: list[Leaf], place: Place) -> list[Quiet]:
    """Of the quiet times, those that empty whole columns."""
    found: list[Quiet] = []
    last_day = own[0].last if own else date.min
    for leaf in own:
        first, last = place(last_day) + 1, place(leaf.first) - 1
        days = (leaf.first - last_day).days
        if days > QUIET_DAYS and first <= last:
            found.append({"first": first, "last": last, "days": days})
        last_day = max(last_day, leaf.last)
    return found
