"""What a series says of its parts: how many they are, from when to when, and which acts. Never more than they say."""

import re
from datetime import date
from typing import Any

from django.db.models import Case as Choose
from django.db.models import F, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from cases.changes import save_changes
from cases.enums import Act, WhenKind
from cases.models import Incident
from spo.dates import gov_date

SENTENCE = re.compile(r"(?P<count>[0-9,]+) (?P<name>[^\n]+) (?:on|between) [^\n]+\.")


def series_sentence(count: int, name: str, first: date, last: date) -> str:
    """412 calls between 3 May 2026 and 9 June 2026."""
    days = f"on {gov_date(first)}" if first == last else f"between {gov_date(first)} and {gov_date(last)}"
    return f"{count:,} {_one_of(name) if count == 1 else name} {days}."


def _one_of(name: str) -> str:
    """Calls: call. What is more than a plain word stays as it was written."""
    return name.removesuffix("s") if name.isalpha() else name


def _many_of(name: str) -> str:
    return f"{name}s" if name.isalpha() and not name.casefold().endswith("s") else name


def standing_parts(series: Incident) -> QuerySet[Incident]:
    return Incident.objects.filter(part_of=series, withdrawn_at__isnull=True)


def retell(series: Incident) -> bool:
    """Make a series say what its standing parts say. False where none is left, and nothing is changed.

    Its first line is the sentence above, as long as nobody has written another. The caller holds the lock of the case.
    """
    parts = standing_parts(series)
    found = _summed(parts)
    if not found:
        return False
    head, line_break, rest = series.what_happened.partition("\n")
    if told := SENTENCE.fullmatch(head):
        name = _many_of(told["name"]) if told["count"] == "1" else told["name"]
        head = series_sentence(found["count"], name, found["starts_on"], found["ends_on"])
    save_changes(series, found | {"what_happened": f"{head}{line_break}{rest}"})
    return True


def _summed(parts: QuerySet[Incident]) -> dict[str, Any]:
    """From the earliest beginning to the latest end. A part without a time leaves that of its day unknown."""
    first = parts.order_by("starts_on", F("starts_time").asc(nulls_first=True)).first()
    if first is None:
        return {}
    last = (
        parts.annotate(
            end_on=Coalesce("ends_on", "starts_on"),
            end_time=Choose(When(ends_on__isnull=True, then="starts_time"), default="ends_time"),
        )
        .order_by("-end_on", F("end_time").desc(nulls_first=True))
        .values("end_on", "end_time")[0]
    )
    acts = {act for acts in parts.order_by().values_list("acts", flat=True).distinct() for act in acts}
    return {
        "when_kind": WhenKind.BETWEEN,
        "starts_on": first.starts_on,
        "starts_time": first.starts_time,
        "ends_on": last["end_on"],
        "ends_time": last["end_time"],
        "acts": [act.value for act in Act if act in acts],
        "count": parts.aggregate(times=Sum("count"))["times"],
    }
