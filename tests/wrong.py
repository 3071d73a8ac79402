"""What nobody should type, by kind of field, and how a page must answer it."""

import uuid
from html import escape
from typing import Any

from django.test import Client

from spo.audit.models import AuditEvent

Wrong = tuple[dict[str, Any], str]
"""Answers that replace good ones, and the field they are wrong in."""


def texts(field: str, longest: int, *, required: bool = False) -> list[Wrong]:
    typed = ["x" * (longest + 1), "a\0b", "a\x1bb", *(["", " \t "] if required else [])]
    return [({field: text}, field) for text in typed]


def choices(field: str, *, required: bool = True) -> list[Wrong]:
    chosen = ["nonsense", "0", "a\0b", *([""] if required else [])]
    return [({field: value}, field) for value in chosen]


def dates(field: str) -> list[Wrong]:
    """No such day, no such year, and what is no date at all."""
    typed = ["31 2 2026", "29 2 2026", "1 1 1", "1 1 0001", "1 1 9999", "32 1 2026", "1 13 2026", "x y z"]
    return [({f"{field}-{part}": word for part, word in _parts(each)}, field) for each in typed]


def moments(field: str) -> list[Wrong]:
    """The same with a time, and good days with times that are none."""
    times = ("25:00", "noonish", "-1", "a\0b")
    day = {f"{field}-day": "10", f"{field}-month": "11", f"{field}-year": "2026"}
    timed = [({**wrong, f"{field}-time": "10:00"}, field) for wrong, _ in dates(field)]
    return [*timed, *[({**day, f"{field}-time": time}, field) for time in times]]


def _parts(date: str) -> list[tuple[str, str]]:
    return list(zip(("day", "month", "year"), date.split(" "), strict=True))


def check_refused(client: Client, url: str, good: dict[str, Any], wrong: Wrong) -> None:
    """422, the message beside its field, everything typed shown again, nothing saved."""
    answers, field = wrong
    before = _changes()

    response = client.post(url, {"submission": uuid.uuid4().hex, **good, **answers})

    form = response.context["form"]
    assert (response.status_code, list(form.errors), _changes()) == (422, [field], before)
    assert f'id="{form[field].id_for_label or form[field].auto_id}' in response.text
    if not hasattr(form.fields[field], "choices"):
        assert [word for word in answers.values() if escape(str(word).strip()) not in response.text] == []


def _changes() -> int:
    return AuditEvent.objects.exclude(operation="consultation").count()
