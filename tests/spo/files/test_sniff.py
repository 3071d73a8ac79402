"""What is taken, and the sentence for what is not."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from spo.files import FileRefused, inspect, sniff
from spo.files.kinds import BY_ENDING, WORD, ZIP
from spo.files.refusals import SENTENCES
from spo.files.sniff import recognised
from spo.foreign.child import MEMORY
from tests.spo.files.samples import (
    GOOD,
    archive,
    box_file,
    commented,
    drawn_pdf,
    image,
    locked_pdf,
    office,
    pdf,
    pdf_bomb,
    png_bomb,
    scan,
    spoiled,
    spoiled_scan,
    zeros,
)

BAD = {
    "empty": ("a.pdf", lambda: b"", "empty"),
    "user password": ("a.pdf", lambda: locked_pdf("user"), "encrypted"),
    "owner password": ("a.pdf", lambda: locked_pdf(""), "encrypted"),
    "cut PDF": ("a.pdf", lambda: pdf()[:-200], "truncated"),
    "PDF with its middle lost": ("a.pdf", lambda: b"%PDF-1.7\n%%EOF\n", "damaged"),
    "HTML after a PDF": ("a.pdf", lambda: pdf() + b"<script>alert(1)</script>", "trailing"),
    "something before a PDF": ("a.pdf", lambda: b"<html>\n" + pdf(), "is not a PDF"),
    "ZIP after a PDF with its own end mark": ("a.pdf", lambda: pdf() + b"PK\3\4\n%%EOF\n", "trailing"),
    "PDF with a page that unfolds without end": ("a.pdf", lambda: drawn_pdf(zeros(1500)), "damaged"),
    "PDF with a page that unfolds to far more than a page": ("a.pdf", lambda: drawn_pdf(zeros(65)), "packed"),
    "PDF with a page that does not unfold": ("a.pdf", lambda: drawn_pdf(b"never deflated"), "damaged"),
    "PDF packed twice": ("a.pdf", lambda: drawn_pdf(zeros(1), times=2), "packed"),
    "PDF bomb": ("a.pdf", pdf_bomb, "damaged"),
    "too many pages": ("a.pdf", lambda: pdf(2001), "pages"),
    "image bomb": ("a.png", png_bomb, "pixels"),
    "damaged PNG": ("a.png", lambda: spoiled(image("PNG", (400, 300)), -20), "damaged"),
    "PNG without its end": ("a.png", lambda: image("PNG")[:-12], "truncated"),
    "ZIP after a PNG": ("a.png", lambda: image("PNG") + archive(), "behind"),
    "ZIP after a JPEG": ("a.jpg", lambda: image("JPEG") + archive(), "behind"),
    "ZIP after a JPEG and the start of another": (
        "a.jpg",
        lambda: image("JPEG") + b"\xff\xd8" + archive(),
        "damaged",
    ),
    "ZIP after two JPEGs": ("a.jpg", lambda: image("JPEG") * 2 + archive(), "behind"),
    "ZIP after the film of a JPEG": (
        "a.jpg",
        lambda: image("JPEG") + box_file(b"mp42") + archive(),
        "behind",
    ),
    "ZIP before the notes of a phone": ("a.jpg", lambda: image("JPEG") + archive() + b"SEFT", "behind"),
    "ZIP in the comment of a JPEG": ("a.jpg", lambda: commented(archive()), "behind"),
    "scan with a damaged page": ("a.tiff", spoiled_scan, "damaged"),
    "scan of many pages": ("a.tiff", lambda: scan(201), "frames"),
    "cut JPEG": ("a.jpg", lambda: image("JPEG", (400, 300))[:-900], "truncated"),
    "JPEG called PNG": ("a.png", lambda: image("JPEG"), "is a JPEG image"),
    "PDF called JPEG": ("a.jpg", pdf, "is a PDF"),
    "program called text": ("a.txt", lambda: b"\x7fELF\2\1\1\0" + b"\0" * 200, "is not a text file"),
    "script called PDF": ("a.pdf", lambda: b"#!/bin/sh\nrm -rf /\n", "is not a PDF"),
    "ZIP called JPEG": ("a.jpg", archive, "is a ZIP archive"),
    "Word called JPEG": ("a.jpg", lambda: office("word/document.xml"), "is a Word document"),
    "Word called Excel": ("a.xlsx", lambda: office("word/document.xml"), "is a Word document"),
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

    misnamed = f"The selected file {code}, though its name ends in .{name[2:]}. Check the file and its ending"
    assert refused.value.sentence == SENTENCES.get(code, misnamed)


@pytest.mark.parametrize(
    ("make", "media_type"),
    [(archive, ZIP), (lambda: office("word/document.xml"), WORD), (pdf, "application/pdf")],
)
def test_recognised_by_its_content_is_what_was_named_otherwise(tmp_path, make, media_type):
    assert recognised(write(tmp_path, make()), name="a.jpg").media_type == media_type


@pytest.mark.parametrize("name", ["statement.pdf", "photo.jpg"])
def test_sniff_takes_what_cameras_and_programs_put_at_the_end(tmp_path, name):
    behind = {
        "statement.pdf": [b"\n", b"\0" * 90],
        "photo.jpg": [image("JPEG"), box_file(b"mp42"), b"\0" * 90, b"notes of a phoneSEFT"],
    }

    taken = [sniff(write(tmp_path, GOOD[name]() + more), name=name).kind.label for more in behind[name]]

    assert len(set(taken)) == 1


def test_sniff_takes_a_pdf_whose_list_is_wrong(tmp_path):
    path = write(tmp_path, pdf(3).replace(b"startxref\n", b"startxref\n9"))

    assert sniff(path, name="a.pdf").pages == 3


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


def test_child_loads_nothing_of_ours_but_what_opens_files():
    script = "import sys, spo.foreign.child; print(sorted(name for name in sys.modules if name[:3] in ('spo', 'dja')))"

    out = subprocess.run(
        [sys.executable, "-c", script], cwd=inspect.ROOT, env={}, capture_output=True, check=True
    )

    needed = ["call_filter", "child", "file_wall", "refusals", "walls"]
    assert out.stdout.decode() == f"{['spo', 'spo.foreign', *(f'spo.foreign.{name}' for name in needed)]}\n"
