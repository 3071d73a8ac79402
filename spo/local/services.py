"""Both embedded servers together: in the background, for one `run`, or thrown away after one command."""

import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from spo.local import envfile, postgres, redis
from spo.local.paths import LOCAL_DIR, LOG_DIR, SERVICES_FILE, private_directory
from spo.local.processes import Failed

STARTED_BY = "SPO_STARTED_BY"


class Prepared(Protocol):
    @property
    def environment(self) -> dict[str, str]: ...

    def start(self, on_parent_death: signal.Signals | None) -> subprocess.Popen[bytes]: ...


@dataclass(frozen=True)
class Kind:
    """One of the two servers: the setting that names it, how it is made, recognised, ended and deleted."""

    name: str
    key: str
    stop_signal: signal.Signals
    prepare: Callable[..., Prepared]
    is_running: Callable[[Path], bool]
    stop: Callable[[Path], None]
    remove: Callable[[Path], None]


KINDS = (
    Kind(
        *("postgres", "DATABASE_URL", signal.SIGINT),
        *(postgres.prepare, postgres.is_running, postgres.stop, postgres.remove),
    ),
    Kind(
        *("redis", "REDIS_URL", signal.SIGTERM), *(redis.prepare, redis.is_running, redis.stop, redis.remove)
    ),
)


def start(
    kind: Kind, top: Path, *, log: Path, durable: bool, tied: bool
) -> tuple[Prepared, subprocess.Popen[bytes]]:
    """Start one server; once more if its port was taken between the choice and the start."""
    for attempt in (1, 2):
        server = kind.prepare(top / kind.name, log / f"{kind.name}.log", durable=durable)
        try:
            return server, server.start(kind.stop_signal if tied else None)
        except Failed:
            if attempt == 2:
                raise
    raise AssertionError("unreachable")


def all_running(kinds: Iterable[Kind] = KINDS) -> bool:
    """Whether these servers of `.local` run, and `services.env` says where."""
    values = envfile.read(SERVICES_FILE)
    return all(kind.key in values and kind.is_running(LOCAL_DIR / kind.name) for kind in kinds)


def write_environment(values: dict[str, str], *, started_by: str) -> None:
    """Tell `manage.py` where the servers are."""
    envfile.write(SERVICES_FILE, {**values, "SPO_EMBEDDED": "1", STARTED_BY: started_by})


def start_background() -> dict[str, str]:
    """Start both servers and leave them running after this process; what is already running stays."""
    if all_running() and envfile.read(SERVICES_FILE)[STARTED_BY] == "services":
        return envfile.read(SERVICES_FILE)
    stop_all()
    private_directory(LOG_DIR)
    values: dict[str, str] = {}
    for kind in KINDS:
        server, _ = start(kind, LOCAL_DIR, log=LOG_DIR, durable=True, tied=False)
        values |= server.environment
    write_environment(values, started_by="services")
    return values


def stop_all() -> None:
    """Stop what of ours runs on the data in `.local`."""
    for kind in reversed(KINDS):
        kind.stop(LOCAL_DIR / kind.name)
    SERVICES_FILE.unlink(missing_ok=True)


@contextmanager
def throwaway(kinds: Iterable[Kind] = KINDS) -> Iterator[dict[str, str]]:
    """Servers of one command's own, in a private directory that is deleted afterwards; yields their settings."""
    with tempfile.TemporaryDirectory(prefix="spo-", ignore_cleanup_errors=True) as name:
        top, started, values = Path(name), [], {"SPO_EMBEDDED": "1"}
        try:
            for kind in kinds:
                started.append(kind)
                server, _ = start(kind, top, log=top, durable=False, tied=True)
                values |= server.environment
            yield values
        finally:
            for kind in reversed(started):
                kind.stop(top / kind.name)
                kind.remove(top / kind.name)
