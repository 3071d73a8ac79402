"""Servers of one command's own, in a private directory that is deleted afterwards."""

import fcntl
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from spo.local import processes
from spo.local.services import KINDS, Kind, start

PREFIX = "spo-with-"


@contextmanager
def servers(kinds: Sequence[Kind] = KINDS) -> Iterator[dict[str, str]]:
    """Yields the settings that name the servers; nothing is durable, and no mail leaves."""
    _remove_abandoned()
    top = Path(tempfile.mkdtemp(prefix=PREFIX))
    with (top / "lock.new").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (top / "lock.new").rename(top / "lock")
        started: list[tuple[Kind, subprocess.Popen[bytes]]] = []
        settings = {"SPO_EMBEDDED": "1", "FILE_ROOT": str(top / "files"), "EMAIL_URL": "dummymail://"}
        try:
            for kind in kinds:
                server, process = start(kind, top, log=top, durable=False)
                started.append((kind, process))
                settings |= server.environment
            yield settings
        finally:
            for kind, process in reversed(started):
                processes.stop(process, sig=kind.stop_signal)
            _remove(top)


def _remove_abandoned() -> None:
    """Delete what killed ones have left: the kernel gave their locks back."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/lock"):
        try:
            with path.open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # in use, or not ours
            continue
        _remove(path.parent)


def _remove(top: Path) -> None:
    for kind in reversed(KINDS):
        kind.stop(top / kind.name)
        kind.remove(top / kind.name)
    shutil.rmtree(top, ignore_errors=True)
