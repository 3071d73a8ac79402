"""LibreOffice and Tesseract, where they are, however slow they are. Stand-ins on the path say what they would say."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings

from cases.evidence import rendering
from spo.accounts.models import User
from spo.files.confine import ROOT, Limits
from spo.foreign import page_words
from tests.cases.evidence.making import made_of
from tests.spo.files.samples import image, pdf

Program = Callable[[str, str], None]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")

    def make(name: str, script: str) -> None:
        path = tmp_path / "bin" / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    return make


def scan(path: Path, pages: int) -> Path:
    """A document of pictures alone."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    document.save(path)
    return path


def test_words_in_a_picture_are_read(program: Program, officer: User) -> None:
    program("tesseract", 'test -s "$1" && echo "I am watching you"')

    rendition = made_of(image("PNG"), "photo.png", officer)

    assert (rendition.state, rendition.sentence, rendition.is_text_read) == ("ready", "", True)
    assert rendition.text_pages.get().text.strip() == "I am watching you"
    assert rendition.tools["reader"] == "tesseract"


@pytest.mark.parametrize("script", ["exit 1", "echo >&2 no; exit 137"])
def test_picture_that_cannot_be_read_is_still_copied(program: Program, officer: User, script: str) -> None:
    program("tesseract", script)

    rendition = made_of(image("PNG"), "photo.png", officer)

    assert (rendition.state, rendition.is_text_read, rendition.pages) == ("ready", False, 1)
    assert rendition.sentence == page_words.UNREAD[1]


def test_long_scan_is_copied_when_the_time_for_reading_is_over(
    program: Program, officer: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "READING", Limits(wait=2))
    program("tesseract", "sleep 30")

    rendition = made_of(scan(tmp_path / "scan.pdf", 30).read_bytes(), "statement.pdf", officer)

    assert (rendition.state, rendition.pages, rendition.text_pages.count()) == ("ready", 30, 0)
    assert rendition.sentence == rendering.UNREAD


def test_job_has_time_for_every_child_that_makes_a_copy() -> None:
    """However long each of them takes: a job that is told to stop gives no verdict at all."""
    children = (rendering.OPENING, rendering.TYPESETTING, rendering.READING, rendering.COUNTING)

    told_to_stop = settings.JOB_SECONDS["render"] * 4 // 5
    assert (sum(child.wait for child in children), told_to_stop) == (320, 360)


def test_pages_that_were_not_read_in_time_are_counted(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_words, "ALL_SECONDS", 1.5)
    program("tesseract", "echo words; sleep 1")
    target = tmp_path / "words"

    found = page_words.copy(scan(tmp_path / "scan.pdf", 5), target, "")

    assert found == {"note": page_words.UNREAD[2].format(4), "reader": "tesseract"}
    assert target.read_text().count('"is_read": true') == 1


def test_page_too_large_for_a_picture_is_read_smaller(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_words, "MOST_DOTS", 10_000)
    program(
        "tesseract",
        f'"{sys.executable}" -c "import PIL.Image, sys; print(PIL.Image.open(sys.argv[1]).size)" "$1"',
    )
    target = tmp_path / "words"

    page_words.copy(scan(tmp_path / "scan.pdf", 1), target, "")

    assert "(100, 100)" in target.read_text()


def test_program_behind_the_walls_is_ended_by_its_alarm() -> None:
    script = """
import subprocess, time
from spo.foreign.helper import help_with, is_late
from spo.foreign.walls import raise_walls
raise_walls({"memory": 2**30, "output": 2**20, "processor": 20}, program="tesseract")
started = time.monotonic()
try:
    help_with(["sleep", "30"], seconds=0.5)
except subprocess.SubprocessError as fault:
    print(is_late(fault), time.monotonic() - started < 10)
"""

    out = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)

    assert out.stdout == "True True\n"


@pytest.mark.parametrize("name", ["soffice", "soffice.bin"])
def test_office_document_is_printed(program: Program, officer: User, tmp_path: Path, name: str) -> None:
    """The first time it only makes its profile, and asks to be started again."""
    (tmp_path / "printed.pdf").write_bytes(pdf())
    program("soffice", "exit 1")
    again = f'test -s "$8" && mkdir -p "$7" && cp {tmp_path}/printed.pdf "$7/original.pdf"'
    program(name, f'case "$1" in */again) {again};; *) exit 81;; esac')

    rendition = made_of(rb"{\rtf1 Hello}", "letter.rtf", officer)

    assert (rendition.state, rendition.sentence, rendition.pages) == ("ready", "", 1)


@pytest.mark.parametrize(
    ("script", "state", "sentence"),
    [
        ("exit 81", "needs-person", rendering.SENTENCES["damaged"]),
        ("exit 77", "needs-person", rendering.SENTENCES["damaged"]),
        ("exit 0", "needs-person", rendering.SENTENCES["damaged"]),
        ("exit 142", "needs-person", rendering.SENTENCES["slow"]),
    ],
    ids=["starts for ever", "fails", "prints nothing", "takes too long"],
)
def test_office_document_that_is_not_printed_needs_a_person(
    program: Program, officer: User, script: str, state: str, sentence: str
) -> None:
    program("soffice", script)

    rendition = made_of(rb"{\rtf1 Hello}", "letter.rtf", officer)

    assert (rendition.state, rendition.sentence) == (state, sentence)
