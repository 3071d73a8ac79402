"""`python -m spo.local run`: the real stack on a port of the test's own."""

import os
import signal
import socket
import subprocess
from pathlib import Path

from django.db import connection

from spo.local import processes
from spo.local.answers import answers
from spo.local.ports import LOOPBACK, free_port, is_taken
from tests.spo.local.stack import begin, finish, wait_until


def _until_ready(process: subprocess.Popen[str]) -> str:
    for line in process.stdout:
        if line.startswith("Ready: http"):
            return line
    raise AssertionError(process.stderr.read())


def test_run_recovers_from_a_kill_and_stops_when_asked(tmp_path: Path) -> None:
    local, port = tmp_path / "l o c a l", free_port()
    killed = begin(local, "run", PORT=str(port))
    ready = _until_ready(killed)
    second = finish(begin(local, "run", PORT=str(port)))
    children = processes.marked(str(local))

    killed.kill()
    finish(killed)
    again = begin(local, "run", PORT=str(port))
    ready_again = _until_ready(again)
    answered = answers(port)
    again.send_signal(signal.SIGINT)
    status, output, errors = finish(again)

    stop_it = "Stop it with Ctrl-C in its terminal, or with `make stop`."
    refusal = f"`make run` is already running here (process {killed.pid}). {stop_it}\n"
    assert second == (1, "", refusal)
    assert (ready, ready_again, answered) == (f"Ready: http://localhost:{port}\n",) * 2 + (True,)
    assert (status, output.splitlines()[-1], errors) == (0, "Stopped. The data stays in .local.", "")
    assert not any(map(processes.is_alive, children))
    assert (processes.marked(str(local)), is_taken(port), (local / "services.env").exists()) == (
        [],
        False,
        False,
    )
    assert (local / "postgres" / "roles.env").exists()


def test_run_uses_the_servers_it_is_told_of(tmp_path: Path, committed: None) -> None:
    local, port, database = tmp_path / "local", free_port(), connection.settings_dict["NAME"]
    told = {name: os.environ[name] for name in ("REDIS_URL", "EMAIL_URL")} | {
        name: f"{os.environ[name].rpartition('/')[0]}/{database}"
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL")
    }
    process = begin(local, "run", PORT=str(port), SPO_DEMO_DOOR="1", **told)

    _until_ready(process)
    settings = _environment_of_web(local)
    process.send_signal(signal.SIGTERM)

    assert finish(process)[0] == 0
    assert {name: settings[name] for name in told} == told
    assert settings["SPO_DEMO_DOOR"] == "0"
    assert sorted(path.name for path in local.iterdir()) == ["log", "run.lock", "secrets.env"]


def _environment_of_web(local: Path) -> dict[str, str]:
    places = [Path(f"/proc/{pid}") for pid in processes.marked(str(local))]
    web = next(place for place in places if b"gunicorn" in (place / "cmdline").read_bytes())
    return dict(pair.split("=", 1) for pair in (web / "environ").read_text().split("\0") if "=" in pair)


def test_run_names_the_port_that_is_in_use(tmp_path: Path) -> None:
    with socket.create_server((LOOPBACK, 0)) as listener:
        port = listener.getsockname()[1]

        result = finish(begin(tmp_path, "run", PORT=str(port)))

    assert result == (1, "", f"Port {port} is in use. Choose another one: make run PORT={port + 1}\n")


def test_run_refuses_a_port_that_is_no_number(tmp_path: Path) -> None:
    assert finish(begin(tmp_path, "run", PORT="http")) == (
        1,
        "",
        "PORT must be a number from 1 to 65535, not 'http'.\n",
    )


def test_services_outlive_the_command_and_stop_ends_them(tmp_path: Path) -> None:
    started = finish(begin(tmp_path, "services"))
    running = finish(begin(tmp_path, "status"))
    servers = [
        *processes.living_in(tmp_path / "redis", "valkey-server"),
        *processes.living_in(tmp_path / "postgres" / "data", "postgres"),
    ]

    stopped = finish(begin(tmp_path, "stop"))

    assert (started[0], running[:2]) == (0, (0, "run: no\nPostgreSQL: running\nRedis: running\n"))
    assert (stopped[0], finish(begin(tmp_path, "status"))[0]) == (0, 1)
    assert wait_until(lambda: not any(map(processes.is_alive, servers)))
