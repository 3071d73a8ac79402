"""A child that its file has taken over may leave anything: nothing of it is followed, waited for or believed."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from spo.files.confine import DAMAGED, HEAVY, Limits, ask_child
from spo.files.inspect import look_inside
from spo.files.made import NotMade, open_made, read_made
from spo.files.refusals import FileRefused


def taken_over(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """In the place of the child: it knows its target and where it is to answer."""
    (folder / "python").write_text(
        '#!/bin/sh\nanswer="$6"\ntarget="$(dirname "$0")/made/copy"\n' + script + "\n"
    )
    (folder / "python").chmod(0o755)
    (folder / "made").mkdir()
    monkeypatch.setattr("sys.executable", str(folder / "python"))


def asked(folder: Path, limits: Limits | None = None) -> dict:
    return ask_child("pdf", folder / "a", folder / "made" / "copy", limits=limits or Limits(wait=20))


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("""echo '{"note": "", "walls": []}' >"$answer" """, {"note": "", "walls": []}),
        ("exit 0", HEAVY),
        ('mkfifo "$answer"', DAMAGED),
        ('ln -s /etc/passwd "$answer"', DAMAGED),
        ('mkdir "$answer"', DAMAGED),
        ("""printf '%60000s' | tr ' ' '[' >"$answer" """, DAMAGED),
        ("""printf '%70000s' | tr ' ' '1' >"$answer" """, DAMAGED),
        ("""echo '["note"]' >"$answer" """, DAMAGED),
        ("""echo '{}' >"$answer" """, DAMAGED),
        ("""echo '{"note": "", "path": "/"}' >"$answer" """, DAMAGED),
        ("""echo '{"note": ["a"]}' >"$answer" """, DAMAGED),
        ("""echo '{"code": {}}' >"$answer" """, DAMAGED),
        ("""echo '{"note": "\\\\u0000"}' >"$answer" """, DAMAGED),
        ("""echo '{"note": "\\\\ud800"}' >"$answer" """, DAMAGED),
        ("""echo '{"note": "", "walls": [1]}' >"$answer" """, DAMAGED),
        ("""echo '{"note": "", "tracks": [["Sound"]]}' >"$answer" """, DAMAGED),
        ("""echo '{"pages": 1000000000}' >"$answer" """, DAMAGED),
        ("""echo '{"pages": true}' >"$answer" """, DAMAGED),
        ("""echo '{"note": "", "seconds": -1}' >"$answer" """, DAMAGED),
        ("""ln -s /etc/passwd "$target"; echo '{"note": ""}' >"$answer" """, DAMAGED),
        ("""mkfifo "$target"; echo '{"note": ""}' >"$answer" """, DAMAGED),
        ("""touch "$target.b"; ln "$target.b" "$target"; echo '{"note": ""}' >"$answer" """, DAMAGED),
    ],
)
def test_child_that_misleads_is_answered_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, found: dict
) -> None:
    taken_over(tmp_path, monkeypatch, script)

    assert asked(tmp_path) == found


@pytest.mark.parametrize(
    "script",
    [
        'while :; do head -c 1000000 /dev/zero >>"$target"; done',
        'n=0; while :; do n=$((n+1)); head -c 1000000 /dev/zero >"$target.$n"; done',
        'cd "$(dirname "$answer")"; n=0; while :; do n=$((n+1)); : >$n; done',
    ],
)
def test_child_that_fills_the_disk_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    taken_over(tmp_path, monkeypatch, script)
    started = time.monotonic()

    assert asked(tmp_path, Limits(wait=60, output=1_000_000)) == HEAVY
    assert time.monotonic() - started < 30


def test_what_was_there_before_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken_over(tmp_path, monkeypatch, """echo '{"note": ""}' >"$answer" """)
    (tmp_path / "made" / "original").write_bytes(bytes(1000))

    assert asked(tmp_path, Limits(wait=20, output=100)) == {"note": ""}


def listen_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


@pytest.mark.parametrize(
    "lay", [os.mkfifo, os.mkdir, listen_at, lambda path: path.symlink_to("/etc/passwd"), lambda path: None]
)
def test_only_a_plain_file_is_opened(tmp_path: Path, lay: Callable[[Path], None]) -> None:
    lay(tmp_path / "made")

    with pytest.raises(NotMade):
        open_made(tmp_path / "made")


def test_what_is_longer_than_asked_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "made").write_text("[1, 2]")

    assert read_made(tmp_path / "made", most=6) == [1, 2]
    with pytest.raises(NotMade):
        read_made(tmp_path / "made", most=5)


@pytest.mark.parametrize("said", ["[1]", '{"refused": "b"}', '{"pages": "1"}', "{}", "[" * 1000, "1" * 1025])
def test_check_of_an_upload_that_answers_otherwise_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    (tmp_path / "python").write_text(f"#!/bin/sh\nprintf '%s' '{said}'\n")
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))

    with pytest.raises(FileRefused):
        look_inside(tmp_path / "a", "pdf")
