"""Files such as victims and phones bring, made on the spot, and a look into what was printed."""

import hashlib
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw

from orders.bundle.documents import Exhibit

A4 = [0, 0, 595, 842]


def blank_page(
    pdf: Pdf, *, box: list | None = None, rotate: int = 0, crop: list | None = None
) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj.MediaBox = Array(box or A4)
    page.obj.Rotate = rotate
    if crop:
        page.obj.CropBox = Array(crop)
    page.obj.Resources = Dictionary()
    page.obj.Contents = pdf.make_stream(b"1 g")
    return page


def pdf_page(pdf: Pdf, words: str) -> pikepdf.Page:
    """A page that says `words`, and leaves its drawing state in disorder as many programs do."""
    page = blank_page(pdf)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(Font=Dictionary(F=font))
    drawing = f"q 3 0 0 3 50 50 cm q BT /F 4 Tf 0 20 Td ({words}) Tj ET"
    page.obj.Contents = pdf.make_stream(drawing.encode())
    return page


def save_pdf(path: Path, *words: str, **options: object) -> Path:
    with pikepdf.new() as pdf:
        for word in words:
            pdf_page(pdf, word)
        pdf.save(path, **options)
    return path


def save_layered(path: Path, *, is_hidden: bool) -> Path:
    """A page with a layer that blackens it."""
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "Below")
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
        page.obj.Resources.Properties = Dictionary(L=layer)
        page.contents_add(b"/OC /L BDC 0 0 595 842 re f EMC", prepend=True)
        off = Array([layer] if is_hidden else [])
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=off))
        pdf.save(path)
    return path


def save_drawn(path: Path, drawing: bytes, *, crop: list | None = None) -> Path:
    """A page that says “Seen”, a drawing of any kind after it, and a layer L that is off."""
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "Seen")
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="CANARY"))
        spoken = Dictionary(ActualText="CANARY", Alt="CANARY", E="CANARY")
        page.obj.Resources.Properties = Dictionary(L=layer, S=spoken)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page.contents_add(b"Q Q " + drawing)
        if crop:
            page.obj.CropBox = Array(crop)
        pdf.save(path)
    return path


def picture(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """White, with a black corner at the top left, so that it can be seen which way up it is."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 3, size[1] // 4), fill="black")
    return image.convert(mode)


def exhibit(path: Path, media_type: str, *, reference: str = "AR/1", title: str = "Messages") -> Exhibit:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Exhibit(reference, title, "Exhibits", path, media_type, digest)


def texts(path: Path) -> list[str]:
    """The words of each page, in the order they are read."""
    out = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True)
    return out.stdout.split("\f")[:-1]


def words_of(data: bytes) -> str:
    """All the words of a PDF in memory, on one line."""
    command = ["pdftotext", "-", "-"]
    out = subprocess.run(command, input=data, capture_output=True, check=True)
    return re.sub(r"\s+", " ", out.stdout.decode())


def fonts_of(data: bytes) -> set[str]:
    """The fonts of the first page, each of which is embedded."""
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = list(pdf.pages[0].Resources.Font.values())
        assert all(Name.FontFile2 in font.DescendantFonts[0].FontDescriptor for font in fonts)
        return {str(font.BaseFont).partition("+")[2] for font in fonts}


def pictures(path: Path, *, dpi: int = 36) -> list[Image.Image]:
    """Each page as a reader sees it."""
    command = ["pdftoppm", "-r", str(dpi), "-cropbox", "-gray", str(path)]
    data = BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)
    pages = []
    while head := data.readline():
        assert head == b"P5\n"
        width, height = map(int, data.readline().split())
        data.readline()
        pages.append(Image.frombytes("L", (width, height), data.read(width * height)))
    return pages
