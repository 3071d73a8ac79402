"""How many there are, as far as it is counted, and the keys of one page of them."""

from dataclasses import dataclass, field

from django.db.models import F, QuerySet

MOST_COUNTED = 1000


@dataclass(frozen=True)
class Keys:
    """The keys of some rows, newest first, and whether there are more after the last of them."""

    keys: list[int] = field(default_factory=list)
    has_more: bool = False


def counted(rows: QuerySet) -> int:
    """Exact up to `MOST_COUNTED`; one more stands for any number above."""
    return rows.order_by().values("pk")[: MOST_COUNTED + 1].count()


def keys_of(rows: QuerySet, *, size: int, before: int | None = None) -> Keys:
    """The sum keeps the database from reading backwards through every row there is until enough fit."""
    after = rows if before is None else rows.filter(pk__lt=before)
    found = list(after.order_by((F("pk") + 0).desc()).values_list("pk", flat=True)[: size + 1])
    return Keys(found[:size], has_more=len(found) > size)


def keys_among(ranked: list[int], *, size: int, before: int | None = None) -> Keys:
    """The same for a short list in an order of its own, which goes on after the key `before`."""
    after = ranked[ranked.index(before) + 1 :] if before in ranked else ranked
    return Keys(after[:size], has_more=len(after) > size)


def count_wording(number: int) -> str:
    return f"{number:,}" if number <= MOST_COUNTED else f"more than {MOST_COUNTED:,}"
