"""Documents become one file: numbered from 1 on the first page, bookmarked, linked, opened at 100 %."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from orders.bundle.bookmarks import outline_of
from orders.bundle.layers import merge_layers
from orders.bundle.links import anchors_of, follow_links
from orders.bundle.parts import Joined, ReadyPart, Taken
from orders.bundle.stamp import Stamp
from orders.bundle.tags import Tags
from orders.bundle.verify import fingerprint, verify


def join(parts: Sequence[ReadyPart], *, title: str, reference: str, target: Path) -> Joined:
    """Write the bundle to `target`, then open it again and check that every part begins where it is said to."""
    with pikepdf.new() as pdf, ExitStack() as sources:
        tags, stamp = Tags(pdf), Stamp(pdf)
        taken = [_take(part, pdf, tags, stamp, sources) for part in parts]
        follow_links(pdf, taken)
        tags.finish()
        with pdf.open_outline() as outline:
            outline.root.extend(outline_of(pdf, taken))
        _describe(pdf, title, reference)
        marks = {piece.first: fingerprint(pdf.pages[piece.first]) for piece in taken}
        count = len(pdf.pages)
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(target, min_version="1.7", object_stream_mode=packed, deterministic_id=True)
    verify(target, count, marks)
    return Joined(target, count, {piece.part.id: (piece.first + 1, piece.last + 1) for piece in taken})


def _take(part: ReadyPart, pdf: Pdf, tags: Tags, stamp: Stamp, sources: ExitStack) -> Taken:
    first, files = len(pdf.pages), []
    for path in filter(None, (part.paper, part.copy)):
        start, source = len(pdf.pages), sources.enter_context(pikepdf.open(path))
        pdf.add_pages_from(source, forms="strip")
        pages = pdf.pages[start:]
        is_tagged = Name.StructTreeRoot in source.Root
        if is_tagged:
            tags.add_paper(source, pages, part.title)
        else:
            tags.add_copy(pages, part.title)
        stamp.put_all(pages, start + 1, is_tagged=is_tagged)
        merge_layers(source, pdf)
        files.append((start, source))
    return Taken(part, first, len(pdf.pages) - 1, files, anchors_of(files[0][1]))


def _describe(pdf: Pdf, title: str, reference: str) -> None:
    """What the reader's program is told. No date: the same documents give the same file."""
    root = pdf.Root
    root.Lang = String("en-GB")
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1)]))
    root.PageMode = Name.UseOutlines
    root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, None, None, 1])
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo[Name.Title], pdf.docinfo[Name.Subject] = title, reference
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"], metadata["dc:description"] = title, reference
