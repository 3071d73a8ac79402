"""What the chart shows, said in words that a court can check against the schedule."""

from dataclasses import dataclass
from datetime import date, timedelta

from cases.chart.figures import Leaf
from cases.enums import Act
from spo.dates import gov_date
from spo.pages.fields import in_words

QUIET_DAYS = 28  # a gap worth seeing; shorter ones are part of the pattern
MOST_GAPS = 3
MORE, LESS = 1.5, 1 / 1.5  # below half as much again, the number goes up and down by chance
UNCOUNTED = ", not counting what may have happened in them or between them"
ENOUGH = 4  # fewer in both stretches together show no tendency


@dataclass(frozen=True)
class Stretch:
    """A first and a last stretch of this length are compared once the whole is at least twice as long."""

    least: int
    months: int
    days: int
    parts: int
    unit: str
    name: str


STRETCHES = (
    Stretch(184, 3, 0, 3, "month", "3 months"),
    Stretch(56, 0, 28, 4, "week", "4 weeks"),
    Stretch(14, 0, 7, 7, "day", "7 days"),
)


def sentences(own: list[Leaf]) -> list[str]:
    """In the order in which a reader asks. `own` is sorted by its first days."""
    if not own:
        return []
    found = [_extent(own), _frequency(own), _gravity(own), _quiet(own), _unknown(own)]
    return [sentence for sentence in found if sentence]


def _extent(own: list[Leaf]) -> str:
    times, first, last = sum(leaf.times for leaf in own), own[0].first, max(leaf.last for leaf in own)
    if first == last:
        return f"{_times(times)} on {gov_date(first)}."
    return f"{_times(times)} from {gov_date(first)} to {gov_date(last)}."


def _frequency(own: list[Leaf]) -> str:
    """The first stretch against the last one of the same length."""
    first, last = own[0].first, max(leaf.last for leaf in own)
    length = (last - first).days + 1
    stretch = next((each for each in STRETCHES if length >= each.least), None)
    if stretch is None:
        return ""
    early = _moved(first, stretch, 1) - timedelta(days=1)
    late = _moved(last, stretch, -1) + timedelta(days=1)
    before, after = _within(own, first, early), _within(own, late, last)
    if before + after < ENOUGH:
        return ""
    rates = (
        f"from {_rate(before, stretch)} in the first {stretch.name} "
        f"to {_rate(after, stretch)} in the last {stretch.name}"
        f"{UNCOUNTED if _reaches_in(own, early, late) else ''}"
    )
    if after > MORE * before:
        return f"More and more often: {rates}."
    if after < LESS * before:
        return f"Less often: {rates}."
    return f"About as often: {rates}."


def _gravity(own: list[Leaf]) -> str:
    """The first day of each kind of act that is graver than all before it."""
    steps: list[tuple[date, Act]] = []
    highest = 0
    for leaf in own:
        act = max((Act(each) for each in leaf.acts), key=lambda each: each.gravity)
        if act.gravity > highest:
            highest = act.gravity
            steps = [step for step in steps if step[0] < leaf.first] + [(leaf.first, act)]
    if len(steps) < 2:
        return ""
    told = [f"{act.short.lower()} first on {gov_date(on)}" for on, act in steps]
    return f"Graver kinds of act were added: {', then '.join(told)}."


def _quiet(own: list[Leaf]) -> str:
    """The longest times without anything, in the order in which they came."""
    gaps, last_day = [], own[0].last
    for leaf in own:
        if (days := (leaf.first - last_day).days) > QUIET_DAYS:
            gaps.append((days, last_day, leaf.first))
        last_day = max(last_day, leaf.last)
    longest = sorted(sorted(gaps, reverse=True)[:MOST_GAPS], key=lambda gap: gap[1])
    told = [f"for {days} days from {gov_date(start)} to {gov_date(end)}" for days, start, end in longest]
    if not told:
        return ""
    more = f", and {len(gaps) - MOST_GAPS} shorter" if len(gaps) > MOST_GAPS else ""
    return f"No incident is shown {in_words(told)}{more}."


def _reaches_in(own: list[Leaf], early: date, late: date) -> bool:
    """Whether what is known only to lie between two days may or may not belong to the first or the last stretch."""
    return any(leaf.first <= early < leaf.last or leaf.first < late <= leaf.last for leaf in own)


def _unknown(own: list[Leaf]) -> str:
    unknown = sum(leaf.times for leaf in own if leaf.first != leaf.last)
    if not unknown:
        return ""
    return f"Of these, {unknown:,} {'is' if unknown == 1 else 'are'} known only to lie between two days."


def _within(own: list[Leaf], first: date, last: date) -> int:
    return sum(leaf.times for leaf in own if first <= leaf.first and leaf.last <= last)


def _moved(day: date, stretch: Stretch, direction: int) -> date:
    """So many days, or calendar months, away; the last day of a shorter month stands for a day it lacks."""
    if not stretch.months:
        return day + direction * timedelta(days=stretch.days)
    count = day.year * 12 + day.month - 1 + direction * stretch.months
    first = date(count // 12, count % 12 + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(day.day, length))


def _rate(times: int, stretch: Stretch) -> str:
    rate = times / stretch.parts
    if times == 0:
        return "none"
    if rate < 1:
        return f"fewer than 1 a {stretch.unit}"
    whole = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}".removesuffix(".0")
    return f"{whole} a {stretch.unit}"


def _times(times: int) -> str:
    return "Once" if times == 1 else f"{times:,} times"
