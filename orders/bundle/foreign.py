"""A file we were given becomes pages for the bundle. Nothing here opens it: a child with hard limits does."""

import hashlib
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from orders.bundle.documents import Exhibit
from orders.bundle.exceptions import BadDocument
from orders.bundle.pages import page
from orders.bundle.render import render_html

ROOT = Path(__file__).resolve().parents[2]
HELD = "It is held by the police and is available on request."
UNREADABLE = "could not be read: it is damaged, or too large or complicated. Open it, save it again and add the new file."
PICTURES = ("image/jpeg", "image/png", "image/gif", "image/tiff", "image/webp", "image/heic", "image/heif")
TEXTS = ("text/plain", "text/csv", "message/rfc822")
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What the child may use: bytes of memory and of output, seconds of processor and of waiting."""

    memory: int = 1024 * CHUNK
    output: int = 400 * CHUNK
    processor: int = 60
    wait: int = 120


@dataclass(frozen=True)
class Copied:
    """The pages to follow the exhibit's cover, and what the cover says where they are not the whole of it."""

    pdf: Path | None
    note: str


def copy_exhibit(exhibit: Exhibit, folder: Path, *, reference: str, limits: Limits | None = None) -> Copied:
    """A clean copy in `folder`. Raises `BadDocument` naming the exhibit where it cannot be read."""
    original = folder / "original"
    _prove(exhibit, original)
    if exhibit.media_type not in ("application/pdf", *PICTURES, *TEXTS):
        return Copied(None, f"This kind of file cannot be printed. {HELD}")
    answer = _ask_child(exhibit, original, folder / "copy", limits or Limits())
    if "problem" in answer:
        raise BadDocument(f"{_name(exhibit)} {answer['problem']}")
    if "unprinted" in answer:
        return Copied(None, f"{answer['unprinted']} {HELD}")
    if exhibit.media_type in TEXTS:
        return Copied(_print_text(exhibit, folder, reference), "")
    return Copied(folder / "copy", answer["note"])


def _prove(exhibit: Exhibit, target: Path) -> None:
    """Copy the file and hash the very bytes that are copied, so that nothing can change in between."""
    digest = hashlib.sha256()
    try:
        with exhibit.path.open("rb") as source, target.open("wb") as copy:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                copy.write(chunk)
    except FileNotFoundError as fault:
        raise BadDocument(
            f"{_name(exhibit)} is missing from the file store. Tell your administrator."
        ) from fault
    if digest.hexdigest() != exhibit.sha256:
        raise BadDocument(
            f"{_name(exhibit)} is not the file that was received: it has changed. Tell your administrator."
        )


def _ask_child(exhibit: Exhibit, original: Path, target: Path, limits: Limits) -> dict[str, str]:
    order = {
        "source": str(original),
        "target": str(target),
        "media_type": exhibit.media_type,
        "limits": asdict(limits),
    }
    command = [sys.executable, "-E", "-s", "-m", "orders.bundle.foreign_child", json.dumps(order)]
    try:
        child = subprocess.run(
            command,
            cwd=ROOT,
            env={"LANG": "C.UTF-8"},  # no secret of ours is within reach of whatever the file makes it do
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.wait,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as fault:
        raise BadDocument(f"{_name(exhibit)} {UNREADABLE}") from fault
    return json.loads(child.stdout)


def _print_text(exhibit: Exhibit, folder: Path, reference: str) -> Path:
    text = json.loads((folder / "copy").read_text("utf-8"))
    html = page("exhibit_text", paper=f"Exhibit {exhibit.id}", reference=reference, **text)
    target = folder / "printed"
    target.write_bytes(render_html(html, title=f"{exhibit.id} {exhibit.title}"))
    return target


def _name(exhibit: Exhibit) -> str:
    return f"Exhibit {exhibit.id}, “{exhibit.title}”,"
