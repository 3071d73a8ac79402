import os
import signal
import subprocess
import sys
from pathlib import Path

from spo.local import processes
from tests.spo.local.stack import wait_until

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
PARENT = """
import pathlib, sys, time
from spo.local import processes
child = processes.start(["sleep", "60"], log=pathlib.Path(sys.argv[1]))
print(child.pid, flush=True)
time.sleep(60)
"""


def test_program_ends_when_its_starter_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        child = int(parent.stdout.readline())

        parent.kill()

        assert wait_until(lambda: not processes.is_alive(child))


def test_stop_ends_a_program_that_will_not_listen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = processes.start([sys.executable, "-c", STUBBORN], log=log)
    assert wait_until(lambda: log.read_text() == "up\n")

    processes.stop(process, grace=0.2)

    assert process.returncode == -signal.SIGKILL


def test_stop_ends_what_the_program_started(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = processes.start(["sh", "-c", "sleep 60 & echo $!; wait"], log=log)
    assert wait_until(lambda: log.read_text().endswith("\n"))
    grandchild = int(log.read_text())

    processes.stop(process)

    assert wait_until(lambda: not processes.is_alive(grandchild))


def test_stop_pids_ends_a_stranger_that_will_not_listen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = processes.start([sys.executable, "-c", STUBBORN], log=log)
    assert wait_until(lambda: log.read_text() == "up\n")

    processes.stop_pids([process.pid], grace=0.2)

    assert process.wait(5) == -signal.SIGKILL


def test_living_in_knows_a_program_by_its_directory(tmp_path: Path) -> None:
    home = tmp_path / "a b"
    home.mkdir()
    process = processes.start(["sleep", "60"], log=tmp_path / "log", cwd=home)

    program = Path(os.readlink(f"/proc/{process.pid}/exe")).name
    found = (
        processes.living_in(home, program),
        processes.living_in(tmp_path, program),
        processes.living_in(home, "cat"),
    )
    processes.stop(process)

    assert found == ([process.pid], [], [])


def test_marked_finds_what_a_run_started(tmp_path: Path) -> None:
    env = {**os.environ, processes.MARK: str(tmp_path)}
    process = processes.start(["sleep", "60"], log=tmp_path / "log", env=env)

    found = processes.marked(str(tmp_path)), processes.marked(str(tmp_path / "other"))
    processes.stop(process)

    assert found == ([process.pid], [])


def test_is_alive_is_false_for_a_zombie(tmp_path: Path) -> None:
    process = processes.start(["true"], log=tmp_path / "log")

    assert wait_until(lambda: not processes.is_alive(process.pid))
    process.wait()
