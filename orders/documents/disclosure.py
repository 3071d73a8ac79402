"""Reading a finished bundle for what the respondent must not learn: when it is made, filed, and handed over."""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf

from cases.confidential import find_confidential
from cases.enums import ContactKind
from cases.models import Case
from orders.bundle.laid_open import lay_open

READ_SECONDS = 60

Part = tuple[str, str]  # where it stands, and its words


def given_away(pdf: Path, case: Case, entries: Sequence[Mapping[str, Any]]) -> str:
    """Where the file gives away a detail that is confidential today, and of which kind; empty when nowhere.

    `entries` are those of the index: title, first and last page.
    """
    parts = list(_parts(pdf, entries))
    everything = ("The bundle, across two pages,", "\n".join(words for _, words in parts))
    if not find_confidential(everything[1], case):
        return ""
    return next(told for part in (*parts, everything) if (told := _told(part, case)))


def words_of(html: str) -> str:
    """A tag is a gap between words: two cells of a table are not one word."""
    return unescape(re.sub(r"<[^>]*>", " ", html))


def _told(part: Part, case: Case) -> str:
    where, words = part
    found = find_confidential(words, case)
    return (
        f"{where} gives away a confidential detail ({ContactKind(found[0].kind).label.lower()})"
        if found
        else ""
    )


def _parts(pdf: Path, entries: Sequence[Mapping[str, Any]]) -> Iterator[Part]:
    """Each page as a reader sees it, and then in the order it was drawn with its hidden layers and edges."""
    with TemporaryDirectory(prefix="spo-reading-") as folder:
        laid_open = Path(folder, "open.pdf")
        lay_open(pdf, laid_open)
        readings = zip(_pages(pdf), _pages(laid_open, "-raw"), strict=True)
    for number, words in enumerate(map("\n".join, readings), start=1):
        titles = [entry["title"] for entry in entries if entry["first"] <= number <= entry["last"]]
        yield f"Page {number}, {titles[0]}," if titles else f"Page {number}", words
    with pikepdf.open(pdf) as opened, opened.open_outline() as outline:
        for title in _titles(outline.root):
            yield "A bookmark of the bundle", title


def _pages(pdf: Path, *options: str) -> list[str]:
    command = ["pdftotext", "-q", *options, str(pdf), "-"]
    read = subprocess.run(command, capture_output=True, check=True, timeout=READ_SECONDS)
    return read.stdout.decode("utf-8", "replace").split("\f")


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)
