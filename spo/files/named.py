"""Which files of the store some row speaks of, whatever kind of row it is."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import CharField, Field, Model

from spo.files.store import path_of


def named_digests() -> set[str]:
    """Every digest in every column made for one, those of earlier versions of a row too."""
    return {
        digest
        for model, column in _columns()
        for digest in model._default_manager.exclude(**{column.name: ""}).values_list(column.name, flat=True)
        if digest
    }


def is_named(sha256: str) -> bool:
    return any(
        model._default_manager.filter(**{column.name: sha256}).exists() for model, column in _columns()
    )


def forget_unnamed(sha256: str) -> None:
    """A file that was made here and that nothing speaks of any more. An original is always spoken of."""
    if sha256 and not is_named(sha256):
        path_of(sha256).unlink(missing_ok=True)


def _columns() -> Iterator[tuple[type[Model], Field]]:
    for model in apps.get_models():
        for column in model._meta.get_fields():
            if isinstance(column, CharField) and column.name.endswith("sha256") and column.max_length == 64:
                yield model, column
