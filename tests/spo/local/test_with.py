"""`python -m spo.local with -- COMMAND`."""

import signal
from pathlib import Path

import pytest

from spo.local import processes
from spo.local.throwaway import servers
from tests.spo.local.stack import begin, finish, wait_until

ASK = """
import os, psycopg2, redis
connection = psycopg2.connect(os.environ["DATABASE_URL"])
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user, current_database(), current_setting('fsync')")
    print(*cursor.fetchone())
with redis.Redis.from_url(os.environ["REDIS_URL"]) as client:
    print(client.ping())
print(os.environ["SPO_EMBEDDED"], os.environ["EMAIL_URL"], len(os.environ["FIELD_KEYS"]))
"""


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """Where the command makes its private directory."""
    path = tmp_path / "t m p"
    path.mkdir()
    return path


def test_with_gives_the_command_servers_of_its_own(tmp_path: Path, temporary: Path) -> None:
    status, output, _ = finish(begin(tmp_path, "with", "--", "python", "-c", ASK, TMPDIR=str(temporary)))

    assert (status, output) == (0, "spo_app spo off\nTrue\n1 dummymail:// 44\n")
    assert list(temporary.iterdir()) == []


def test_with_returns_the_status_of_the_command(tmp_path: Path, temporary: Path) -> None:
    status, *_ = finish(begin(tmp_path, "with", "--", "sh", "-c", "exit 7", TMPDIR=str(temporary)))

    assert status == 7


def test_with_names_a_command_that_does_not_exist(tmp_path: Path, temporary: Path) -> None:
    status, _, errors = finish(begin(tmp_path, "with", "--", "no-such-command", TMPDIR=str(temporary)))

    assert (status, errors) == (1, "no-such-command: No such file or directory\n")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_with_stops_everything_when_asked(tmp_path: Path, temporary: Path, number: signal.Signals) -> None:
    process = begin(tmp_path, "with", "--", "sh", "-c", "echo up; exec sleep 60", TMPDIR=str(temporary))
    assert process.stdout.readline() == "up\n"

    process.send_signal(number)

    assert finish(process)[0] == 128 + number
    assert list(temporary.iterdir()) == []


def test_with_tidies_up_after_one_that_was_killed(tmp_path: Path, temporary: Path) -> None:
    process = begin(tmp_path, "with", "--", "sh", "-c", "echo $$; exec sleep 60", TMPDIR=str(temporary))
    command = int(process.stdout.readline())
    (left,) = temporary.iterdir()
    servers = [
        processes.living_in(left / "redis", "valkey-server"),
        processes.living_in(left / "postgres/data", "postgres"),
    ]

    process.kill()
    finish(process)

    assert wait_until(lambda: not any(map(processes.is_alive, [command, *servers[0], *servers[1]])))
    assert finish(begin(tmp_path, "with", "--", "true", TMPDIR=str(temporary)))[0] == 0
    assert list(temporary.iterdir()) == []


def test_servers_leave_the_directory_of_one_that_still_runs(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with servers(()):
        before = list(temporary.iterdir())

        with servers(()):
            pass

        assert (len(before), list(temporary.iterdir())) == (1, before)
