"""What is taken, and the sentence for what is not."""

import resource
from pathlib import Path

import pytest

from spo.files import FileRefused, inspect, sniff
from spo.files.child import MEMORY
from spo.files.kinds import BY_ENDING
from spo.files.refusals import SENTENCES
from tests.spo.files.samples import GOOD, image, locked_pdf, office, pdf, pdf_bomb, png_bomb

BAD = {
    "empty": ("a.pdf", lambda: b"", "empty"),
    "user password": ("a.pdf", lambda: locked_pdf("user"), "encrypted"),
    "owner password": ("a.pdf", lambda: locked_pdf(""), "encrypted"),
    "cut PDF": ("a.pdf", lambda: pdf()[:-200], "truncated"),
    "PDF with its middle lost": ("a.pdf", lambda: b"%PDF-1.7\n%%EOF\n", "damaged"),
    "HTML after a PDF": ("a.pdf", lambda: pdf() + b"<script>alert(1)</script>", "trailing"),
    "something before a PDF": ("a.pdf", lambda: b"<html>\n" + pdf(), "mismatch"),
    "PDF bomb": ("a.pdf", pdf_bomb, "damaged"),
    "too many pages": ("a.pdf", lambda: pdf(2001), "pages"),
    "image bomb": ("a.png", png_bomb, "pixels"),
    "cut JPEG": ("a.jpg", lambda: image("JPEG", (400, 300))[:-900], "truncated"),
    "JPEG called PNG": ("a.png", lambda: image("JPEG"), "mismatch"),
    "PDF called JPEG": ("a.jpg", pdf, "mismatch"),
    "program called text": ("a.txt", lambda: b"\x7fELF\2\1\1\0" + b"\0" * 200, "mismatch"),
    "script called PDF": ("a.pdf", lambda: b"#!/bin/sh\nrm -rf /\n", "mismatch"),
    "Word called Excel": ("a.xlsx", lambda: office("word/document.xml"), "mismatch"),
    "ZIP that is not one": ("a.docx", lambda: b"PK\x03\x04" + b"\0" * 100, "damaged"),
}


def write(folder: Path, content: bytes) -> Path:
    path = folder / "upload"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", GOOD)
def test_sniff_of_each_kind_we_take(tmp_path, name):
    path = write(tmp_path, GOOD[name]())

    found = sniff(path, name=name)

    assert found.kind == BY_ENDING[name.rpartition(".")[2].lower()]


@pytest.mark.parametrize(("name", "make", "code"), BAD.values(), ids=BAD)
def test_sniff_of_a_bad_file_is_refused_with_its_sentence(tmp_path, name, make, code):
    path = write(tmp_path, make())

    with pytest.raises(FileRefused) as refused:
        sniff(path, name=name)

    assert refused.value.sentence == SENTENCES[code]


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "setup.exe", "noending", "..", "a.pdf.exe", ""])
def test_sniff_of_a_kind_we_do_not_take_says_what_we_take(tmp_path, name):
    path = write(tmp_path, b"<html>")

    with pytest.raises(FileRefused, match="must be a PDF, an image"):
        sniff(path, name=name)


@pytest.mark.parametrize(
    ("name", "pages"), [("statement.pdf", 3), ("scan.tiff", 1), ("letter.docx", None), ("notes.txt", None)]
)
def test_sniff_counts_pages_where_there_are_pages(tmp_path, name, pages):
    content = pdf(3) if name == "statement.pdf" else GOOD[name]()

    assert sniff(write(tmp_path, content), name=name).pages == pages


def test_sniff_gives_up_on_a_file_that_takes_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(inspect, "WALL_SECONDS", 0.01)

    with pytest.raises(FileRefused) as refused:
        sniff(write(tmp_path, pdf()), name="a.pdf")

    assert refused.value.sentence == SENTENCES["heavy"]


def test_a_bomb_stays_within_the_memory_of_the_child(tmp_path):
    path = write(tmp_path, pdf_bomb())

    with pytest.raises(FileRefused):
        sniff(path, name="a.pdf")

    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY / 1024
