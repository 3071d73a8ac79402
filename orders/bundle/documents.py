"""What goes into a bundle and what comes out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paper:
    """A document that we write: one whole HTML page made by `spo.printing.pages`."""

    id: str
    title: str
    section: str
    html: str

    @property
    def label(self) -> str:
        return self.title

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.html.encode()).hexdigest()


@dataclass(frozen=True)
class Rendition:
    """The copy that was made of an exhibit when it came in, and what was found then. Its bytes are proved too."""

    path: Path
    sha256: str
    note: str


@dataclass(frozen=True)
class Exhibit:
    """A file that we were given. Its id is the exhibit reference; `sha256` is proved before a byte is used."""

    id: str
    title: str
    section: str
    path: Path
    media_type: str
    sha256: str
    rendition: Rendition | None = None

    @property
    def label(self) -> str:
        return f"{self.id}: {self.title}"


Document = Paper | Exhibit


@dataclass(frozen=True)
class Entry:
    """One document in the finished bundle. `sha256` is of what went in: the page's HTML, or the file."""

    id: str
    title: str
    section: str
    first: int
    last: int
    sha256: str


@dataclass(frozen=True)
class Bundle:
    """The finished file, and its manifest."""

    pdf: Path
    sha256: str
    page_count: int
    entries: tuple[Entry, ...]
