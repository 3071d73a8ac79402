"""Lists that go on from a key: the last row shown, as the address names it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

LONGEST = 18  # digits of a key that the database can hold
PAGE = 30


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, newest first, and whether there are more after the last of them."""

    rows: list[Row]
    has_more: bool

    @property
    def last_key(self) -> int | None:
        return self.rows[-1].pk if self.rows else None


def page_of(rows: QuerySet[Row], *, before: int | None = None, size: int = PAGE) -> Page[Row]:
    """Those after the key `before`; one more than a page is read, to know whether there is more."""
    after = rows if before is None else rows.filter(pk__lt=before)
    found = list(after.order_by("-pk")[: size + 1])
    return Page(found[:size], has_more=len(found) > size)


def key_from(typed: str) -> int | None:
    """The key, or nothing when it is none: whoever changes an address sees the list from its start."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST else None
