"""Asking a rule beforehand: for a link that is left out and a button that says why it is off."""

from collections.abc import Callable
from typing import Any

from spo.exceptions import Refused


def can(check: Callable[..., object], *args: Any) -> bool:
    """Whether a `check_*` would let this through, without raising."""
    return not refusal(check, *args)


def refusal(check: Callable[..., object], *args: Any) -> str:
    """The sentence with which a `check_*` would refuse; empty when it would not."""
    try:
        check(*args)
    except Refused as refused:
        return refused.sentence
    return ""
