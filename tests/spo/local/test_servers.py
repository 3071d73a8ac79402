"""The embedded servers, in a directory whose name has a space."""

import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import redis as client

from spo.local import postgres, processes, redis, services


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    top = tmp_path_factory.mktemp("a b")
    yield top
    for kind in services.KINDS:
        kind.stop(top / kind.name)
        kind.remove(top / kind.name)


def _ask(url: str, statement: str) -> list[tuple]:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def _serve(home: Path, kind: services.Kind) -> tuple[dict[str, str], processes.subprocess.Popen[bytes]]:
    server, process = services.start(kind, home, log=home)
    return server.environment, process


def test_postgres_keeps_data_when_killed(home: Path) -> None:
    settings, process = _serve(home, services.POSTGRES)
    _ask(settings["DATABASE_OWNER_URL"], "CREATE TABLE kept AS SELECT 'still here' AS words")
    process.kill()
    process.wait()

    settings, process = _serve(home, services.POSTGRES)
    rows = _ask(settings["DATABASE_OWNER_URL"], "SELECT words FROM kept")
    processes.stop(process, sig=signal.SIGINT)

    assert rows == [("still here",)]


def test_postgres_starts_over_a_lock_file_with_the_number_of_another_program(home: Path) -> None:
    _, process = _serve(home, services.POSTGRES)
    processes.stop(process, sig=signal.SIGINT)
    other = processes.start(["sleep", "60"], log=home / "log")
    data = postgres.account_for(home / "postgres").home / "data"
    (data / "postmaster.pid").write_text(f"{other.pid}\n{data}\n0\n5432\n\n\n")

    _, process = _serve(home, services.POSTGRES)
    processes.stop(process, sig=signal.SIGINT)

    assert other.poll() is None
    processes.stop(other)


def test_postgres_start_replaces_a_server_that_nobody_looks_after(home: Path) -> None:
    _, forgotten = _serve(home, services.POSTGRES)

    settings, process = _serve(home, services.POSTGRES)
    rows = _ask(settings["DATABASE_URL"], "SELECT 1")
    processes.stop(process, sig=signal.SIGINT)

    assert (rows, forgotten.wait(5)) == ([(1,)], 0)


def test_postgres_application_role_owns_nothing_and_creates_nothing(home: Path) -> None:
    settings, process = _serve(home, services.POSTGRES)

    roles = _ask(
        settings["DATABASE_URL"],
        "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname LIKE 'spo%' ORDER BY 1",
    )
    owner = _ask(
        settings["DATABASE_URL"], "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'spo'"
    )
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        _ask(settings["DATABASE_URL"], "CREATE TABLE refused ()")
    processes.stop(process, sig=signal.SIGINT)

    assert roles == [("spo_app", False, False, False), ("spo_owner", False, True, True)]
    assert owner == [("spo_owner",)]


def test_postgres_log_holds_no_value(home: Path) -> None:
    settings, process = _serve(home, services.POSTGRES)
    owner = settings["DATABASE_OWNER_URL"]
    _ask(owner, "CREATE TABLE people (name text PRIMARY KEY)")
    _ask(owner, "INSERT INTO people VALUES ('Canary Wharf')")

    with pytest.raises(psycopg2.errors.UniqueViolation):
        _ask(owner, "INSERT INTO people VALUES ('Canary Wharf')")
    processes.stop(process, sig=signal.SIGINT)

    log = (home / "postgres.log").read_text()
    assert ("duplicate key" in log, "Canary" in log) == (True, False)


def test_redis_keeps_data_and_wants_a_password(home: Path) -> None:
    settings, process = _serve(home, services.REDIS)
    with client.Redis.from_url(settings["REDIS_URL"]) as connection:
        connection.set("bell", "rung")
    processes.stop(process)

    settings, process = _serve(home, services.REDIS)
    with client.Redis.from_url(settings["REDIS_URL"]) as connection:
        value = connection.get("bell")
    with (
        client.Redis(port=connection.connection_pool.connection_kwargs["port"]) as stranger,
        pytest.raises(client.AuthenticationError),
    ):
        stranger.get("bell")
    processes.stop(process)

    assert value == b"rung"


def test_is_running_tells_a_live_server_from_a_stopped_one(home: Path) -> None:
    _, process = _serve(home, services.REDIS)
    before = redis.is_running(home / "redis")

    redis.stop(home / "redis")

    assert (before, redis.is_running(home / "redis"), process.wait(5)) == (True, False, 0)
