"""How many there are, as far as it is counted, and the keys of one page of them."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

MOST_COUNTED = 1000


@dataclass(frozen=True)
class Keys:
    """The keys of some rows, newest first, and whether there are more after the last of them."""

    keys: list[int] = field(default_factory=list)
    has_more: bool = False


def any_keys(rows: QuerySet) -> list[int]:
    """All keys in no order, so that the words are compared once; one more than is counted where there are more."""
    return list(rows.order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1])


def keys_of(rows: QuerySet, known: list[int], *, size: int, before: int | None = None) -> Keys:
    """`known` are those of `any_keys`. What is not all known is so common that reading backwards soon finds enough."""
    is_all = len(known) <= MOST_COUNTED
    pool = rows.model._default_manager.filter(pk__in=known) if is_all else rows
    after = pool if before is None else pool.filter(pk__lt=before)
    found = list(after.order_by("-pk").values_list("pk", flat=True)[: size + 1])
    return Keys(found[:size], has_more=len(found) > size)


def keys_among(ranked: list[int], *, size: int, before: int | None = None) -> Keys:
    """The same for a short list in an order of its own, which goes on after the key `before`."""
    after = ranked[ranked.index(before) + 1 :] if before in ranked else ranked
    return Keys(after[:size], has_more=len(after) > size)


def count_wording(number: int) -> str:
    return f"{number:,}" if number <= MOST_COUNTED else f"more than {MOST_COUNTED:,}"
