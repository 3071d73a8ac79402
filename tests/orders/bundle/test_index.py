"""The index, which moves what it counts."""

import re
from pathlib import Path

import pytest

from orders.bundle import index
from orders.bundle.exceptions import BundleFault
from orders.bundle.parts import ReadyPart
from tests.orders.bundle.files import save_pdf, texts


def parts_of(folder: Path, count: int, title: str) -> list[ReadyPart]:
    """A cover of one page, then documents of three: a page of ours and two copied."""
    paper, copy = save_pdf(folder / "paper.pdf", "x"), save_pdf(folder / "copy.pdf", "x", "x")
    cover = ReadyPart("cover", "Cover", "", paper)
    return [
        cover,
        *(ReadyPart(str(n), f"{title} {n}", "Section", paper, copy) for n in range(count)),
    ]


@pytest.mark.parametrize(("count", "title", "length"), [(3, "Short", 1), (24, "Very long " * 15, 2)])
def test_index_counts_its_own_pages(tmp_path: Path, count: int, title: str, length: int) -> None:
    parts = parts_of(tmp_path, count, title)

    index.make_index(parts, tmp_path / "index.pdf", title="Title", reference="SPO-2026-000123")

    pages = texts(tmp_path / "index.pdf")
    assert len(pages) == length
    found = re.findall(r"(\d+) to (\d+)$", "\n".join(pages), re.MULTILINE)
    assert found == [(str(length + 2 + 3 * n), str(length + 4 + 3 * n)) for n in range(count)]


def test_index_that_never_settles_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MAX_LAYOUTS", 1)

    with pytest.raises(BundleFault, match="the index does not settle on a length"):
        index.make_index(parts_of(tmp_path, 40, "Long"), tmp_path / "a", title="Title", reference="x")
