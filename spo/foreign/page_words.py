"""The words on each page of a copy that we made, read from its letters or else from its pictures. Runs in the child only."""

import json
import shutil
import time
from pathlib import Path
from subprocess import SubprocessError

import pypdfium2

from spo.foreign.helper import help_with

DOTS_AN_INCH, MOST_DOTS = 200, 40_000_000
LEAST_CHARACTERS = 20  # a page with fewer is a picture, perhaps with a number under it
MOST_READ = 100  # pages; reading letters in pictures takes seconds each
PAGE_SECONDS, ALL_SECONDS = 20, 90
LONGEST_PAGE = 100_000
UNREAD = {
    1: "1 page that is a picture could not be read in time, so a search does not find its words.",
    2: "{} pages that are pictures could not be read in time, so a search does not find their words.",
}


def copy(source: Path, target: Path, media_type: str) -> dict[str, object]:
    """A long scan is read as far as time allows, and what was left is said."""
    reader = Reader(target.with_suffix(".png"))
    pages = []
    for page in pypdfium2.PdfDocument(source):
        text = page.get_textpage().get_text_range()
        read = reader.read(page) if len(text.strip()) < LEAST_CHARACTERS else ""
        words = f"{text}\n{read}" if read else text
        pages.append({"text": words.replace("\0", "")[:LONGEST_PAGE], "is_read": bool(read.strip())})
        page.close()
    target.write_text(json.dumps(pages), "utf-8")
    left = UNREAD[min(reader.unread, 2)].format(reader.unread) if reader.unread else ""
    return {"note": left, "reader": "tesseract" if reader.program else ""}


class Reader:
    """Reads pictures of pages until its time is up, and counts those it did not get to."""

    def __init__(self, picture: Path) -> None:
        self.program = shutil.which("tesseract")
        self.picture = picture
        self.ends_at = time.monotonic() + ALL_SECONDS
        self.left = MOST_READ
        self.unread = 0

    def read(self, page: pypdfium2.PdfPage) -> str:
        seconds = min(PAGE_SECONDS, self.ends_at - time.monotonic())
        if self.program is None:
            return ""
        try:
            if not self.left or seconds <= 0:
                raise SubprocessError
            self.left -= 1
            self._draw(page)
            printed = help_with([self.program, str(self.picture), "stdout", "-l", "eng"], seconds=seconds)
        except (SubprocessError, OSError, MemoryError, ValueError, pypdfium2.PdfiumError):
            self.unread += 1
            return ""
        return printed.decode("utf-8", "replace")

    def _draw(self, page: pypdfium2.PdfPage) -> None:
        """As sharp as letters need, but for a page so large that its picture would not fit."""
        scale = DOTS_AN_INCH / 72
        dots = page.get_width() * page.get_height() * scale**2
        page.render(scale=scale * min(1, (MOST_DOTS / dots) ** 0.5), grayscale=True).to_pil().save(
            self.picture
        )
