"""The index. Its own length moves every page after it, so it is laid out until the numbers in it are true."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pikepdf

from orders.bundle.documents import Paper
from orders.bundle.exceptions import BundleFault
from orders.bundle.parts import ReadyPart
from spo.printing.pages import page
from spo.printing.render import render_html

MAX_LAYOUTS = 5


def make_index(parts: Sequence[ReadyPart], target: Path, *, title: str, reference: str) -> Paper:
    """The index of everything after it, written to `target`. It stands second, behind the first part."""
    lengths = [_page_count(part) for part in parts]
    length = 1
    for _ in range(MAX_LAYOUTS):
        sections = _sections(parts, lengths, before=length)
        html = page("index", paper="Index", reference=reference, title=title, sections=sections)
        target.write_bytes(render_html(html, title="Index"))
        made = _length(target)
        if made == length:
            return Paper(id="index", title="Index", section="", html=html)
        length = made
    raise BundleFault("the index does not settle on a length")


def _sections(parts: Sequence[ReadyPart], lengths: Sequence[int], *, before: int) -> list[dict]:
    entries, first = [], lengths[0] + before + 1
    for part, length in zip(parts[1:], lengths[1:], strict=True):
        entries.append({"part": part, "first": first, "last": first + length - 1})
        first += length
    grouped = groupby(entries, key=lambda entry: entry["part"].section)
    return [{"title": section, "entries": list(group)} for section, group in grouped]


def _page_count(part: ReadyPart) -> int:
    return _length(part.paper) + (_length(part.copy) if part.copy else 0)


def _length(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)
