"""One `run` at a time for each `.local`: a lock that the kernel gives back however its holder ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from spo.local.paths import LOCAL_DIR, RUN_LOCK, private_directory
from spo.local.processes import Failed


@contextmanager
def held() -> Iterator[None]:
    private_directory(LOCAL_DIR)
    with RUN_LOCK.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failed(
                f"`make run` is already running here (process {_number()}). "
                "Stop it with Ctrl-C in its terminal, or with `make stop`."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def holder() -> int | None:
    """The process that holds the lock now."""
    if not RUN_LOCK.exists():
        return None
    with RUN_LOCK.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(_number() or 0) or None
    return None


def _number() -> str:
    return RUN_LOCK.read_text()
