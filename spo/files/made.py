"""Reading what a child has left: it may have been taken over by the file it opened, so nothing of it is believed."""

import json
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from spo.files.refusals import NoRoomNow
from spo.foreign.shortage import OF_WHOEVER_STARTS

MOST_TEXT = 64 * 2**20
Kind = TypeVar("Kind")


class NotMade(Exception):
    """It left nothing, or not what was asked for."""


def open_made(path: Path) -> BinaryIO:
    """A plain file of this user with no other name. A link is not followed, and nothing is waited for."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        if fault.errno in OF_WHOEVER_STARTS:
            raise NoRoomNow from fault
        raise NotMade from fault
    facts = os.fstat(number)
    if not stat.S_ISREG(facts.st_mode) or facts.st_uid != os.getuid() or facts.st_nlink != 1:
        os.close(number)
        raise NotMade
    return os.fdopen(number, "rb")


def read_made(path: Path, *, most: int = MOST_TEXT) -> Any:
    """What it wrote in JSON, not longer than that."""
    with open_made(path) as file:
        return understood(file.read(most + 1), most=most)


def understood(said: bytes, *, most: int = MOST_TEXT) -> Any:
    try:
        if len(said) > most:
            raise NotMade
        return json.loads(said)
    except (ValueError, RecursionError) as fault:  # brackets in brackets, thousands deep
        raise NotMade from fault


def each_of(said: Any, kind: type[Kind]) -> list[Kind]:
    """A list of nothing else."""
    if not isinstance(said, list) or not all(isinstance(each, kind) for each in said):
        raise NotMade
    return said


def room_taken(folders: Iterable[Path]) -> tuple[int, int]:
    """How many files there are, and their bytes. What goes away meanwhile does not count."""
    found = [Path(place, name) for folder in folders for place, _, names in os.walk(folder) for name in names]
    return len(found), sum(map(_size, found))


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0
