"""What the pages of a series say: its incidents a page at a time, and those that could become one."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from cases.enums import Act
from cases.models import Incident
from cases.pages.denials import edit_denied
from cases.policies.series import MOST_LINES, check_describe_series, check_series, check_take_out
from spo.accounts.models import User
from spo.pages.keys import LONGEST

PAGE = 100


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


def ways_of(user: User, incident: Incident) -> dict[str, str]:
    """Why its series cannot be described or taken apart, or why it cannot be taken out of one; empty where it can."""
    case = incident.case
    if incident.is_series:
        apart = edit_denied(user, case, check_series, incident)
        return {"describe": edit_denied(user, case, check_describe_series, incident), "apart": apart}
    return {"out": edit_denied(user, case, check_take_out, incident)} if incident.part_of else {}
