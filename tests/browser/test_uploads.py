"""Large files over a bad connection: what was cut off goes on where it stopped, and arrives as it was."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Route, expect

from cases.models import Case, Exhibit
from spo.accounts.models import User
from spo.work.models import PartialUpload
from tests.browser.reader import Reader
from tests.factories.cases import make_case

MEGABYTE = 2**20
PART = 5 * MEGABYTE
PARTS = re.compile(r"/evidence/several/[^/]+/\?offset=")


class Line:
    """The connection, which lets `good` parts through and then none until it is mended."""

    def __init__(self, reader: Reader, good: int) -> None:
        self.good, self.offsets = good, []
        reader.page.route(PARTS, self.carry)

    def carry(self, route: Route) -> None:
        self.offsets.append(int(parse_qs(urlsplit(route.request.url).query)["offset"][0]))
        if self.good > 0:
            self.good -= 1
            route.continue_()
        else:
            route.abort("connectionreset")


@pytest.fixture
def case(officer: User) -> Case:
    return make_case(officer=officer)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "doorbell.mp4"
    path.write_bytes(bytes(range(256)) * (12 * MEGABYTE // 256) + b"end")
    return path


def choose(reader: Reader, case: Case, *files: Path) -> None:
    reader.visit(f"/cases/{case.reference}/evidence/several/new/", f"Add several files – {case.reference}")
    reader.main.locator("input[type=file]").set_input_files(list(files))
    reader.main.get_by_role("button", name="Add the files").click()


def arrived(reader: Reader, case: Case) -> None:
    """What the browser says of a connection that was away, or of a file that was refused, was meant to be."""
    expect(reader.page).to_have_title(re.compile(f"Files you sent – {case.reference}"), timeout=60_000)
    complaints = reader.examiner.complaints
    reader.examiner.complaints = [text for text in complaints if not re.search("ERR_CONNECTION|422", text)]
    reader.arrive(f"Files you sent – {case.reference}")


def test_cut_connection_goes_on_where_it_stopped(
    reader_for: Callable[..., Reader], officer: User, case: Case, film: Path
) -> None:
    reader = reader_for(officer)
    line = Line(reader, good=1)

    choose(reader, case, film)
    expect(reader.main.get_by_role("status")).to_contain_text("The connection was lost", timeout=30_000)
    line.good = 9
    arrived(reader, case)

    exhibit = Exhibit.objects.get()
    assert [offset // PART for offset in dict.fromkeys(line.offsets)] == [0, 1, 2]
    assert line.offsets.count(0) == 1
    assert exhibit.sha256 == hashlib.sha256(film.read_bytes()).hexdigest()


def test_file_goes_on_after_the_page_was_loaded_again(
    reader_for: Callable[..., Reader], officer: User, case: Case, film: Path
) -> None:
    reader = reader_for(officer)
    line = Line(reader, good=1)
    choose(reader, case, film)
    expect(reader.main.get_by_role("status")).to_contain_text("The connection was lost", timeout=30_000)
    reader.page.unroute(PARTS)
    reader.examiner.complaints.clear()
    again = Line(reader, good=9)

    choose(reader, case, film)
    arrived(reader, case)

    assert (line.offsets[0], again.offsets) == (0, [PART, 2 * PART])
    assert Exhibit.objects.get().sha256 == hashlib.sha256(film.read_bytes()).hexdigest()
    assert PartialUpload.objects.count() == 1


def test_several_files_are_added_or_refused_each_by_itself(
    reader_for: Callable[..., Reader], officer: User, case: Case, tmp_path: Path, has_scripts: bool
) -> None:
    files = [tmp_path / name for name in ("one.txt", "empty.txt", "two.txt")]
    for path in files:
        path.write_bytes(b"" if path.stem == "empty" else path.stem.encode())
    reader = reader_for(officer, has_scripts=has_scripts)

    choose(reader, case, *files)
    arrived(reader, case)

    reader.expect_text("Added as OO/1")
    reader.expect_text("Added as OO/2")
    reader.expect_text("The selected file is empty")
    assert list(Exhibit.objects.values_list("file_name", flat=True)) == ["one.txt", "two.txt"]


def test_wrong_answer_is_said_before_a_byte_is_sent(
    reader_for: Callable[..., Reader], officer: User, case: Case, film: Path
) -> None:
    reader = reader_for(officer)
    line = Line(reader, good=9)
    reader.visit(f"/cases/{case.reference}/evidence/several/new/", f"Add several files – {case.reference}")
    reader.main.locator("input[type=file]").set_input_files(film)
    reader.fill("Day", "31", within="When did you receive it? (optional)")

    reader.main.get_by_role("button", name="Add the files").click()

    expect(reader.main.get_by_role("status")).to_contain_text("There is a problem")
    expect(reader.page.locator(":focus")).to_have_attribute("name", "received_at-day")
    assert (line.offsets, PartialUpload.objects.count()) == ([], 0)
