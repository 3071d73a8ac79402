"""Is the evidence still what was received? Every file is hashed again, and rows and files are held against each other."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db.models import Q, QuerySet

from cases.models import Exhibit, Rendition
from spo.files import path_of, verify
from spo.files.named import named_digests
from spo.files.store import root
from spo.notices.due import Due

FOLDER, DIGEST = re.compile(r"[0-9a-f]{2}"), re.compile(r"[0-9a-f]{64}")
CHANGED_EVIDENCE = "evidence-changed"
ROUND = 256  # nights in which each file has its turn
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


def verify_all() -> Verified:
    """Originals and copies by their hash, and the store for files that no row of any kind speaks of."""
    found = verify_exhibits(Exhibit.objects.all())
    named = named_digests()
    found.unnamed = sorted(digest for digest in _stored() if digest not in named)
    return found


def verify_sample(now: datetime, day: date, *, alive: Callable[[], None]) -> Verified:
    """What came in since yesterday, and each night another part of all the rest."""
    part = f"{day.toordinal() % ROUND:02x}"
    turn = Q(sha256__startswith=part) | Q(rendition__sha256__startswith=part) | Q(added_at__gte=now - DAY)
    return verify_exhibits(Exhibit.objects.filter(turn), alive=alive)


def verify_exhibits(exhibits: QuerySet[Exhibit], *, alive: Callable[[], None] = lambda: None) -> Verified:
    found, started = Verified(), time.monotonic()
    known: dict[str, bool] = {}
    for exhibit in exhibits.select_related("case", "rendition").order_by("pk").iterator(chunk_size=500):
        alive()
        label = f"exhibit {exhibit.reference} of {exhibit.case.reference}"
        _check(found, known, exhibit, exhibit.sha256, label)
        rendition: Rendition | None = getattr(exhibit, "rendition", None)
        if rendition is not None and rendition.sha256:
            _check(found, known, exhibit, rendition.sha256, f"copy of {label}")
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


def _check(found: Verified, known: dict[str, bool], exhibit: Exhibit, digest: str, label: str) -> None:
    """The same bytes are hashed once, however many exhibits they are."""
    path = path_of(digest)
    if not path.exists():
        found.missing.append(f"{label}: {digest}")
        found.exhibits.add(exhibit.pk)
        return
    if digest not in known:
        known[digest] = verify(digest)
        found.files += 1
        found.bytes += path.stat().st_size
    if not known[digest]:
        found.changed.append(f"{label}: {digest}")
        found.exhibits.add(exhibit.pk)


def _stored() -> Iterable[str]:
    for folder in root().iterdir() if root().exists() else ():
        if folder.is_dir() and FOLDER.fullmatch(folder.name):
            yield from (path.name for path in folder.iterdir() if _is_settled(path))


def _is_settled(path: Path) -> bool:
    """A file that has just come in may have its row in a transaction that is not over."""
    return bool(DIGEST.fullmatch(path.name)) and time.time() - path.stat().st_mtime > FRESH_SECONDS
