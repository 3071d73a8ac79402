"""The cells of an Excel workbook, sheet by sheet, as they were last saved. Runs in the child only."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import DEFUSEDXML, Workbook

from spo.foreign.package import check_package
from spo.foreign.refusals import RefusedAs
from spo.foreign.text_view import MOST_ROWS, Part, cut_rows

MOST_SHEETS = 30


def copy(source: Path, target: Path, media_type: str) -> dict[str, str]:
    if not DEFUSEDXML:
        raise RefusedAs("unprotected")
    notes = check_package(source)
    with source.open("rb") as file:
        # Formulas are shown by their last result, and nothing is worked out or fetched.
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        parts, more = _sheets(book)
    target.write_text(json.dumps(parts), "utf-8")
    return {"note": " ".join([*notes, *more])}


def _sheets(book: Workbook) -> tuple[list[Part], list[str]]:
    parts: list[Part] = []
    notes: list[str] = []
    room = MOST_ROWS
    for sheet in book.worksheets[:MOST_SHEETS]:
        sheet.reset_dimensions()  # a workbook may lie about how large it is
        rows, more = cut_rows(([_said(cell) for cell in row] for row in sheet.values), room)
        notes += [f"Sheet “{sheet.title}”: {note[:1].lower()}{note[1:]}" for note in more]
        hidden = "" if sheet.sheet_state == "visible" else " (hidden sheet)"
        parts.append({"title": f"{sheet.title}{hidden}", "rows": rows, "body": "" if rows else "Empty sheet"})
        room = max(0, room - len(rows))
    if len(book.worksheets) > MOST_SHEETS:
        notes.append(f"Only the first {MOST_SHEETS} of {len(book.worksheets)} sheets are shown.")
    return parts, notes


def _said(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    return cell
