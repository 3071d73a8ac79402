"""What points into a PDF and outlives its copying: links inside it, its bookmarks, its hidden layers."""

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from spo.printing.glyphs import printable

MAX_BOOKMARKS = 500
MAX_DEPTH = 4
MALFORMED = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError)


def place(page: pikepdf.Object, top: float | None = None) -> Array:
    """A destination that leaves the reader's zoom alone."""
    return Array([page, Name.XYZ, None, top, None])


def copy_links(original: Pdf, clean: Pdf) -> None:
    """Links that stay inside the document. All others were its author's idea of where a reader should go."""
    where = page_numbers(original)
    for page, copied in zip(original.pages, clean.pages, strict=True):
        links = Array()
        for annotation in page.obj.get(Name.Annots, []):
            if annotation.get(Name.Subtype) != Name.Link:
                continue
            link = OutlineItem("", annotation.get(Name.Dest), action=annotation.get(Name.A))
            found = resolved(link, original, where)
            if found is not None:
                target = place(clean.pages[found[0]].obj, found[1])
                rectangle = Array([float(edge) for edge in annotation.Rect])
                links.append(
                    clean.make_indirect(
                        Dictionary(
                            Type=Name.Annot,
                            Subtype=Name.Link,
                            Rect=rectangle,
                            Border=Array([0, 0, 0]),
                            Dest=target,
                        )
                    )
                )
        if len(links):
            copied.obj.Annots = links


def copy_bookmarks(original: Pdf, clean: Pdf) -> None:
    where = page_numbers(original)
    left = [MAX_BOOKMARKS]

    def copied(items: list[OutlineItem], depth: int) -> list[OutlineItem]:
        kept = []
        for item in items if depth < MAX_DEPTH else []:
            found = resolved(item, original, where)
            children = copied(item.children, depth + 1)
            if found is None or left[0] == 0:
                kept.extend(children)
                continue
            left[0] -= 1
            twin = OutlineItem(printable(item.title)[:200], place(clean.pages[found[0]].obj, found[1]))
            twin.children.extend(children)
            kept.append(twin)
        return kept

    with clean.open_outline() as outline:
        outline.root.extend(copied(original.open_outline(max_depth=MAX_DEPTH).root, 0))


def copy_layers(original: Pdf, clean: Pdf) -> None:
    """A layer that its author switched off stays off: it may hold what was never meant to be seen."""
    layers = original.Root.get(Name.OCProperties)
    if not isinstance(layers, Dictionary) or not layers.get(Name.OCGs):
        return
    settings = layers.get(Name.D, Dictionary())
    every = list(layers.OCGs)
    hidden = list(settings.get(Name.OFF, []))
    if settings.get(Name.BaseState) == Name.OFF:
        shown = {layer.objgen for layer in settings.get(Name.ON, [])}
        hidden = [layer for layer in every if layer.objgen not in shown]
    clean.Root.OCProperties = Dictionary(
        OCGs=Array([clean.copy_foreign(layer) for layer in every]),
        D=Dictionary(OFF=Array([clean.copy_foreign(layer) for layer in hidden])),
    )


def page_numbers(pdf: Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def resolved(
    item: OutlineItem, pdf: Pdf, where: dict[tuple[int, int], int]
) -> tuple[int, float | None] | None:
    try:
        found = item.resolved_destination(pdf)
        number = None if found is None else where.get(found.page.objgen)
        return None if number is None else (number, found.top)
    except MALFORMED:
        return None
