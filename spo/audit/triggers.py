"""Triggers that keep a table as it was written, whoever asks and by whatever route."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Refuse UPDATE and DELETE row by row, and TRUNCATE, which row triggers never see."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        _no_truncate(),
    ]


def only_struck() -> list[pgtrigger.Trigger]:
    """Refuse DELETE, TRUNCATE, and every UPDATE but that which strikes it: what it says stays as it was written."""
    return [
        pgtrigger.ReadOnly(name="only_struck", exclude=["struck_at", "struck_by", "struck_reason"]),
        pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
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
