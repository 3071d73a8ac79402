"""The words on each page of a copy that we made, read from its letters or else from its pictures. Runs in the child only."""

import json
import shutil
import subprocess
from pathlib import Path

import pypdfium2

DOTS_AN_INCH = 200
LEAST_CHARACTERS = 20  # a page with fewer is a picture, perhaps with a number under it
MOST_READ = 40  # pages; reading letters in pictures takes seconds each
SECONDS = 20
LONGEST_PAGE = 100_000


def copy(source: Path, target: Path, media_type: str) -> dict[str, object]:
    reader, left, pages = shutil.which("tesseract"), MOST_READ, []
    document = pypdfium2.PdfDocument(source)
    for page in document:
        text = page.get_textpage().get_text_range()
        is_read = False
        if reader and left and len(text.strip()) < LEAST_CHARACTERS:
            left -= 1
            text, is_read = f"{text}\n{_read(reader, page, target)}", True
        pages.append({"text": text.replace("\0", "")[:LONGEST_PAGE], "is_read": is_read})
        page.close()
    target.write_text(json.dumps(pages), "utf-8")
    return {"note": "", "reader": "tesseract" if reader else ""}


def _read(reader: str, page: pypdfium2.PdfPage, target: Path) -> str:
    """Nothing where it takes too long: that a picture cannot be searched must not cost the copy."""
    picture = target.with_suffix(".png")
    page.render(scale=DOTS_AN_INCH / 72, grayscale=True).to_pil().save(picture)
    try:
        read = subprocess.run(
            [reader, str(picture), "stdout", "-l", "eng"], capture_output=True, timeout=SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return ""
    return read.stdout.decode("utf-8", "replace")
