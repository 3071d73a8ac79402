"""The number at the foot of each page, upright and inside what the reader sees, however the page is turned."""

import re
from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from spo.printing.render import render_html

SAMPLE = (
    '<html lang="en-GB"><head><title>Numbers</title><link rel="stylesheet" href="asset:print.css"></head>'
    '<body><p class="page-numbers">0123456789</p></body></html>'
)
KEY = Name("/PageNumber")
SIZE, RISE = 11, 24  # points; RISE is from the bottom edge to the foot of the digits
LEAST_PAGE = 120  # on a page smaller than this the number shrinks with the page


class Stamp:
    """One font for all pages: the print font's own digits, taken from a page that shows them all."""

    def __init__(self, pdf: Pdf) -> None:
        with pikepdf.open(BytesIO(render_html(SAMPLE, title="Numbers"))) as sample:
            font = next(iter(sample.pages[0].Resources.Font.values()))
            table = font.ToUnicode.read_bytes().decode()
            self.width = float(font.DescendantFonts[0].W[1][0]) / 1000
            self.font = pdf.copy_foreign(font)
        self.codes = {chr(int(value, 16)): code for code, value in re.findall(r"<(\w{4})> <(\w{4})>", table)}
        self.pdf = pdf
        self.opening = pdf.make_stream(b"q")
        self.tagged = pdf.make_stream(b"q /P <</MCID 0>> BDC")

    def put_all(self, pages: Sequence[Page], first: int, *, is_tagged: bool) -> None:
        """`first` is the number of the first of them.

        `is_tagged`: the content of our papers tags itself; that of a copy is tagged here, as a whole.
        """
        for number, page in enumerate(pages, first):
            self._offer_font(page.obj)
            self._put(page, number, is_tagged=is_tagged)

    def _put(self, page: Page, number: int, *, is_tagged: bool) -> None:
        content = page.obj.Contents
        body = list(content) if isinstance(content, Array) else [content]
        ending = ("Q\n" if is_tagged else "EMC Q\n") + self._drawn(page, str(number))
        opening = self.opening if is_tagged else self.tagged
        page.obj.Contents = Array([opening, *body, self.pdf.make_stream(ending.encode())])

    def _offer_font(self, page: Object) -> None:
        if Name.Font not in page.Resources:
            page.Resources.Font = Dictionary()
        page.Resources.Font[KEY] = self.font

    def _drawn(self, page: Page, digits: str) -> str:
        place, shrink = _placement(page)
        size, wide = SIZE * shrink, len(digits) * self.width * SIZE * shrink
        edge = 3 * shrink
        box = f"{-wide / 2 - edge:.3f} {-edge:.3f} {wide + 2 * edge:.3f} {size * 0.72 + 2 * edge:.3f} re"
        text = "".join(self.codes[digit] for digit in digits)
        return (
            "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n"
            f"q {place} cm 1 g {box} f 0 g\n"
            f"BT {KEY} {size:.3f} Tf {-wide / 2:.3f} 0 Td <{text}> Tj ET\nQ EMC"
        )


def _placement(page: Page) -> tuple[str, float]:
    """The matrix that puts the origin below the middle of the page as it is shown, and how much to shrink."""
    left, bottom, right, top = _visible_box(page)
    turn = int(page.obj.get(Name.Rotate, 0)) % 360
    shown = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
    unit = float(page.obj.get(Name.UserUnit, 1))
    shrink = min(1.0, shown[0] * unit / LEAST_PAGE, shown[1] * unit / LEAST_PAGE) / unit
    rise = RISE * shrink
    middle, centre = (left + right) / 2, (bottom + top) / 2
    directions = {
        0: (1, 0, 0, 1, middle, bottom + rise),
        90: (0, 1, -1, 0, right - rise, centre),
        180: (-1, 0, 0, -1, middle, top - rise),
        270: (0, -1, 1, 0, left + rise, centre),
    }
    return " ".join(f"{value:.3f}" for value in directions[turn]), shrink


def _visible_box(page: Page) -> list[float]:
    media, crop = ([float(edge) for edge in box] for box in (page.mediabox, page.cropbox))
    return [max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])]
