"""What is joined, and what comes of it."""

from dataclasses import dataclass
from pathlib import Path

from pikepdf import Pdf


@dataclass(frozen=True)
class ReadyPart:
    """One document, ready: a PDF of our own making and, for an exhibit, the clean copy that follows it."""

    id: str
    title: str
    section: str
    paper: Path
    copy: Path | None = None


@dataclass(frozen=True)
class Taken:
    """A part that is in the joined file, on pages `first` to `last` from 0.

    `files` are the open sources, each with the page it begins on; `anchors` are the places in our own paper
    that other papers may point at: page within the paper, and height.
    """

    part: ReadyPart
    first: int
    last: int
    files: list[tuple[int, Pdf]]
    anchors: dict[str, tuple[int, float]]


@dataclass(frozen=True)
class Joined:
    """The file, and for each part its first and last page, counted from 1."""

    pdf: Path
    page_count: int
    ranges: dict[str, tuple[int, int]]
