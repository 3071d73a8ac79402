"""From documents to a bundle: print what is ours, copy what is not, number it all, and write the manifest."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from orders.bundle.documents import Bundle, Document, Entry, Exhibit
from orders.bundle.foreign import Copied, copy_exhibit
from orders.bundle.index import make_index
from orders.bundle.join import join
from orders.bundle.parts import ReadyPart
from spo.files.kinds import KINDS
from spo.printing.pages import page
from spo.printing.render import render_html

LABELS = {kind.media_type: kind.label for kind in KINDS}
Progress = Callable[[str, int, int], None]


def make_bundle(
    documents: Sequence[Document], *, title: str, reference: str, target: Path, progress: Progress
) -> Bundle:
    """The first document is the cover; the index follows it, then the rest in the order given.

    The file is written to `target`. Raises `BadDocument` with a sentence for the officer.
    """
    steps = len(documents) + 2
    with TemporaryDirectory(prefix="bundle-") as work:
        parts = []
        for done, document in enumerate(documents):
            progress(f"Preparing {document.label}", done, steps)
            parts.append(_ready(document, Path(work, str(done)), reference))
        progress("Making the index", steps - 2, steps)
        index = make_index(parts, Path(work, "index"), title=title, reference=reference)
        parts.insert(1, ReadyPart(index.id, index.label, index.section, Path(work, "index")))
        progress("Joining the documents", steps - 1, steps)
        joined = join(parts, title=title, reference=reference, target=target)
    progress("Done", steps, steps)
    every = [documents[0], index, *documents[1:]]
    entries = tuple(
        Entry(document.id, document.label, document.section, *joined.ranges[document.id], document.sha256)
        for document in every
    )
    return Bundle(target, _sha256(target), joined.page_count, entries)


def _ready(document: Document, folder: Path, reference: str) -> ReadyPart:
    folder.mkdir()
    copied = Copied(None, "")
    if isinstance(document, Exhibit):
        copied = copy_exhibit(document, folder, reference=reference)
        html = _cover(document, copied, reference)
    else:
        html = document.html
    paper = folder / "paper"
    paper.write_bytes(render_html(html, title=document.label))
    return ReadyPart(document.id, document.label, document.section, paper, copied.pdf)


def _cover(exhibit: Exhibit, copied: Copied, reference: str) -> str:
    return page(
        "exhibit_cover",
        paper=f"Exhibit {exhibit.id}",
        reference=reference,
        exhibit=exhibit,
        kind=LABELS.get(exhibit.media_type, exhibit.media_type),
        size=exhibit.path.stat().st_size,
        note=copied.note,
        is_copied=copied.pdf is not None,
    )


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1024 * 1024):
            digest.update(chunk)
    return digest.hexdigest()
