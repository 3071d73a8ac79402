"""The lines of an exhibit's continuity that the software writes itself, as it happens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cases.enums import Handling
from cases.models import Continuity, Exhibit
from spo.accounts.models import User
from spo.audit.actors import Actor


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
