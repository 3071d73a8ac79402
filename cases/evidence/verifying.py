"""Is the evidence still what was received? Every file is hashed again, and rows and files are held against each other."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db.models import Model
from pghistory.models import Event

from cases.models import Exhibit, Rendition
from spo.files import path_of, verify
from spo.files.named import file_columns, named_digests, named_in
from spo.files.store import loose, root
from spo.notices.due import Due
from spo.workdays import LONDON

FOLDER, DIGEST = re.compile(r"[0-9a-f]{2}"), re.compile(r"[0-9a-f]{64}")
CHANGED_EVIDENCE = "evidence-changed"
ROUND = 28  # nights in which each file has its turn
DAY = timedelta(days=1)
FRESH_SECONDS = 3600


@dataclass
class Verified:
    """What was looked at and what is wrong, in words and digests; never the name a file came with."""

    files: int = 0
    bytes: int = 0
    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    exhibits: set[int] = field(default_factory=set)
    seconds: float = 0

    @property
    def is_well(self) -> bool:
        return not (self.changed or self.missing or self.unnamed)


@dataclass
class Known:
    """Which files were hashed already, whose turn it is, and what keeps the work from being thought dead."""

    is_whole: dict[str, bool]
    is_due: Callable[[str, Path], bool]
    alive: Callable[[], None]


def verify_all() -> Verified:
    """Every file that any row speaks of by its hash, and the store for files that no row speaks of."""
    found = _verify(lambda _digest, _path: True)
    found.unnamed = sorted(_stored() - named_digests() - loose())
    return found


def nights_due(last: date | None, night: date) -> list[date]:
    """Each night since the last one that was asked for, so that no part of the files loses its turn to an outage."""
    missed = min((night - last).days, ROUND) if last else 1
    return [night - timedelta(days=ago) for ago in reversed(range(missed))]


def verify_sample(night: date, *, alive: Callable[[], None]) -> Verified:
    """Whether every file is there; by its hash what came in since the day before, and in each night a part of the rest."""
    part, since = (
        night.toordinal() % ROUND,
        datetime.combine(night - DAY, datetime.min.time(), LONDON).timestamp(),
    )

    def is_due(digest: str, path: Path) -> bool:
        return int(digest[:4], 16) % ROUND == part or path.stat().st_mtime >= since

    return _verify(is_due, alive=alive)


def _verify(is_due: Callable[[str, Path], bool], *, alive: Callable[[], None] = lambda: None) -> Verified:
    found, started, known = Verified(), time.monotonic(), Known({}, is_due, alive)
    at_fault: set[str] = set()
    for model, column in sorted(file_columns(), key=lambda each: issubclass(each[0], Event)):
        alive()
        for pk, digest in named_in(model, column):
            fault = _look(found, known, digest)
            if fault is None or (issubclass(model, Event) and digest in at_fault):
                continue  # what the row says now is enough, where it says the same
            at_fault.add(digest)
            fault.append(f"{_label(found, model, pk)}: {digest}")
    found.seconds = round(time.monotonic() - started, 3)
    return found


def changed_evidence_due(day: date) -> Due:
    """ACPO principle 1: nothing done may change what a court relies on. To be looked into the same day."""
    why = "The file of this exhibit is not what was received, or is gone. Tell your administrator before you use it."
    return Due(
        CHANGED_EVIDENCE,
        day,
        why,
        "ACPO Good Practice Guide for Digital Evidence, principle 1",
        "Evidence changed",
    )


def _look(found: Verified, known: Known, digest: str) -> list[str] | None:
    """The list that the row belongs in when its file is at fault. A file is hashed once, whoever speaks of it."""
    path = path_of(digest)
    if not path.exists():
        return found.missing
    if digest not in known.is_whole and known.is_due(digest, path):
        known.alive()
        known.is_whole[digest] = verify(digest)
        found.files += 1
        found.bytes += path.stat().st_size
    return None if known.is_whole.get(digest, True) else found.changed


def _label(found: Verified, model: type[Model], pk: int) -> str:
    """What the file is, without a word of its own; an exhibit is remembered for whoever relies on it."""
    row: Any = model._default_manager.get(pk=pk)
    if isinstance(row, Rendition):
        return f"copy of {_label(found, Exhibit, row.exhibit_id)}"
    if isinstance(row, Exhibit):
        found.exhibits.add(row.pk)
    name, case = getattr(row, "subject", f"{model._meta.verbose_name} {pk}"), getattr(row, "case", None)
    return f"{name} of {case.reference}" if case else str(name)


def _stored() -> set[str]:
    folders = [path for path in root().iterdir() if FOLDER.fullmatch(path.name)] if root().exists() else []
    return {path.name for folder in folders for path in folder.iterdir() if _is_settled(path)}


def _is_settled(path: Path) -> bool:
    """A file that has just come in may have its row in a transaction that is not over."""
    return bool(DIGEST.fullmatch(path.name)) and time.time() - path.stat().st_mtime > FRESH_SECONDS
