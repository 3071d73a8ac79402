"""The continuity of an exhibit: the lines that the software writes as it happens, and how each line reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone

from cases.enums import Handling
from cases.models import Continuity, Exhibit
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.dates import gov_datetime
from spo.workdays import day_of


@dataclass(frozen=True)
class Receipt:
    """How an exhibit came to the police, as far as whoever adds it says so."""

    from_whom: str = ""
    at: datetime | None = None
    place: str = ""


def note_receipt(by: User, exhibit: Exhibit, receipt: Receipt) -> None:
    """Where nothing is said: by whoever added it, now."""
    Continuity.objects.create(
        exhibit=exhibit,
        kind=Handling.RECEIVED,
        happened_at=receipt.at or timezone.now(),
        from_whom=receipt.from_whom,
        to_whom=by.title,
        place=receipt.place,
        is_automatic=receipt == Receipt(),
        entered_by=by,
    )


def note_handling(
    by: Actor,
    exhibits: Iterable[Exhibit],
    kind: Handling,
    *,
    from_whom: str = "",
    to_whom: str = "",
    note: str = "",
) -> None:
    """Called in the transaction of what was done, beside its line in the record."""
    who, now = by if isinstance(by, User) else None, timezone.now()
    Continuity.objects.bulk_create(
        Continuity(
            exhibit=exhibit,
            kind=kind,
            happened_at=now,
            from_whom=from_whom,
            to_whom=to_whom,
            note=note,
            is_automatic=True,
            entered_by=who,
        )
        for exhibit in exhibits
    )


@dataclass(frozen=True)
class Line:
    """One row of the timeline and of the statement. What a person typed says who entered it, in the place of `by`."""

    at: datetime
    title: str
    facts: list[tuple[str, str]]
    by: str
    entered: str = ""

    @property
    def when(self) -> str:
        return gov_datetime(self.at)

    @property
    def words(self) -> list[str]:
        return [f"{label}: {words}" if label else words for label, words in self.facts]

    @property
    def printed(self) -> str:
        """One after the other, on paper, where room is short."""
        return "; ".join(words.removesuffix(".") for words in self.words)


def lines(rows: Iterable[Continuity]) -> list[Line]:
    """The earliest first. What one person looked at again on the same day is one line."""
    told = list(rows)
    righted = {row.corrects_id: row for row in told if row.corrects_id}
    return [_line(list(same), righted) for _, same in groupby(told, key=_sameness)]


def note_receipt_elsewhere(old: Exhibit, copy: Exhibit, came_from: str) -> None:
    """How an exhibit that was moved first came to the police, as it was said then, by whom, and when; with what put that
    right since."""
    rows = sorted(old.continuity.select_related("entered_by"), key=_key)
    first = receipt_of(rows)
    copies: dict[int | None, Continuity] = {}
    for row in rows:
        if row == first or row.corrects_id in copies:
            copies[row.pk] = Continuity.objects.create(
                exhibit=copy,
                kind=row.kind,
                happened_at=row.happened_at,
                from_whom=row.from_whom,
                to_whom=row.to_whom,
                place=row.place,
                note=f"As {came_from}. {row.note}".strip()[:1000],
                is_automatic=row.is_automatic,
                corrects=copies.get(row.corrects_id),
                entered_by=row.entered_by,
                entered_at=row.entered_at,
            )


def receipt_of(rows: Sequence[Continuity]) -> Continuity | None:
    """The line that came into being with the exhibit, whatever was said later of an earlier time."""
    if not rows:
        return None
    received = [row for row in rows if row.kind == Handling.RECEIVED]
    first = min(row.pk for row in rows)
    return min((row for row in received if row.is_automatic or row.pk == first), key=_key, default=None)


def entered(row: Continuity) -> str:
    """Who typed a line, and when; nothing of one that the software wrote."""
    if row.is_automatic or row.entered_by is None:
        return ""
    return f"Entered by {row.entered_by.title} on {gov_datetime(row.entered_at)}"


def name_of(row: Continuity) -> str:
    """How another line speaks of it."""
    return f"{Handling(row.kind).label}, {gov_datetime(row.happened_at)}"


def _key(row: Continuity) -> int:
    return row.pk


def _sameness(row: Continuity) -> tuple[Any, ...]:
    if row.is_automatic and row.kind == Handling.VIEWED:
        return ("viewed", row.entered_by_id, day_of(row.happened_at))
    return ("row", row.pk)


def _line(rows: list[Continuity], righted: dict[int, Continuity]) -> Line:
    first = rows[0]
    times = f" {len(rows)} times" if len(rows) > 1 else ""
    later = righted.get(first.pk)
    facts = [
        ("From", first.from_whom),
        ("To", first.to_whom),
        ("Where", first.place),
        ("", first.note if len(rows) == 1 else ""),
        ("Puts right the line", name_of(first.corrects) if first.corrects else ""),
        ("Put right by the line", name_of(later) if later else ""),
    ]
    typed = entered(first)
    who = first.entered_by.title if first.entered_by else "the software"
    return Line(
        at=first.happened_at,
        title=f"{Handling(first.kind).label}{times}",
        facts=[(label, words) for label, words in facts if words],
        by="" if typed else who,
        entered=typed,
    )
