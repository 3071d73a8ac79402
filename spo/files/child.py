"""The child process of `inspect`. Run by path and alone: it imports nothing of ours, and its limits come first."""

import json
import resource
import sys
import warnings
import zipfile
from pathlib import Path

MEMORY = 1024 * 2**20
CPU_SECONDS = 20
MOST_PAGES = 2_000
MOST_PIXELS = 50_000_000
MOST_PARTS = 10_000
TAIL = 64 * 1024
WORD_BODY, EXCEL_BODY = "word/document.xml", "xl/workbook.xml"


class Found(Exception):
    """A reason to refuse, as a code that the parent has a sentence for."""


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def check_pdf(path: Path) -> int:
    import pikepdf  # noqa: PLC0415  (only after the limits are set)

    _check_pdf_ends(path)
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Found("encrypted")
            pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise Found("encrypted") from error
    except pikepdf.PdfError as error:
        raise Found("damaged") from error
    if pages == 0:
        raise Found("damaged")
    if pages > MOST_PAGES:
        raise Found("pages")
    return pages


def _check_pdf_ends(path: Path) -> None:
    """A PDF starts at the first byte and ends with its end mark, so that it is not also something else."""
    with path.open("rb") as file:
        if not file.read(5) == b"%PDF-":
            raise Found("mismatch")
        file.seek(max(0, path.stat().st_size - TAIL))
        _, mark, rest = file.read().rpartition(b"%%EOF")
    if not mark:
        raise Found("truncated")
    if rest.strip(b"\0\t\n\f\r "):
        raise Found("trailing")


def check_image(path: Path, form: str) -> int:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (only after the limits are set)

    if form == "HEIF":
        from pillow_heif import register_heif_opener  # noqa: PLC0415

        register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(path, formats=[form]) as image:
            pages = getattr(image, "n_frames", 1) if form == "TIFF" else 1
            image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Found("pixels") from error
    except UnidentifiedImageError as error:
        raise Found("damaged") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Found("truncated" if "truncated" in str(error) else "damaged") from error
    return pages


def check_office(path: Path, body: str) -> None:
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise Found("damaged") from error
    if len(names) > MOST_PARTS or body not in names:
        raise Found("mismatch")


CHECKS = {
    "pdf": check_pdf,
    "word": lambda path: check_office(path, WORD_BODY),
    "excel": lambda path: check_office(path, EXCEL_BODY),
} | {
    form: lambda path, form=form: check_image(path, form.upper())
    for form in ("jpeg", "png", "gif", "webp", "tiff", "heif")
}


def main() -> None:
    limit()
    try:
        found = {"pages": CHECKS[sys.argv[1]](Path(sys.argv[2]))}
    except Found as reason:
        found = {"refused": reason.args[0]}
    except MemoryError:
        found = {"refused": "heavy"}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
