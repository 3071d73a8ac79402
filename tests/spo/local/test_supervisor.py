import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from spo.local import processes
from spo.local.processes import Failed
from spo.local.supervisor import MOST_RESTARTS, Child, Supervisor


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def child(tmp_path: Path) -> Callable[..., Child]:
    def make(script: str, *, deaths: int = 0) -> Child:
        begin = partial(processes.start, ["sh", "-c", script], log=tmp_path / "log")
        return Child("worker", tmp_path / "log", begin, begin(), deaths=deaths)

    return make


def _ended(child: Child) -> subprocess.Popen[bytes]:
    child.process.wait(5)
    return child.process


def test_look_starts_again_what_ended(child: Callable[..., Child], said: list[str]) -> None:
    supervisor = Supervisor(said.append)
    supervisor.children = [worker := child("exit 3")]
    first = _ended(worker)

    supervisor.look()
    worker.restart_at = time.monotonic()
    supervisor.look()

    assert said == ["worker ended with status 3; starting it again in 1 s."]
    assert _ended(worker) is not first


def test_look_waits_longer_each_time(child: Callable[..., Child], said: list[str]) -> None:
    supervisor = Supervisor(said.append)
    supervisor.children = [worker := child("exit 3", deaths=3)]
    _ended(worker)

    supervisor.look()

    assert said == ["worker ended with status 3; starting it again in 8 s."]


def test_look_counts_afresh_after_a_long_life(child: Callable[..., Child], said: list[str]) -> None:
    supervisor = Supervisor(said.append)
    supervisor.children = [worker := child("exit 3", deaths=4)]
    worker.started_at -= 61
    _ended(worker)

    supervisor.look()

    assert worker.deaths == 1


def test_look_gives_up_with_the_last_words(
    child: Callable[..., Child], said: list[str], tmp_path: Path
) -> None:
    supervisor = Supervisor(said.append)
    supervisor.children = [worker := child("echo no broker; exit 3", deaths=MOST_RESTARTS)]
    _ended(worker)

    with pytest.raises(Failed) as failed:
        supervisor.look()

    assert (
        str(failed.value) == f"worker keeps ending. Its last words, from {tmp_path / 'log'}:\n    no broker"
    )


def test_look_shows_each_error_of_a_log_once(child: Callable[..., Child], said: list[str]) -> None:
    supervisor = Supervisor(said.append)
    supervisor.children = [
        worker := child("echo 'x INFO fine'; echo 'x ERROR bad'; printf 'x ERROR half'; sleep 60")
    ]
    time.sleep(0.2)

    supervisor.look()
    supervisor.look()
    supervisor.stop()

    assert said == ["worker: x ERROR bad"]
    assert worker.process.returncode == -15
