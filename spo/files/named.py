"""Which files of the store some row speaks of, whatever kind of row it is."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.db.models import CharField, Field, Model

from spo.files.store import loose, settle

AT_ONCE = 500


def file_columns() -> Iterator[tuple[type[Model], str]]:
    """Every column made for a digest, those of earlier versions of a row too, but for what hashes no stored file."""
    for model in apps.get_models():
        if getattr(model, "names_files", True):
            yield from ((model, column.name) for column in model._meta.get_fields() if _is_digest(column))


def named_digests() -> set[str]:
    return {digest for model, column in file_columns() for _, digest in named_in(model, column)}


def named_in(model: type[Model], column: str) -> Iterator[tuple[int, str]]:
    """The key of each row and the file it speaks of, equal files one after the other."""
    rows = model._default_manager.exclude(**{column: ""}).order_by(column, "pk")
    return rows.values_list("pk", column).iterator(chunk_size=2000)


def forget_unnamed(*, before: datetime) -> int:
    """Files that were stored for a change that never came about, or that nothing speaks of any more. How many went."""
    due = loose(before=before)
    named = _named_among(due)
    for digest in due:
        settle(digest, before=before, is_named=digest in named)
    return len(due - named)


def _named_among(digests: set[str]) -> set[str]:
    named: set[str] = set()
    asked = sorted(digests)
    for start in range(0, len(asked), AT_ONCE):
        for model, column in file_columns():
            rows = model._default_manager.filter(**{f"{column}__in": asked[start : start + AT_ONCE]})
            named |= set(rows.values_list(column, flat=True))
    return named


def _is_digest(column: Field) -> bool:
    return isinstance(column, CharField) and column.name.endswith("sha256") and column.max_length == 64
