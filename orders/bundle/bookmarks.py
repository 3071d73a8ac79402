"""The outline: sections, documents, and each document's own bookmarks, all ending in their page number."""

from collections.abc import Sequence
from itertools import groupby

from pikepdf import OutlineItem, Pdf

from orders.bundle.parts import Taken
from spo.foreign.pdf_places import page_numbers, place, resolved


def outline_of(pdf: Pdf, taken: Sequence[Taken]) -> list[OutlineItem]:
    """A document without a section, such as the cover, stands at the top level."""
    outline: list[OutlineItem] = []
    for section, group in groupby(taken, key=lambda piece: piece.part.section):
        pieces = list(group)
        documents = [_document(pdf, piece) for piece in pieces]
        if section:
            outline.append(_bookmark(pdf, section, pieces[0].first, children=documents))
        else:
            outline.extend(documents)
    return outline


def _document(pdf: Pdf, piece: Taken) -> OutlineItem:
    inner: list[OutlineItem] = []
    for start, source in piece.files:
        inner += _moved(source.open_outline().root, source, page_numbers(source), pdf, start)
    return _bookmark(pdf, piece.part.title, piece.first, children=inner)


def _moved(
    items: Sequence[OutlineItem], source: Pdf, where: dict[tuple[int, int], int], pdf: Pdf, start: int
) -> list[OutlineItem]:
    kept: list[OutlineItem] = []
    for item in items:
        children = _moved(item.children, source, where, pdf, start)
        found = resolved(item, source, where)
        if found is None:
            kept.extend(children)
        else:
            kept.append(_bookmark(pdf, item.title, start + found[0], found[1], children))
    return kept


def _bookmark(
    pdf: Pdf, title: str, page: int, top: float | None = None, children: Sequence[OutlineItem] = ()
) -> OutlineItem:
    item = OutlineItem(f"{title}, page {page + 1}", place(pdf.pages[page].obj, top))
    item.children.extend(children)
    return item
