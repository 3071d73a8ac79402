"""Which rows a list shows: cases, whose and in which state; exhibits; incidents of a series, and those that could be one."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case as Choose
from django.db.models import F, Q, QuerySet, When
from django.db.models.functions import Coalesce

from cases.enums import Act, CaseState, RenditionState, Whose
from cases.models import CaseQuerySet, Exhibit, Incident
from cases.policies.series import MOST_LINES
from spo.accounts.models import User
from spo.pages.keys import LONGEST, Page, page_of

# A series that goes on is looked for among what is new: it stands under its newest act, and is worded with both days.
STANDS_ON = Choose(When(is_series=True, then=Coalesce("ends_on", "starts_on")), default="starts_on")
STANDS_AT = Choose(When(is_series=True, ends_on__isnull=False, then="ends_time"), default="starts_time")
OLDEST_FIRST = (
    STANDS_ON.asc(),
    STANDS_AT.asc(nulls_first=True),
    F("number").asc(),
    F("id").asc(),
)
NEWEST_FIRST = (
    STANDS_ON.desc(),
    STANDS_AT.desc(nulls_last=True),
    F("number").desc(),
    F("id").desc(),
)
PAGE = 100  # incidents of a series
EXHIBITS = 50  # of a case
WITHDRAWN, UNTITLED = "withdrawn", "untitled"
STATES = {
    "": "All",
    **{state.value: f"Copy to read: {state.label.lower()}" for state in RenditionState},
    UNTITLED: "Nobody said what it is",
    WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True)
class CaseSearch:
    """What somebody asked for. `before` is the key of the last case on the page before."""

    whose: str = Whose.UNIT
    state: str = CaseState.OPEN
    before: int | None = None

    def narrow(self, cases: CaseQuerySet, user: User) -> CaseQuerySet:
        if self.whose == Whose.MINE:
            cases = cases.filter(officer=user)
        if self.state != CaseState.ALL:
            cases = cases.open() if self.state == CaseState.OPEN else cases.closed()
        return cases


@dataclass(frozen=True)
class Parts:
    """In the order in which they happened; `last` is the number to go on from."""

    rows: list[Incident]
    last: int | None


def parts_page(parts: QuerySet[Incident], after: int | None) -> Parts:
    """By key: day, time and row of the last one shown, so that a page costs the same wherever it is."""
    timed = parts.annotate(at=Coalesce("starts_time", time.min)).order_by("starts_on", "at", "id")
    key = timed.filter(number=after).values_list("starts_on", "at", "id").first() if after else None
    if key:
        on, at, pk = key
        later = Q(starts_on__gt=on) | Q(starts_on=on, at__gt=at) | Q(starts_on=on, at=at, id__gt=pk)
        timed = timed.filter(later)
    found: list[Any] = list(timed[: PAGE + 1])
    return Parts(found[:PAGE], found[PAGE - 1].number if len(found) > PAGE else None)


@dataclass(frozen=True)
class Alike:
    """Those that could become a series, and whether there are more of them."""

    rows: list[Incident]
    has_more: bool


def like_ones(
    lines: QuerySet[Incident],
    *,
    act: Act | str = "",
    first_on: date | None = None,
    last_on: date | None = None,
) -> Alike:
    """Single incidents, the oldest first."""
    found = lines.filter(is_series=False)
    if act:
        found = found.filter(acts__contains=[act])
    if first_on:
        found = found.filter(starts_on__gte=first_on)
    if last_on:
        found = found.filter(starts_on__lte=last_on)
    rows = list(found[: MOST_LINES + 1])
    return Alike(rows[:MOST_LINES], len(rows) > MOST_LINES)


def chosen_ones(incidents: QuerySet[Incident], typed: list[str]) -> list[Incident]:
    """What was sent, in whatever state it is now: the action says what can still be grouped."""
    keys = {int(key) for key in typed if key.isascii() and key.isdigit() and len(key) <= LONGEST}
    return list(incidents.filter(pk__in=keys))


@dataclass(frozen=True)
class ExhibitFilter:
    """What somebody asked to see. What cannot be is asked for by nobody, and shows all."""

    state: str = ""
    incident: int | None = None

    def narrow(self, exhibits: QuerySet[Exhibit]) -> QuerySet[Exhibit]:
        if self.incident is not None:
            exhibits = exhibits.filter(incident__number=self.incident)
        if self.state == WITHDRAWN:
            return exhibits.filter(withdrawn_at__isnull=False)
        if self.state == UNTITLED:
            return exhibits.filter(title=F("file_name"), withdrawn_at__isnull=True)
        if self.state == RenditionState.WAITING:
            return exhibits.filter(Q(rendition__state=self.state) | Q(rendition__isnull=True))
        return exhibits.filter(rendition__state=self.state) if self.state else exhibits

    @property
    def is_set(self) -> bool:
        return bool(self.state or self.incident is not None)

    def url(self, before: int | None = None) -> str:
        asked = {"state": self.state, "incident": self.incident, "before": before}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


def exhibit_page(exhibits: QuerySet[Exhibit], sought: ExhibitFilter, before: int | None) -> Page[Exhibit]:
    """The latest first."""
    return page_of(sought.narrow(exhibits).select_related("rendition"), before=before, size=EXHIBITS)
