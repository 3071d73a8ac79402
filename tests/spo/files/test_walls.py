"""What a child can reach that opens a hostile file: each harm is tried for real, also where walls have fallen."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from spo.files.confine import ROOT, Limits, ask_child
from spo.files.inspect import look_inside
from spo.files.refusals import SENTENCES, FileRefused
from tests.spo.files.reaching import reached
from tests.spo.files.samples import pdf

OF_ANOTHER = ["secrets", "memory", "open files"]
EVERY_HARM = [
    *("network", "datagrams", "services", *OF_ANOTHER, "signals", "signals by handle", "limits", "order"),
    *("reading", "writing", "shutting", "dating", "marking", "processes", "programs", "group", "session"),
]


@pytest.fixture
def canary() -> Iterator[Path]:
    """Where any user may reach it."""
    with TemporaryDirectory() as folder:
        yield Path(folder, "canary")


def test_without_walls_every_harm_is_done(canary: Path) -> None:
    """So that the tests below can fail."""
    found = reached(canary, is_walled=False, is_hidden=False)

    assert found == {"walls": [], "harms": EVERY_HARM}


@pytest.mark.parametrize("program", ["", "tesseract", "soffice"])
@pytest.mark.parametrize("fallen", [[], ["namespace"]])
def test_child_reaches_nothing(canary: Path, program: str, fallen: list[str]) -> None:
    found = reached(canary, program=program, fallen=fallen)

    assert (found["harms"], "filter" in found["walls"]) == ([], True)


@pytest.mark.parametrize("program", ["", "tesseract", "soffice"])
def test_child_behind_the_filter_alone_reaches_no_process_and_no_network(canary: Path, program: str) -> None:
    found = reached(canary, program=program, fallen=["namespace", "files"])

    assert found == {"walls": ["filter"], "harms": ["reading", "writing"]}


def test_child_behind_the_filter_alone_looks_into_a_process_that_does_not_hide(canary: Path) -> None:
    """Why whatever holds our secrets hides."""
    found = reached(canary, fallen=["namespace", "files"], is_hidden=False)

    assert found["harms"] == ["secrets", "memory", "reading", "writing"]


@pytest.mark.parametrize("program", ["", "tesseract", "soffice"])
def test_child_makes_nothing_in_its_folder_but_files_and_folders(tmp_path: Path, program: str) -> None:
    """A link or a pipe in the place of an answer would mislead whoever reads it."""
    script = f"""
import os
from pathlib import Path
from spo.foreign.walls import raise_walls
at = Path({str(tmp_path)!r})
raise_walls({asdict(Limits())}, writes=[at], program={program!r})
for make in (lambda: (at / "link").symlink_to("/etc/passwd"), lambda: os.mkfifo(at / "pipe")):
    try:
        make()
    except PermissionError:
        pass
(at / "folder").mkdir()
(at / "file").write_text("ours")
"""

    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_process_with_our_settings_hides_and_so_does_what_it_forks() -> None:
    script = """
import ctypes, os
import spo.wsgi
hidden = ctypes.CDLL(None).prctl
print(hidden(3, 0, 0, 0, 0), flush=True)
if not os.fork():
    print(hidden(3, 0, 0, 0, 0), flush=True)
    os._exit(0)
os.wait()
"""

    out = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)

    assert out.stdout == "0\n0\n"


def on_another_processor(folder: Path) -> str:
    """A Python that runs what it is told to on a machine whose calls we cannot filter."""
    (folder / "main.py").write_text(
        "import platform, runpy, sys\n"
        "platform.machine = lambda: 's390x'\n"
        "sys.argv = sys.argv[4:]\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "runpy.run_module(sys.argv[0], run_name='__main__')\n"
    )
    program(folder, "python", f"exec '{sys.executable}' '{folder}/main.py' \"$@\"")
    return str(folder / "python")


def test_without_walls_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(pdf())
    monkeypatch.setattr(sys, "executable", on_another_processor(tmp_path))

    assert ask_child("pdf", tmp_path / "a", tmp_path / "b", limits=Limits()) == {"code": "unprotected"}
    with pytest.raises(FileRefused) as refused:
        look_inside(tmp_path / "a", "pdf")
    assert refused.value.sentence == SENTENCES["unprotected"]


def running(mark: str) -> list[str]:
    """The commands of every process that name it."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended
            lines.append(path.read_bytes())
    return [line.replace(b"\0", b" ").decode() for line in lines if mark.encode() in line]


def left_running(mark: str, seconds: float = 10) -> list[str]:
    """What goes on, once those that were told to end have had the time to."""
    ends_at = time.monotonic() + seconds
    while (still := running(mark)) and time.monotonic() < ends_at:
        time.sleep(0.05)
    return still


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_whatever_a_child_starts_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = str(time.time_ns())
    program(tmp_path, "soffice", f"setsid sleep {mark} & sleep {mark} & sleep {mark}")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    (tmp_path / "a").write_bytes(b"a document")

    ask_child("office", tmp_path / "a", tmp_path / "b", media_type="odt", limits=Limits(wait=3))

    assert left_running(mark) == []


def test_socket_of_an_office_program_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = f"OSL_PIPE_{time.time_ns()}"
    listen = f"import socket; socket.socket(socket.AF_UNIX).bind('/tmp/{mark}')"
    program(tmp_path, "soffice", f'"{sys.executable}" -c "{listen}" && echo made >{tmp_path}/out/made')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    (tmp_path / "a").write_bytes(b"a document")
    (tmp_path / "out").mkdir()

    ask_child("office", tmp_path / "a", tmp_path / "out" / "b", media_type="odt", limits=Limits())

    assert (tmp_path / "out" / "made").read_text() == "made\n"
    assert Path(f"/tmp/{mark}").exists() is False  # noqa: S108  where LibreOffice puts it
