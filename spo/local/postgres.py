"""The embedded PostgreSQL: its data directory, its start and its end. Never for production data."""

import secrets
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from spo.local import envfile, processes
from spo.local.account import Account, account_for
from spo.local.paths import private_directory
from spo.local.ports import LOOPBACK, free_port
from spo.local.processes import Failed
from spo.local.roles import APPLICATION, DATABASE, OWNER, accepts_connections, ensure_roles

# No value of a row may reach the server's log, neither in a statement nor in the detail of an error.
PRIVATE_LOG = ("-c", "log_min_error_statement=panic", "-c", "log_error_verbosity=terse")
UTC = ("-c", "timezone=UTC", "-c", "log_timezone=UTC")
THROWAWAY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
INITDB = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
START_SECONDS = 60


@dataclass(frozen=True)
class Cluster:
    """A data directory that is ready to be served, and how to reach it once it is."""

    account: Account
    passwords: dict[str, str]
    port: int
    log: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.account.home / "data"

    def url(self, role: str, database: str) -> str:
        return f"postgres://{role}:{self.passwords[role]}@{LOOPBACK}:{self.port}/{database}"

    @property
    def superuser_url(self) -> str:
        return self.url("postgres", "postgres")

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.url(APPLICATION, DATABASE),
            "DATABASE_OWNER_URL": self.url(OWNER, DATABASE),
        }

    def start(self, on_parent_death: signal.Signals | None) -> subprocess.Popen[bytes]:
        """Serve the data; returns once the roles and the database are there."""
        _stop_server_of(self.data)
        process = processes.start(
            [*self.account.prefix, self.account.programs / "postgres", *self._options()],
            log=self.log,
            cwd=self.account.home,
            user=self.account.user,
            on_parent_death=on_parent_death,
        )
        deadline = time.monotonic() + START_SECONDS
        while not accepts_connections(self.superuser_url, until=min(deadline, time.monotonic() + 0.5)):
            if process.poll() is not None or time.monotonic() > deadline:
                processes.stop(process, sig=signal.SIGINT)
                raise Failed(f"PostgreSQL did not start; its last words are in {self.log}")
        ensure_roles(
            self.superuser_url, owner_password=self.passwords[OWNER], app_password=self.passwords[APPLICATION]
        )
        return process

    def _options(self) -> list[str]:
        where = ("-D", str(self.data), "-c", f"listen_addresses={LOOPBACK}", "-c", f"port={self.port}")
        return [
            *where,
            "-c",
            "unix_socket_directories=",
            *UTC,
            *PRIVATE_LOG,
            *(() if self.durable else THROWAWAY),
        ]


def prepare(home: Path, log: Path, *, durable: bool = True) -> Cluster:
    """The cluster below `home`, made when there is none, on a port that is free now."""
    account = account_for(private_directory(home))
    roles = ("postgres", OWNER, APPLICATION)
    passwords = envfile.kept(home / "roles.env", {role: secrets.token_urlsafe(24) for role in roles})
    cluster = Cluster(account, passwords, free_port(), log, durable)
    if not cluster.data.exists():
        _initialise(cluster)
    return cluster


def is_running(home: Path) -> bool:
    return home.exists() and bool(processes.living_in(account_for(home).home / "data", "postgres"))


def stop(home: Path) -> None:
    """Stop the server whose cluster is kept below `home`."""
    if home.exists():
        _stop_server_of(account_for(home).home / "data")


def _stop_server_of(data: Path) -> None:
    """Stop the server of this data directory, and whatever a killed one has left."""
    postmaster = [pid for pid in processes.living_in(data, "postgres") if pid == _recorded_pid(data)]
    processes.stop_pids(postmaster, sig=signal.SIGINT)
    processes.stop_pids(processes.living_in(data, "postgres"), sig=signal.SIGQUIT)
    # A number in the lock file that now belongs to another program would keep PostgreSQL from starting.
    (data / "postmaster.pid").unlink(missing_ok=True)


def remove(home: Path) -> None:
    """Delete the data of a server that has been stopped, wherever it had to be kept."""
    if not home.exists():
        return
    account = account_for(home)
    shutil.rmtree(home, ignore_errors=True)
    if account.home != home:
        shutil.rmtree(account.home.parent, ignore_errors=True)


def _recorded_pid(data: Path) -> int | None:
    try:
        return int((data / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def _initialise(cluster: Cluster) -> None:
    """Build the data directory beside its place, then move it: a killed start leaves no half."""
    account, half = cluster.account, cluster.account.home / "data.new"
    shutil.rmtree(half, ignore_errors=True)
    password_file = account.home / "superuser"
    password_file.write_text(cluster.passwords["postgres"])
    account.own(password_file)
    made = subprocess.run(
        [
            *account.prefix,
            account.programs / "initdb",
            *("-D", half, "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={password_file}", *INITDB),
            *(() if cluster.durable else ("--no-sync",)),
        ],
        cwd=account.home,
        capture_output=True,
        text=True,
        check=False,
        user=account.user,
        group=account.user,
        extra_groups=None if account.user is None else [],
    )
    password_file.unlink()
    if made.returncode:
        raise Failed(f"PostgreSQL could not make its data directory: {made.stderr.strip()}")
    half.rename(cluster.data)
