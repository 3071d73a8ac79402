"""A PDF that somebody was given, as its reader sees it."""

import io
import re
import subprocess

import pikepdf


def pages_of(paper: bytes) -> list[str]:
    """The words of each page, its number last."""
    out = subprocess.run(["pdftotext", "-", "-"], input=paper, capture_output=True, check=True)
    return [re.sub(r"\s+", " ", page).strip() for page in out.stdout.decode().split("\f")[:-1]]


def bookmarks_of(paper: bytes) -> list[tuple[str, int]]:
    """The bookmarks at the top level, each with the number of the page that it leads to."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        return [(mark.title, numbers[mark.destination[0].objgen]) for mark in pdf.open_outline().root]
