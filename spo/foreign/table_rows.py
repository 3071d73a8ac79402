"""The rows of a CSV table or of an Excel workbook as text, whole and in their order. Runs in the child only.

Each line of the target is the number that a spreadsheet shows beside a row, and its cells.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from spo.foreign.package import check_package
from spo.foreign.refusals import RefusedAs

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 50_000, 60, 20_001
MOST_CELLS = 500_000  # rows times the widest of them, as whoever reads them fills them up
SEPARATORS = ",;\t|"
LOOKED_AT = 40  # rows that tell which mark separates the cells
Row = tuple[int, list[str]]


def copy(source: Path, target: Path, media_type: str) -> str:
    found = workbook_rows(source) if "spreadsheetml" in media_type else text_rows(source.read_bytes())
    widest = 0
    with target.open("w", encoding="utf-8") as file:
        for count, (number, cells) in enumerate(found):
            widest = max(widest, len(cells))
            if count > MOST_ROWS:
                raise RefusedAs("rows")
            if count * widest > MOST_CELLS:
                raise RefusedAs("cells")
            file.write(json.dumps([number, *cells]) + "\n")
    return ""


def text_rows(data: bytes) -> Iterator[Row]:
    text = decoded(data)
    csv.field_size_limit(10 * 2**20)
    if text[:4].lower() == "sep=" and text[4:5] in SEPARATORS:
        separator, text = text[4], text.partition("\n")[2]
    else:
        separator = separator_of(text)
    try:
        yield from kept(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise RefusedAs("damaged") from error


def decoded(data: bytes) -> str:
    """By its mark, as UTF-8 where it is that, else as Windows of Western Europe writes it."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:1000]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def separator_of(text: str) -> str:
    """The mark that gives the most cells alike from row to row."""
    return max(SEPARATORS, key=lambda mark: _evenness(text, mark))


def _evenness(text: str, mark: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        for count, row in enumerate(csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=mark)):
            widths[len(row)] += 1
            if count == LOOKED_AT:
                break
    except csv.Error:
        return 0, 0
    return max(((often, wide) for wide, often in widths.items() if wide > 1), default=(0, 0))


def workbook_rows(source: Path) -> Iterator[Row]:
    """The first visible sheet that holds anything. Formulas count by their last result, and nothing is worked out."""
    import openpyxl  # noqa: PLC0415  (a table of text does not need it)

    if not openpyxl.DEFUSEDXML:
        raise RefusedAs("unprotected")
    check_package(source)
    with source.open(
        "rb"
    ) as file:  # by its name openpyxl would ask for an ending, and what is stored has none
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # a workbook may lie about how large it is
                rows = kept([said(cell) for cell in row] for row in sheet.iter_rows())
                if first := next(rows, None):
                    yield first
                    yield from rows
                    return


def kept(rows: Iterable[list[str]]) -> Iterator[Row]:
    """Without empty rows, and empty cells at the end of a row, numbered as they stand."""
    for number, cells in enumerate(rows, start=1):
        cut = [cell.strip()[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]]
        while cut and not cut[-1]:
            cut.pop()
        if cut:
            yield number, cut


def said(cell: Any) -> str:
    """Dates as year, month, day; a number without the point that a spreadsheet gives to every number."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        has_time = value.time() != time(0) or "h" in str(cell.number_format).lower()
        return value.isoformat(" ", "seconds") if has_time else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(timedelta(seconds=round(value.total_seconds())))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
