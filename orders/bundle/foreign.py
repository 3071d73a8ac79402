"""A file we were given becomes pages for the bundle. Nothing here opens it: a child with hard limits does."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from orders.bundle.documents import Exhibit, Rendition
from orders.bundle.exceptions import BadDocument
from spo.files.confine import Limits, ask_child
from spo.files.made import NotMade, each_of, read_made
from spo.printing.pages import page
from spo.printing.render import render_html

HELD = "It is held by the police and is available on request."
UNREADABLE = "could not be read: it is damaged, or too large or complicated. Open it, save it again and add the new file."
PICTURES = ("image/jpeg", "image/png", "image/gif", "image/tiff", "image/webp", "image/heic", "image/heif")
TEXTS = ("text/plain", "text/csv", "message/rfc822")
OPENED_AS = {"application/pdf": "pdf"} | dict.fromkeys(PICTURES, "image") | dict.fromkeys(TEXTS, "text")
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Copied:
    """The pages to follow the exhibit's cover, and what the cover says where they are not the whole of it."""

    pdf: Path | None
    note: str


def copy_exhibit(exhibit: Exhibit, folder: Path, *, reference: str, limits: Limits | None = None) -> Copied:
    """A clean copy in `folder`. Raises `BadDocument` naming the exhibit where it cannot be read."""
    original = folder / "original"
    _prove(exhibit, exhibit, original)
    if exhibit.rendition is not None:
        _prove(exhibit, exhibit.rendition, folder / "copy")
        return Copied(folder / "copy", exhibit.rendition.note)
    if exhibit.media_type not in OPENED_AS:
        return Copied(None, f"This kind of file cannot be printed. {HELD}")
    answer = _ask_child(exhibit, original, folder / "copy", limits or Limits())
    if "unprinted" in answer:
        return Copied(None, f"{answer['unprinted']} {HELD}")
    if exhibit.media_type in TEXTS:
        return Copied(_print_text(exhibit, folder, reference), "")
    return Copied(folder / "copy", answer["note"])


def _prove(exhibit: Exhibit, stored: Exhibit | Rendition, target: Path) -> None:
    """Copy the file and hash the very bytes that are copied, so that nothing can change in between."""
    digest = hashlib.sha256()
    try:
        with stored.path.open("rb") as source, target.open("wb") as copy:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                copy.write(chunk)
    except FileNotFoundError as fault:
        raise BadDocument(
            f"{_name(exhibit)} is missing from the file store. Tell your administrator."
        ) from fault
    if digest.hexdigest() != stored.sha256:
        raise BadDocument(
            f"{_name(exhibit)} is not the file that was received: it has changed. Tell your administrator."
        )


def _ask_child(exhibit: Exhibit, original: Path, target: Path, limits: Limits) -> dict[str, str]:
    kind = OPENED_AS[exhibit.media_type]
    answer = ask_child(kind, original, target, media_type=exhibit.media_type, limits=limits)
    if "code" in answer:
        raise BadDocument(f"{_name(exhibit)} {answer.get('problem', UNREADABLE)}")
    return answer


def _print_text(exhibit: Exhibit, folder: Path, reference: str) -> Path:
    try:
        [text] = each_of([read_made(folder / "copy")], dict)
        shown = {
            "body": text.get("body", ""),
            "rows": [each_of(row, str) for row in each_of(text.get("rows", []), list)],
        }
    except NotMade as fault:
        raise BadDocument(f"{_name(exhibit)} {UNREADABLE}") from fault
    html = page("exhibit_text", paper=f"Exhibit {exhibit.id}", reference=reference, **shown)
    target = folder / "printed"
    target.write_bytes(render_html(html, title=f"{exhibit.id} {exhibit.title}"))
    return target


def _name(exhibit: Exhibit) -> str:
    return f"Exhibit {exhibit.id}, “{exhibit.title}”,"
