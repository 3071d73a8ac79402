"""The child that opens what may be hostile: what it may use, what it can reach, and how it ends."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from spo.files.confine import HEAVY, ROOT, Limits, ask_child
from tests.spo.files.samples import pdf


def test_child_takes_its_limits() -> None:
    script = f"""
import json, resource
from spo.foreign.walls import raise_walls
raise_walls({asdict(Limits(memory=2**29))})
kinds = ("AS", "FSIZE", "CPU", "NOFILE", "CORE")
print(json.dumps([resource.getrlimit(getattr(resource, f"RLIMIT_{{kind}}")) for kind in kinds]))
"""

    out = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)

    assert json.loads(out.stdout) == [[2**29] * 2, [400 * 2**20] * 2, [60, 60], [64, 64], [0, 0]]


def test_child_loads_nothing_of_ours_but_what_it_needs() -> None:
    script = (
        "import sys, spo.foreign.copier;"
        "print(sorted(name for name in sys.modules if name[:3] in ('spo', 'dja', 'ord', 'cas')))"
    )

    out = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={}, capture_output=True, check=True, text=True
    )

    needed = ["call_filter", "copier", "file_wall", "refusals", "shortage", "walls"]
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
