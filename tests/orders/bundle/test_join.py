"""Numbers, links and checks of the joined file, where the pages are awkward."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops

from orders.bundle.exceptions import BundleFault
from orders.bundle.join import join
from orders.bundle.parts import ReadyPart
from orders.bundle.stamp import Stamp
from orders.bundle.verify import fingerprint, verify
from spo.foreign import pdf_copy
from spo.printing.render import render_html
from tests.orders.bundle.files import blank_page, pictures, save_layered, save_pdf, texts

HTML = '<html lang="en-GB"><head><title>x</title></head><body>{}</body></html>'
SHOWN = (300, 200)
# A page that shows the same 300 by 200 points: turned, cropped, and with its origin elsewhere.
SHAPES = {
    "plain": {"box": [0, 0, 300, 200]},
    "90": {"box": [0, 0, 200, 300], "rotate": 90},
    "180": {"box": [0, 0, 300, 200], "rotate": 180},
    "270": {"box": [0, 0, 200, 300], "rotate": 270},
    "minus 90": {"box": [0, 0, 200, 300], "rotate": -90},
    "moved": {"box": [-100, 400, 200, 600]},
    "cropped": {"box": [0, 0, 500, 500], "crop": [100, 150, 400, 350]},
    "cropped 90": {"box": [-50, -50, 500, 500], "crop": [10, 20, 210, 320], "rotate": 90},
    "crop beyond the page": {"box": [0, 0, 300, 200], "crop": [-90, -90, 900, 900]},
}


def paper(folder: Path, name: str, body: str = "<p>x</p>") -> ReadyPart:
    path = folder / name
    path.write_bytes(render_html(HTML.format(body), title=name))
    return ReadyPart(name, name.capitalize(), "", path)


def joined(folder: Path, *parts: ReadyPart) -> Path:
    join(parts, title="Title", reference="SPO-2026-000123", target=folder / "joined.pdf")
    return folder / "joined.pdf"


def stamped(path: Path, shape: dict) -> Path:
    with pikepdf.new() as pdf:
        page = blank_page(pdf, **shape)
        Stamp(pdf).put_all([page], 123, is_tagged=False)
        pdf.save(path)
    return path


@pytest.mark.parametrize("shape", list(SHAPES))
def test_number_is_upright_at_the_foot_of_what_is_seen(tmp_path: Path, shape: str) -> None:
    (plain,) = pictures(stamped(tmp_path / "plain.pdf", SHAPES["plain"]), dpi=72)
    (page,) = pictures(stamped(tmp_path / "page.pdf", SHAPES[shape]), dpi=72)

    left, top, right, bottom = ImageChops.invert(plain).getbbox()
    assert page.size == SHOWN
    assert (left + right) / 2 == pytest.approx(150, abs=1)
    assert 150 < top < bottom < 190
    assert right - left > bottom - top
    assert ImageChops.invert(page).getbbox() == pytest.approx((left, top, right, bottom), abs=1)
    assert texts(tmp_path / "page.pdf")[0].split() == ["123"]


def test_number_fits_on_a_very_small_page(tmp_path: Path) -> None:
    (page,) = pictures(stamped(tmp_path / "a.pdf", {"box": [0, 0, 40, 30]}), dpi=144)

    left, top, right, bottom = ImageChops.invert(page).getbbox()

    assert 0 < left < right < 80
    assert 30 < top < bottom < 60


def test_number_is_readable_on_a_black_page(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = blank_page(pdf)
        page.obj.Contents = pdf.make_stream(b"0 g 0 0 595 842 re f")
        Stamp(pdf).put_all([page], 123, is_tagged=False)
        pdf.save(tmp_path / "a.pdf")

    (seen,) = pictures(tmp_path / "a.pdf", dpi=72)

    white = seen.point(lambda value: 255 if value > 200 else 0).getbbox()
    assert white == pytest.approx((285, 806, 310, 821), abs=3)


def test_drawing_left_in_disorder_does_not_move_the_number(tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    pdf_copy.copy(save_pdf(tmp_path / "a.pdf", "Disorder"), copy, "application/pdf")
    part = paper(tmp_path, "exhibit")

    path = joined(tmp_path, ReadyPart("AR/1", "Exhibit", "", part.paper, copy))

    assert [page.split()[-1] for page in texts(path)] == ["1", "2"]


def test_layers_of_two_copies_stay_as_they_were(tmp_path: Path) -> None:
    parts = []
    for name, is_hidden in {"hidden": True, "shown": False}.items():
        source, copy = save_layered(tmp_path / f"{name}.pdf", is_hidden=is_hidden), tmp_path / f"{name}.copy"
        pdf_copy.copy(source, copy, "application/pdf")
        parts.append(replace(paper(tmp_path, name), copy=copy))

    pages = pictures(joined(tmp_path, *parts))

    assert [page.getpixel((5, 5)) for page in pages] == [255, 255, 255, 0]


def test_link_from_paper_to_paper_lands_on_the_place_meant(tmp_path: Path) -> None:
    tall = "<p style='height: 60cm'>x</p><p id='here'>Here</p>"
    first = paper(tmp_path, "first", "<a href='bundle:second'>a</a> <a href='bundle:second#here'>b</a>")

    path = joined(tmp_path, first, paper(tmp_path, "second", tall), paper(tmp_path, "third", tall))

    with pikepdf.open(path) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        links = list(pdf.pages[0].obj.Annots)
        assert len(pages) == 5
        assert [pages.index(link.Dest[0].objgen) for link in links] == [1, 2]
        assert [str(link.Contents) for link in links] == ["Page 2", "Page 3"]


def test_links_within_papers_that_use_the_same_names_stay_apart(tmp_path: Path) -> None:
    body = "<a href='#here'>x</a><p style='break-before: page' id='here'>Here</p>"

    path = joined(tmp_path, paper(tmp_path, "first", body), paper(tmp_path, "second", body))

    with pikepdf.open(path) as pdf:
        places = pikepdf.NameTree(pdf.Root.Names.Dests)
        targets = [places[str(pdf.pages[number].obj.Annots[0].Dest)].D[0] for number in (0, 2)]
        assert [target.objgen for target in targets] == [pdf.pages[number].obj.objgen for number in (1, 3)]


@pytest.mark.parametrize("address", ["bundle:nowhere", "bundle:second#nowhere"])
def test_link_that_leads_nowhere_is_a_fault(tmp_path: Path, address: str) -> None:
    first = paper(tmp_path, "first", f"<a href='{address}'>a</a>")

    with pytest.raises(BundleFault, match="first points at"):
        joined(tmp_path, first, paper(tmp_path, "second"))


def test_finished_file_is_compared_with_what_was_meant(tmp_path: Path) -> None:
    path = joined(tmp_path, paper(tmp_path, "first", "<p>One</p>"), paper(tmp_path, "second", "<p>Two</p>"))
    with pikepdf.open(path) as pdf:
        marks = [fingerprint(page) for page in pdf.pages]

    verify(path, 2, dict(enumerate(marks)))
    with pytest.raises(BundleFault, match="the bundle has 2 pages instead of 3"):
        verify(path, 3, {})
    with pytest.raises(BundleFault, match="page 2 is not the page that was put there"):
        verify(path, 2, {1: marks[0]})
