"""What a browser sends."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4


def sent(**answers: Any) -> dict[str, Any]:
    """The answers of a form with a fresh token; a date or a moment in the parts in which it is typed."""
    data: dict[str, Any] = {"submission": uuid4().hex}
    for name, value in answers.items():
        if isinstance(value, date):
            data |= {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}
            if isinstance(value, datetime):
                data[f"{name}-time"] = f"{value:%H:%M}"
        else:
            data[name] = value
    return data


def terms_sent(*terms: tuple[str, str]) -> dict[str, Any]:
    """The rows of terms, kind and wording."""
    data: dict[str, Any] = {"terms-TOTAL_FORMS": len(terms), "terms-INITIAL_FORMS": 0}
    for number, (kind, text) in enumerate(terms):
        data |= {f"terms-{number}-kind": kind, f"terms-{number}-text": text}
    return data
