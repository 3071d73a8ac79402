"""Pictures inside somebody's PDF."""

import base64
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageChops

from spo.foreign import pdf_copy
from spo.foreign.jpeg2000 import without_notes
from spo.foreign.refusals import Unusable
from tests.orders.bundle.files import pdf_page, picture, pictures

WIDE, HIGH = 60, 40
SIZES = {"/Width": WIDE, "/Height": HIGH, "/ColorSpace": Name.DeviceRGB, "/BitsPerComponent": 8}
IN_LINE = b"/W 60 /H 40 /CS /RGB /BPC 8"


def jpeg() -> bytes:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "CANARY"
    picture((WIDE, HIGH)).save(out, "JPEG", exif=exif, comment=b"CANARY")
    return out.getvalue()


def raw_jpeg2000() -> bytes:
    out = BytesIO()
    picture((WIDE, HIGH)).save(out, "JPEG2000", comment=b"CANARY", no_jp2=True)
    return out.getvalue()


def box(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + name + body


def jpeg2000() -> bytes:
    out = BytesIO()
    picture((WIDE, HIGH)).save(out, "JPEG2000", comment=b"CANARY")
    data, kind_end = out.getvalue(), 32
    return data[:kind_end] + box(b"xml ", b"<x>CANARY</x>") + data[kind_end:] + box(b"uuid", b"CANARY")


def copied(pdf: Pdf, folder: Path) -> tuple[bytes, Path]:
    """Every byte of the copy, as it is stored and as it is meant."""
    pdf.save(folder / "a.pdf")
    pdf_copy.copy(folder / "a.pdf", folder / "copy", "application/pdf")
    with pikepdf.open(folder / "copy") as clean:
        streams = [thing for thing in clean.objects if isinstance(thing, Stream)]
        photographs = (Name.DCTDecode, Name.JPXDecode)
        read = [
            one.read_raw_bytes() if one.get("/Filter") in photographs else one.read_bytes() for one in streams
        ]
    return b"".join(read), folder / "copy"


PACKED = {
    "JPEG": (jpeg, ["/DCTDecode"]),
    "JPEG by its short name": (jpeg, ["/DCT"]),
    "deflated JPEG": (lambda: zlib.compress(jpeg(), level=0), ["/FlateDecode", "/DCTDecode"]),
    "JPEG in letters": (lambda: base64.a85encode(jpeg()) + b"~>", ["/ASCII85Decode", "/DCTDecode"]),
    "JPEG in digits": (lambda: jpeg().hex().encode() + b">", ["/ASCIIHexDecode", "/DCTDecode"]),
    "JPEG 2000": (jpeg2000, ["/JPXDecode"]),
    "bare JPEG 2000": (raw_jpeg2000, ["/JPXDecode"]),
    "deflated JPEG 2000": (lambda: zlib.compress(jpeg2000()), ["/FlateDecode", "/JPXDecode"]),
}


@pytest.mark.parametrize(("make", "filters"), PACKED.values(), ids=PACKED)
def test_picture_inside_shows_the_same_and_says_nothing(tmp_path: Path, make, filters: list[str]) -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "")
        photo = pdf.make_stream(b"", {"/Type": Name.XObject, "/Subtype": Name.Image, **SIZES})
        photo.write(make(), filter=Array([Name(name) for name in filters]))
        page.Resources.XObject = Dictionary(P=photo)
        page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /P Do Q")
        whole, copy = copied(pdf, tmp_path)

    shown, meant = (pictures(path)[0] for path in (copy, tmp_path / "a.pdf"))
    assert (b"CANARY" in whole, ImageChops.difference(shown, meant).getbbox()) == (False, None)
    assert shown.getpixel((5, 5)) < 50


@pytest.mark.parametrize("name", [b"/DCT", b"/DCTDecode", b"[/DCT]", b"/D#43T"])
def test_photograph_in_the_line_says_nothing(tmp_path: Path, name: bytes) -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "")
        drawing = b"q 595 0 0 842 0 0 cm BI " + IN_LINE + b" /F " + name + b" ID " + jpeg() + b" EI Q"
        page.Contents = pdf.make_stream(drawing)
        whole, copy = copied(pdf, tmp_path)

    assert (b"CANARY" in drawing, b"CANARY" in whole) == (True, False)
    assert pictures(copy)[0].getpixel((5, 5)) < 50


def pattern(pdf: Pdf, data: bytes) -> Dictionary:
    tile = {
        "/PatternType": 1,
        "/PaintType": 1,
        "/TilingType": 1,
        "/BBox": [0, 0, 9, 9],
        "/XStep": 9,
        "/YStep": 9,
    }
    return Dictionary(Pattern=Dictionary(P=pdf.make_stream(data, {**tile, "/Resources": Dictionary()})))


def letter(pdf: Pdf, data: bytes) -> Dictionary:
    glyph = pdf.make_stream(b"9 0 d0 " + data)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 9, 9]),
        FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([9]),
    )
    return Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))


@pytest.mark.parametrize("make", [pattern, letter])
def test_photograph_in_the_line_of_a_pattern_or_letter_is_refused(tmp_path: Path, make) -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "")
        page.Resources = make(pdf, b"q BI " + IN_LINE + b" /F /DCT ID " + jpeg() + b" EI Q")

        with pytest.raises(
            Unusable, match=r"notes cannot be taken out\. Print it to a new PDF and add that\."
        ):
            copied(pdf, tmp_path)


def test_drawn_letters_in_the_line_are_taken(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "")
        page.Resources = letter(pdf, b"q BI /W 8 /H 1 /IM true /BPC 1 ID \xaa EI Q")

        assert len(pictures(copied(pdf, tmp_path)[1])) == 1


def test_jpeg2000_keeps_every_pixel() -> None:
    before, after = jpeg2000(), without_notes(jpeg2000())

    assert ImageChops.difference(*(Image.open(BytesIO(data)) for data in (before, after))).getbbox() is None


@pytest.mark.parametrize("cut", [20, 60, 120, 200])
def test_jpeg2000_cut_short_is_an_error(cut: int) -> None:
    with pytest.raises((ValueError, KeyError)):
        without_notes(jpeg2000()[:cut])
