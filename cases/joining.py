"""Whom each record stands for, by the joinings that stand. Pure: numbers in, numbers out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Joined:
    """A joining that stands: the record `merged` was joined to `kept`."""

    kept: int
    merged: int


def roots(joined: Iterable[Joined]) -> Mapping[int, int]:
    """For every record that was joined to another, the one that stands for it at the end of the chain."""
    kept_of = {each.merged: each.kept for each in joined}
    return {key: root_of(key, kept_of) for key in kept_of}


def root_of(key: int, kept_of: Mapping[int, int]) -> int:
    """A record is joined only to one that stands for itself, so that the chain ends."""
    while key in kept_of:
        key = kept_of[key]
    return key


def holder(origin: int, roots: Mapping[int, int]) -> tuple[int, int | None]:
    """To whom a link belongs that was recorded for `origin`: the person now, and whom it was recorded for if another."""
    now = roots.get(origin, origin)
    return now, (origin if now != origin else None)
