"""Both embedded servers together: in the background, for one `run`, or thrown away after one command."""

import signal
import subprocess
from collections.abc import Callable, Sequence
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
    """One of the two servers: the settings that name it, how it is made, recognised, ended and deleted."""

    name: str
    title: str
    keys: tuple[str, ...]
    stop_signal: signal.Signals
    prepare: Callable[..., Prepared]
    is_running: Callable[[Path], bool]
    stop: Callable[[Path], None]
    remove: Callable[[Path], None]


POSTGRES = Kind(
    name="postgres",
    title="PostgreSQL",
    keys=("DATABASE_URL", "DATABASE_OWNER_URL"),
    stop_signal=signal.SIGINT,
    prepare=postgres.prepare,
    is_running=postgres.is_running,
    stop=postgres.stop,
    remove=postgres.remove,
)
REDIS = Kind(
    name="redis",
    title="Redis",
    keys=("REDIS_URL",),
    stop_signal=signal.SIGTERM,
    prepare=redis.prepare,
    is_running=redis.is_running,
    stop=redis.stop,
    remove=redis.remove,
)
KINDS = (POSTGRES, REDIS)


def start(
    kind: Kind, top: Path, *, log: Path, durable: bool = True, tied: bool = True
) -> tuple[Prepared, subprocess.Popen[bytes]]:
    """Start one server; tied, it dies with this process."""
    on_parent_death = kind.stop_signal if tied else None
    try:
        server = kind.prepare(top / kind.name, log / f"{kind.name}.log", durable=durable)
        return server, server.start(on_parent_death)
    except Failed:  # its port may have been taken between the choice and the start
        server = kind.prepare(top / kind.name, log / f"{kind.name}.log", durable=durable)
        return server, server.start(on_parent_death)


def running(kinds: Sequence[Kind] = KINDS) -> dict[str, str] | None:
    """Settings of these servers of `.local`, if all of them run and `services.env` says where."""
    values = envfile.read(SERVICES_FILE)
    if not all(kind.keys[0] in values and kind.is_running(LOCAL_DIR / kind.name) for kind in kinds):
        return None
    return {key: values[key] for kind in kinds for key in kind.keys}


def started_by() -> str:
    """Who wrote `services.env`: `run`, `services`, or nobody."""
    return envfile.read(SERVICES_FILE).get(STARTED_BY, "")


def write_environment(values: dict[str, str], *, started_by: str) -> None:
    """Tell `manage.py` where the servers are."""
    ours = {"SPO_EMBEDDED": "1", "EMAIL_URL": "consolemail://", STARTED_BY: started_by}
    envfile.write(SERVICES_FILE, {**values, **ours})


def start_background() -> dict[str, str]:
    """Start both servers and leave them running after this process; what is already running stays."""
    already = running()
    if already and started_by() == "services":
        return already
    stop_all()
    private_directory(LOG_DIR)
    values: dict[str, str] = {}
    for kind in KINDS:
        server, _ = start(kind, LOCAL_DIR, log=LOG_DIR, tied=False)
        values |= server.environment
    write_environment(values, started_by="services")
    return values


def stop_all() -> None:
    """Stop what of ours runs on the data in `.local`."""
    for kind in reversed(KINDS):
        kind.stop(LOCAL_DIR / kind.name)
    SERVICES_FILE.unlink(missing_ok=True)
