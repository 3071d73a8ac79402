"""Links between our papers: `bundle:PART` and `bundle:PART#anchor` become jumps within the joined file."""

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from pikepdf import Name, NameTree, Object, Pdf, String

from orders.bundle.exceptions import BundleFault
from orders.bundle.parts import Taken
from spo.foreign.pdf_places import page_numbers, place

SCHEME = "bundle:"


def anchors_of(paper: Pdf) -> dict[str, tuple[int, float]]:
    """Every named place in a paper of ours: page from 0, and height."""
    names = paper.Root.get(Name.Names)
    if names is None:
        return {}
    where = page_numbers(paper)
    return {name: (where[spot[0].objgen], float(spot[3])) for name, spot in NameTree(names.Dests).items()}


def follow_links(pdf: Pdf, taken: Sequence[Taken]) -> None:
    """Only our own papers are looked at: a copied file that says `bundle:` says nothing to us."""
    parts = {piece.part.id: piece for piece in taken}
    for piece in taken:
        start, paper = piece.files[0]
        for link, address in _bundle_links(pdf, range(start, start + len(paper.pages))):
            part, _, anchor = address.removeprefix(SCHEME).partition("#")
            page, top = _target(parts, unquote(part), anchor, piece.part.id)
            del link.A
            link.Dest = place(pdf.pages[page].obj, top)
            link.Contents = String(f"Page {page + 1}")


def _bundle_links(pdf: Pdf, pages: range) -> Iterator[tuple[Object, str]]:
    for number in pages:
        for annotation in pdf.pages[number].obj.get(Name.Annots, []):
            address = str(annotation.A.get(Name.URI, "")) if Name.A in annotation else ""
            if address.startswith(SCHEME):
                yield annotation, address


def _target(parts: dict[str, Taken], part: str, anchor: str, asking: str) -> tuple[int, float | None]:
    if part not in parts or (anchor and anchor not in parts[part].anchors):
        raise BundleFault(f"{asking} points at {part}#{anchor}, which is not in the bundle")
    page, top = parts[part].anchors[anchor] if anchor else (0, None)
    return parts[part].first + page, top
