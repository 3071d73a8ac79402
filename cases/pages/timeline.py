"""The course of conduct: what happened in which month, how often, and when it was quiet. Newest first.

The database counts, measures the quiet and cuts the page: 20,000 incidents cost what 20 cost.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from django.db.models import Case as Choose
from django.db.models import Count, F, Func, Max, Min, QuerySet, RowRange, Sum, When, Window
from django.db.models.functions import Coalesce

from cases.chart.sentences import QUIET_DAYS
from cases.enums import Act
from cases.hooks import Marker
from cases.models import Incident
from cases.search import NEWEST_FIRST, OLDEST_FIRST, STANDS_ON

PAGE = 100


@dataclass(frozen=True)
class Entry:
    """One line: an incident or a marker, under the day it stands for, with the quiet days below it."""

    on: date
    incident: Incident | None = None
    marker: Marker | None = None
    quiet_days: int = 0

    @property
    def month(self) -> date:
        return self.on.replace(day=1)


@dataclass(frozen=True)
class Month:
    first: date
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Timeline:
    """One page of it, by month; `number` is that of the page."""

    months: list[Month]
    number: int
    has_older: bool


@dataclass(frozen=True)
class Conduct:
    """The whole of it in numbers. An entry that stands for many acts counts as many."""

    entries: int
    times: int
    first: date | None
    last: date | None
    acts: list[tuple[Act, int]]


def conduct(lines: QuerySet[Incident], leaves: QuerySet[Incident]) -> Conduct:
    """Withdrawn incidents count for nothing. A series is one entry, and its parts say which acts it was."""
    last = Max(Coalesce("ends_on", "starts_on"))
    found = lines.filter(withdrawn_at__isnull=True).aggregate(
        entries=Count("pk"), times=Sum("count", default=0), first=Min("starts_on"), last=last
    )
    by_act = leaves.order_by().annotate(act=Func(F("acts"), function="unnest")).values("act")
    acts = dict(by_act.annotate(times=Sum("count")).values_list("act", "times"))
    return Conduct(**found, acts=[(act, acts[act]) for act in Act if act in acts])


def timeline(lines: QuerySet[Incident], markers: Iterable[Marker] = (), number: int = 1) -> Timeline:
    """Incidents and markers of one page; the lowest of those after a quiet time knows how long it had been quiet.

    A page is cut by its incidents. A marker has no time, counts as the start of its day, and stands where the last
    incident stands that did not happen before it.
    """
    number = min(max(1, number), max(1, -(-lines.count() // PAGE)))
    start = (number - 1) * PAGE
    rows = _keys(lines, start, start + PAGE + 1)
    page, following = rows[:PAGE], rows[PAGE:]
    newest = page[0].on if number > 1 else None
    oldest = following[0].on if following else None
    shown = [
        Entry(marker.on, marker=marker)
        for marker in sorted(markers, key=lambda marker: marker.on, reverse=True)
        if (newest is None or marker.on <= newest) and (oldest is None or marker.on > oldest)
    ]
    found = _merged(_fill(page, lines), shown, page)
    return Timeline(_months(found), number, has_older=bool(following))


@dataclass(frozen=True)
class _Key:
    """Which incident, under which day, and how many quiet days there were until which day."""

    pk: int
    on: date
    quiet_days: int
    quiet_until: date


def _keys(lines: QuerySet[Incident], start: int, end: int) -> list[_Key]:
    """Measured over all lines, without reading their words. Nothing that stands lower ended later than `before`, and
    nothing from here on began earlier than `after`."""
    stands = When(withdrawn_at__isnull=True, then=Coalesce("ends_on", "starts_on"))
    began = When(withdrawn_at__isnull=True, then="starts_on")
    before = Window(Max(Choose(stands)), order_by=OLDEST_FIRST, frame=RowRange(end=-1))
    after = Window(Min(Choose(began)), order_by=NEWEST_FIRST, frame=RowRange(end=0))
    keys = (
        lines.select_related(None).annotate(on=STANDS_ON, before=before, after=after).order_by(*NEWEST_FIRST)
    )
    rows = keys.values_list("pk", "on", "withdrawn_at", "before", "after")[start:end]
    return [
        _Key(pk, on, 0 if withdrawn else _quiet(before, after), after or on)
        for pk, on, withdrawn, before, after in rows
    ]


def _quiet(before: date | None, after: date) -> int:
    days = (after - before).days if before else 0
    return days if days > QUIET_DAYS else 0


def _fill(page: list[_Key], lines: QuerySet[Incident]) -> list[Entry]:
    whole = lines.in_bulk([key.pk for key in page])
    return [Entry(key.on, whole[key.pk]) for key in page]


def _merged(incidents: list[Entry], markers: list[Entry], page: list[_Key]) -> list[Entry]:
    """A stable sort leaves the incidents of a day above its markers, each in their own order."""
    found = sorted([*incidents, *markers], key=lambda entry: entry.on, reverse=True)
    for key in page:
        if key.quiet_days:
            lowest = sum(entry.on >= key.quiet_until for entry in found) - 1
            found[lowest] = replace(found[lowest], quiet_days=key.quiet_days)
    return found


def _months(page: Iterable[Entry]) -> list[Month]:
    return [Month(first, list(each)) for first, each in groupby(page, key=lambda entry: entry.month)]
