"""Tables as phones and programs write them: read in a child process, each cell as text."""

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from spo.files import FileRefused
from spo.files.kinds import EXCEL
from spo.files.tables import SENTENCES, Table, read_table

TEXT = 'Date,From,Text\n03/05/2026,Zoë,"Hello, you"\n04/05/2026,Zoë,"Two\nlines"\n'
READ = Table(
    ["Date", "From", "Text"],
    [(2, ["03/05/2026", "Zoë", "Hello, you"]), (3, ["04/05/2026", "Zoë", "Two\nlines"])],
)


def table(path: Path, data: bytes | str) -> Table:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_table(path, "text/csv")


def workbook(path: Path, rows: list[list[object]], **sheets: str) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    assert table(tmp_path / "a.csv", TEXT.encode(encoding)) == READ


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_text_with_each_separator(tmp_path: Path, mark: str) -> None:
    text = TEXT.replace('"Hello, you"', '"Hello, you"').replace(",", mark).replace(f"Hello{mark}", "Hello,")

    assert table(tmp_path / "a.csv", text) == READ
    assert table(tmp_path / "a.csv", f"sep={mark}\r\n{text}") == READ


def test_text_with_a_title_short_rows_and_empty_rows(tmp_path: Path) -> None:
    found = table(tmp_path / "a.csv", "Extraction report\n\nDate,,Text\n\n1/1/2026\n2/1/2026,x,y\n")

    assert found == Table(
        ["Date", "Column 2", "Text"], [(5, ["1/1/2026", "", ""]), (6, ["2/1/2026", "x", "y"])]
    )


def test_workbook_gives_dates_times_lengths_and_numbers_as_text(tmp_path: Path) -> None:
    rows = [
        ["Date", "Moment", "Time", "Length", "Number", "Sum", "Nothing"],
        [
            date(2026, 5, 3),
            datetime(2026, 5, 3, 14, 5, 9),  # noqa: DTZ001  (a workbook knows no zones)
            time(14, 5),
            timedelta(seconds=75),
            447700900123.0,
            "=1+1",
        ],
    ]

    found = read_table(workbook(tmp_path / "a.xlsx", rows), EXCEL)

    assert found.rows == [
        (2, ["2026-05-03", "2026-05-03 14:05:09", "14:05:00", "0:01:15", "447700900123", "", ""])
    ]


def test_workbook_reads_the_first_visible_sheet_that_holds_anything(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Empty"
    for name, state in (("Hidden", "hidden"), ("Calls", "visible")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(["Date", "From"])
        sheet.append(["1/1/2026", name])
    book.save(tmp_path / "a.xlsx")

    assert read_table(tmp_path / "a.xlsx", EXCEL).rows == [(2, ["1/1/2026", "Calls"])]


@pytest.mark.parametrize("data", ["", "Date,Text\n", "\n\n"])
def test_table_without_rows_is_refused(tmp_path: Path, data: str) -> None:
    with pytest.raises(FileRefused) as refused:
        table(tmp_path / "a.csv", data)

    assert refused.value.sentence == SENTENCES["empty"]


def test_table_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    assert len(table(tmp_path / "a.csv", "a,b\n" + "1,2\n" * 50_000).rows) == 50_000
    with pytest.raises(FileRefused) as refused:
        table(tmp_path / "a.csv", "a,b\n" + "1,2\n" * 50_001)

    assert refused.value.sentence == SENTENCES["rows"]


def test_table_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    row = ",".join(["1"] * 50) + "\n"
    assert len(table(tmp_path / "a.csv", row * 10_001).rows) == 10_000
    with pytest.raises(FileRefused) as refused:
        table(tmp_path / "a.csv", row + f"1{',' * 49}\n" * 9_999 + row * 2)

    assert refused.value.sentence == SENTENCES["cells"]


def test_empty_cells_at_the_end_of_rows_are_no_column(tmp_path: Path) -> None:
    found = table(tmp_path / "a.csv", f"a,b{',' * 40}\n" + f"1,2{',' * 40}\n" * 15_000)

    assert (found.headings, len(found.rows)) == (["a", "b"], 15_000)


def test_workbook_is_read_by_what_it_holds_as_the_store_keeps_it(tmp_path: Path) -> None:
    """Under its SHA-256, without an ending."""
    kept = workbook(tmp_path / "a.xlsx", [["a", "b"], [1, 2]]).rename(tmp_path / ("0" * 64))

    assert read_table(kept, EXCEL).rows == [(2, ["1", "2"])]


def test_workbook_that_is_damaged_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx", [["a", "b"], [1, 2]]).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(FileRefused) as refused:
        read_table(tmp_path / "b.xlsx", EXCEL)

    assert refused.value.sentence == SENTENCES["damaged"]


def test_workbook_that_unpacks_to_a_flood_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a", "b"], [1, 2]])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/more.xml", "w") as part,
    ):
        for _ in range(520):
            part.write(b" " * 2**20)

    with pytest.raises(FileRefused) as refused:
        read_table(path, EXCEL)

    assert refused.value.sentence == SENTENCES["packed"]


def test_workbook_with_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    source, path = workbook(tmp_path / "a.xlsx", [["a", "b"], [1, 2]]), tmp_path / "b.xlsx"
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if name == "xl/worksheets/sheet1.xml" else old.read(name))

    with pytest.raises(FileRefused) as refused:
        read_table(path, EXCEL)

    assert refused.value.sentence == SENTENCES["damaged"]
