"""The child process of `spo.files.inspect`. Its limits come first."""

import json
import sys
import zipfile
from pathlib import Path

from spo.foreign.refusals import RefusedAs
from spo.foreign.walls import raise_walls

MEMORY = 1024 * 2**20
CPU_SECONDS = 20
LONGEST_ANSWER = 1024
MOST_PARTS = 10_000
WORD_BODY, EXCEL_BODY = "word/document.xml", "xl/workbook.xml"


def check_pdf(path: Path) -> int:
    from spo.foreign import pdf  # noqa: PLC0415  (only after the limits are set)

    pdf.check_ends(path)
    with pdf.open_pdf(path)[0] as opened:
        pages = pdf.check_pages(opened)
        pdf.read_through(opened)
    return pages


def check_image(path: Path, form: str) -> int:
    from spo.foreign.picture import check_picture  # noqa: PLC0415  (only after the limits are set)

    return check_picture(path, form)


def check_office(path: Path, body: str) -> None:
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise RefusedAs("damaged") from error
    if len(names) > MOST_PARTS or body not in names:
        raise RefusedAs("mismatch")


CHECKS = {
    "pdf": check_pdf,
    "word": lambda path: check_office(path, WORD_BODY),
    "excel": lambda path: check_office(path, EXCEL_BODY),
} | {
    form: lambda path, form=form: check_image(path, form.upper())
    for form in ("jpeg", "png", "gif", "webp", "tiff", "heif")
}


def main() -> None:
    path = Path(sys.argv[2])
    try:
        raise_walls({"memory": MEMORY, "output": LONGEST_ANSWER, "processor": CPU_SECONDS}, reads=[path])
        found = {"pages": CHECKS[sys.argv[1]](path)}
    except RefusedAs as reason:
        found = {"refused": reason.args[0]}
    except MemoryError:
        found = {"refused": "heavy"}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
