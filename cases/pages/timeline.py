"""The course of conduct: what happened in which month, how often, and when it was quiet. Newest first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from cases.enums import Act
from cases.hooks import Marker
from cases.models import Incident
from cases.when import sort_key

PAGE = 100
QUIET_DAYS = 28  # a gap worth seeing; shorter ones are part of the pattern


@dataclass(frozen=True)
class Entry:
    """One line: an incident or a marker, with the quiet days below it."""

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
class Conduct:
    """The whole of it in numbers. An entry that stands for many acts counts as many."""

    entries: int
    times: int
    first: date | None
    last: date | None
    acts: list[tuple[Act, int]]


def conduct(incidents: Iterable[Incident]) -> Conduct:
    """Withdrawn incidents count for nothing."""
    standing = sorted((row for row in incidents if not row.is_withdrawn), key=sort_key)
    acts: Counter[str] = Counter()
    for incident in standing:
        acts.update(dict.fromkeys(incident.acts, incident.count))
    return Conduct(
        entries=len(standing),
        times=sum(incident.count for incident in standing),
        first=standing[0].starts_on if standing else None,
        last=max((row.ends_on or row.starts_on for row in standing), default=None),
        acts=[(act, acts[act]) for act in Act if act in acts],
    )


def entries(incidents: Iterable[Incident], markers: Iterable[Marker] = ()) -> list[Entry]:
    """Incidents and markers, newest first; the lowest of a day knows how long it had been quiet before that day."""
    keyed = [*_incident_entries(incidents), *_marker_entries(markers)]
    found = [entry for _, entry in sorted(keyed, key=lambda pair: pair[0], reverse=True)]
    return [
        entry for _, day in groupby(found, key=lambda entry: entry.on) for entry in _quiet_last(list(day))
    ]


def months(page: Iterable[Entry]) -> list[Month]:
    return [Month(first, list(each)) for first, each in groupby(page, key=lambda entry: entry.month)]


def fill(page: list[Entry], incidents: QuerySet[Incident]) -> list[Entry]:
    """The same lines with whole incidents in the place of outlines."""
    whole = incidents.in_bulk([entry.incident.pk for entry in page if entry.incident])
    return [replace(entry, incident=whole[entry.incident.pk]) if entry.incident else entry for entry in page]


def _incident_entries(incidents: Iterable[Incident]) -> Iterator[tuple[tuple[Any, ...], Entry]]:
    last_day: date | None = None
    for incident in sorted(incidents, key=lambda row: (*sort_key(row), row.number)):
        quiet = 0
        if not incident.is_withdrawn:
            days = (incident.starts_on - last_day).days if last_day else 0
            quiet = days if days > QUIET_DAYS else 0
            last_day = max(last_day or incident.starts_on, incident.ends_on or incident.starts_on)
        yield (*sort_key(incident), 1, incident.number), Entry(incident.starts_on, incident, quiet_days=quiet)


def _quiet_last(day: list[Entry]) -> list[Entry]:
    quiet = max(entry.quiet_days for entry in day)
    *others, last = (replace(entry, quiet_days=0) for entry in day)
    return [*others, replace(last, quiet_days=quiet)]


def _marker_entries(markers: Iterable[Marker]) -> Iterator[tuple[tuple[Any, ...], Entry]]:
    """A marker has no time: it counts as the start of its day."""
    for number, marker in enumerate(markers):
        yield (marker.on, False, time.min, 0, number), Entry(marker.on, marker=marker)
