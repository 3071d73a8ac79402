"""A machine that runs short of something gives no verdict on a file: it says so, and whoever asked tries again."""

import errno
import logging
import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from spo.files.confine import DAMAGED, HEAVY, Limits, ask_child
from spo.files.made import open_made
from spo.files.refusals import NoRoomNow
from spo.foreign.shortage import is_short

TABLE = b"Date,Text\n1/1/2026,x\n2/1/2026,y\n"
FULL = Path("/dev/full")  # every write to it finds no room


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table"
    path.write_bytes(TABLE)
    return path


def test_disk_that_is_full_is_no_fault_of_the_file(table: Path) -> None:
    with pytest.raises(NoRoomNow) as raised:
        ask_child("table", table, FULL, media_type="text/csv", limits=Limits())

    assert raised.value.sentence == (
        "The file could not be read just now, because this server is short of room. Try again."
    )


@pytest.fixture
def few_files() -> Iterator[None]:
    """As many files are open as may be."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    held = [os.open("/dev/null", os.O_RDONLY)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (held[0] + 1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        os.close(held[0])


def test_too_many_open_files_are_no_fault_of_the_file(table: Path, few_files: None) -> None:
    with pytest.raises(NoRoomNow):
        open_made(table)
    with pytest.raises(NoRoomNow):
        ask_child("table", table, table.with_name("rows"), media_type="text/csv", limits=Limits())


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE])
def test_shortage_is_known_through_what_a_parser_made_of_it(code: int) -> None:
    fault, hidden = ValueError("damaged"), OSError(code, "short")
    fault.__cause__ = hidden

    assert (is_short(fault), is_short(hidden), is_short(ValueError("damaged"))) == (True, True, False)
    assert is_short(RuntimeError("can't start new thread")) is True


def test_output_beyond_its_limit_is_too_heavy(table: Path, tmp_path: Path) -> None:
    table.write_bytes(b"Date,Text\n" + b"1/1/2026,x\n" * 20_000)

    answer = ask_child("table", table, tmp_path / "b", media_type="text/csv", limits=Limits(output=70_000))

    assert answer == HEAVY


def test_fault_of_a_child_is_logged_by_its_kind_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "SECRET").write_bytes(b"SECRET")

    with caplog.at_level(logging.WARNING, "spo.files.confine"):
        answer = ask_child("workbook", tmp_path / "SECRET", tmp_path / "b", media_type="x", limits=Limits())

    assert answer == DAMAGED
    assert [record.getMessage() for record in caplog.records] == [
        "A child for the kind workbook met a fault: BadZipFile"
    ]
