"""The rows of a table somebody sent, read by a child process."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from spo.files.answers import are_texts
from spo.files.confine import MEGABYTE, Limits, ask_child
from spo.files.made import NotMade, each_of, open_made, understood
from spo.files.refusals import SENTENCES as OF_FILES
from spo.files.refusals import FileRefused

LIMITS = Limits(memory=1024 * MEGABYTE, output=200 * MEGABYTE, processor=90, wait=120)
SENTENCES = {
    "rows": "The selected file must have 50,000 rows or fewer. Split it",
    "cells": "The selected file must have 500,000 cells or fewer. Leave out columns that say nothing, or split it",
    "packed": "The selected file is packed in a way that can hide a lot of data. Save it as CSV and upload that",
    "heavy": "The selected file takes too long to read. Save it as CSV, or split it",
    "unprotected": OF_FILES["unprotected"],
    "damaged": "The selected file could not be read as a table. Open it in a spreadsheet program and save it again",
    "empty": "The selected file must have a row of headings and at least one row below it",
}
MOST_TRIED = 20  # rows above the headings that say what the table is


@dataclass(frozen=True)
class Table:
    """Headings, and the rows below them with the numbers a spreadsheet shows beside them."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def read_table(path: Path, media_type: str) -> Table:
    """Raises `FileRefused`. A title above the headings, in a single cell, is passed over."""
    with TemporaryDirectory(prefix="spo-table-") as folder:
        target = Path(folder, "rows")
        found = ask_child("table", path, target, media_type=media_type, limits=LIMITS)
        if "note" not in found:
            raise FileRefused(SENTENCES.get(found.get("code", ""), SENTENCES["damaged"]))
        try:
            with open_made(target) as file:
                rows = [_row(line) for line in file]
        except NotMade as fault:
            raise FileRefused(SENTENCES["damaged"]) from fault
    at = next((at for at, (_, row) in enumerate(rows[:MOST_TRIED]) if len(list(filter(None, row))) > 1), 0)
    headings, below = rows[at : at + 1], rows[at + 1 :]
    if not headings or not below:
        raise FileRefused(SENTENCES["empty"])
    width = max(len(cells) for _, cells in [*headings, *below])
    named = [*headings[0][1], *[""] * width][:width]
    names = [name or f"Column {number}" for number, name in enumerate(named, start=1)]
    return Table(names, [(number, [*cells, *[""] * width][:width]) for number, cells in below])


def _row(line: bytes) -> tuple[int, list[str]]:
    number, *cells = each_of(understood(line), object) or [None]
    if type(number) is not int or not are_texts(cells):
        raise NotMade
    return number, cells
