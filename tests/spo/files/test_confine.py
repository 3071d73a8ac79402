"""The child that opens what may be hostile: what it may use, what it can reach, and how it ends."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from spo.files.confine import HEAVY, ROOT, Limits, ask_child
from tests.spo.files.samples import pdf

BEHIND_WALLS = "import json, resource, socket, sys; from spo.foreign.walls import raise_walls;"


def behind_walls(script: str, *, is_local_allowed: bool = False) -> str:
    """What a script prints once its limits are set."""
    raised = f"walls = raise_walls({asdict(Limits(memory=2**29))}, is_local_allowed={is_local_allowed});"
    command = [sys.executable, "-c", BEHIND_WALLS + raised + script]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout


def asking_for(family: str) -> str:
    return f"""
try:
    print("opened", socket.socket(socket.{family}) is not None)
except OSError as error:
    print(type(error).__name__)
"""


def test_child_takes_its_limits() -> None:
    asked = (
        "[resource.getrlimit(getattr(resource, f'RLIMIT_{kind}')) for kind in ('AS', 'FSIZE', 'CPU', 'CORE')]"
    )

    out = behind_walls(f"print(json.dumps({asked}))")

    assert json.loads(out) == [[2**29] * 2, [400 * 2**20] * 2, [60, 60], [0, 0]]


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX"])
def test_child_gets_no_socket(family: str) -> None:
    assert behind_walls(asking_for(family)) == "PermissionError\n"


def test_child_that_talks_to_itself_gets_no_socket_to_the_outside() -> None:
    script = asking_for("AF_UNIX") + asking_for("AF_INET") + asking_for("AF_NETLINK")

    assert behind_walls(script, is_local_allowed=True) == "opened True\nPermissionError\nPermissionError\n"


def test_child_cannot_touch_another_process() -> None:
    script = """
import os
try:
    os.kill(os.getppid(), 0)
except PermissionError:
    print("refused")
"""

    assert behind_walls(script) == "refused\n"


def test_child_loads_nothing_of_ours_but_what_it_needs() -> None:
    script = (
        "import sys, spo.foreign.copier;"
        "print(sorted(name for name in sys.modules if name[:3] in ('spo', 'dja', 'ord', 'cas')))"
    )

    out = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={}, capture_output=True, check=True, text=True
    )

    needed = ["copier", "found", "refusals", "walls"]
    assert out.stdout == f"{['spo', 'spo.foreign', *(f'spo.foreign.{name}' for name in needed)]}\n"


def test_child_is_given_no_environment_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {}

    class Child:
        pid = 2**22 + 1  # no process has this number

        def __init__(self, command: list[str], **options: dict) -> None:
            given.update(options["env"])

        def wait(self, timeout: float | None = None) -> int:
            return 1

    monkeypatch.setattr(subprocess, "Popen", Child)
    ask_child("pdf", tmp_path / "a", tmp_path / "b", limits=Limits())

    assert sorted(given) == ["HOME", "LANG", "PATH", "TMPDIR"]


@pytest.mark.parametrize("limits", [Limits(processor=0), Limits(wait=0), Limits(memory=2**20)])
def test_child_that_is_stopped_answers_that_it_was_too_heavy(tmp_path: Path, limits: Limits) -> None:
    (tmp_path / "a").write_bytes(pdf())

    assert ask_child("pdf", tmp_path / "a", tmp_path / "b", limits=limits) == HEAVY


def test_child_says_which_walls_stand(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(pdf())

    answer = ask_child("pdf", tmp_path / "a", tmp_path / "b", limits=Limits())

    assert (answer["note"], "filter" in answer["walls"]) == ("", True)
