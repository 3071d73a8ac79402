"""Triggers that keep a table as it was written, whoever asks and by whatever route."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Refuse UPDATE and DELETE row by row, and TRUNCATE, which row triggers never see."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        _no_truncate(),
    ]


def unchangeable() -> list[pgtrigger.Trigger]:
    """Refuse UPDATE and TRUNCATE: a row goes with what it belongs to, and never otherwise changes."""
    return [pgtrigger.Protect(name="unchangeable", operation=pgtrigger.Update), _no_truncate()]


def _no_truncate() -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="no_truncate",
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;",
    )
