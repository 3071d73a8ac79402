"""A PDF, opened and read through."""

import re
from collections.abc import Iterable
from pathlib import Path

import pikepdf
from pikepdf import Array, Name, Object, Pdf, Stream

from spo.foreign.jpeg import parted
from spo.foreign.refusals import RefusedAs

MOST_PAGES = 2000
MOST_DRAWING = 64 * 2**20
TAIL = 64 * 1024
BLANK = b"\0\t\n\f\r "
SHORT = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}


def open_pdf(path: Path, *, is_protected_allowed: bool = False) -> tuple[Pdf, bool]:
    """The PDF, and whether it had to be put together again because its own list of contents is wrong.

    One that anybody may read and only its author may change opens where `is_protected_allowed`.
    """
    try:
        pdf = pikepdf.open(path, attempt_recovery=False, suppress_warnings=True)
        return _unlocked(pdf, is_protected_allowed), False
    except pikepdf.PasswordError as fault:
        raise RefusedAs("encrypted") from fault
    except pikepdf.PdfError:
        return _mended(path, is_protected_allowed), True


def _mended(path: Path, is_protected_allowed: bool) -> Pdf:
    """Only where everything is there that the file speaks of: a page must not go missing, or blank, unnoticed."""
    try:
        pdf = _unlocked(pikepdf.open(path, suppress_warnings=True), is_protected_allowed)
    except pikepdf.PasswordError as fault:
        raise RefusedAs("encrypted") from fault
    except pikepdf.PdfError as fault:
        raise RefusedAs("damaged") from fault
    if any(thing is None for thing in pdf.objects):
        raise RefusedAs("damaged")
    return pdf


def _unlocked(pdf: Pdf, is_protected_allowed: bool) -> Pdf:
    if pdf.is_encrypted and not is_protected_allowed:
        raise RefusedAs("encrypted")
    return pdf


def check_pages(pdf: Pdf) -> int:
    if not (pages := len(pdf.pages)):
        raise RefusedAs("damaged")
    if pages > MOST_PAGES:
        raise RefusedAs("pages")
    return pages


def check_packing(stream: Stream) -> list[str]:
    """The names of its filters. Data packed in packed data can unfold to a million times its size."""
    filters = spelt_out(str(name) for name in listed(stream.get(Name.Filter)))
    if len(filters) > 2 or len(set(filters)) < len(filters):
        raise RefusedAs("packed")
    return filters


def spelt_out(filters: Iterable[str]) -> list[str]:
    """Readers know the short names of filters everywhere, though they are meant for pictures in a line."""
    return [SHORT.get(name, name) for name in filters]


def read_through(pdf: Pdf) -> None:
    """Unfold every drawing once, as whoever copies or shows the file will have to."""
    drawn = {part.objgen for page in pdf.pages for part in listed(page.obj.get(Name.Contents))}
    try:
        for stream in pdf.objects:
            if not isinstance(stream, Stream):
                continue
            if check_packing(stream) == ["/DCTDecode"]:
                parted(stream.read_raw_bytes())
            elif (
                stream.objgen in drawn or stream.get(Name.Subtype) == Name.Form or Name.PatternType in stream
            ):
                _check_drawing(stream.read_bytes())
    except (pikepdf.PdfError, ValueError, IndexError) as fault:
        raise RefusedAs("damaged") from fault


def _check_drawing(unfolded: bytes) -> None:
    """A map in its finest detail takes a few megabytes; nothing is drawn with more than this."""
    if len(unfolded) > MOST_DRAWING:
        raise RefusedAs("packed")


def listed(value: Object | None) -> list[Object]:
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def check_ends(path: Path) -> None:
    """It starts at the first byte and ends with its end mark, so that it is not also something else."""
    with path.open("rb") as file:
        if file.read(5) != b"%PDF-":
            raise RefusedAs("mismatch")
        file.seek(max(0, path.stat().st_size - TAIL))
        body, mark, rest = file.read().rpartition(b"%%EOF")
    if not mark:
        raise RefusedAs("truncated")
    _, start, between = body.rpartition(b"startxref")
    if rest.strip(BLANK) or (start and not re.fullmatch(rb"\s*\d*\s*", between)):
        raise RefusedAs("trailing")
