"""Files made to harm whoever opens them, and files that only look so."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.spo.files.samples import archive, drawn_pdf, image, office, pdf, pdf_bomb, png_bomb, scan, zeros

HTML = b"<html><script>alert('CANARY')</script></html>"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">%b]><x>&a9;</x>""" % b"".join(
    b'<!ENTITY a%d "%b">' % (level, b"&a%d;" % (level - 1) * 10 if level else b"&a;" * 10)
    for level in range(10)
)
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><svg>&f;</svg>'


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_with(*chunks: bytes) -> bytes:
    """A small picture with more parts before its dots."""
    plain = image("PNG")
    at = plain.index(b"IDAT") - 4
    return plain[:at] + b"".join(chunks) + plain[at:]


def talkative_png() -> bytes:
    """Its comment unfolds to a gigabyte."""
    return png_with(chunk(b"zTXt", b"Comment\0\0" + zeros(1024)))


def moving_png(frames: int) -> bytes:
    start = struct.pack(">IIIIIHHBB", 0, 1, 1, 0, 0, 1, 100, 0, 0)
    dot = zlib.compress(b"\0\0\0\0")
    more = b"".join(
        chunk(b"fcTL", struct.pack(">I", 2 * at - 1) + start[4:])
        + chunk(b"fdAT", struct.pack(">I", 2 * at) + dot)
        for at in range(1, frames)
    )
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(
        b"acTL", struct.pack(">II", frames, 0)
    )
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"fcTL", start) + chunk(b"IDAT", dot) + more + chunk(b"IEND", b"")
    )


def drawn(mode: str, form: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, form)
    return out.getvalue()


def commented_gif() -> bytes:
    out = io.BytesIO()
    Image.new("P", (40, 30)).save(out, "GIF", comment=b"*/=1;alert('CANARY');/*")
    return out.getvalue()


def locked(user: str, way: int) -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=user, R=way))


def armed_pdf(**save: object) -> bytes:
    """A script when it opens, a program to start, a form to send, an attached file."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        script = Dictionary(S=Name.JavaScript, JS="CANARY()")
        document.Root.OpenAction = script
        page.obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F="CANARY.exe"), C=Dictionary(S=Name.SubmitForm))
        document.Root.AF = Array([])
        document.attachments["CANARY.exe"] = b"MZ CANARY"
        document.save(out, **save)
    return out.getvalue()


def signed_then_changed() -> bytes:
    """Another page count is put on top of what was there."""
    first = pdf()
    start = first.index(b"xref\n") if b"xref\n" in first else 0
    return (
        first
        + b"\n9 0 obj\n<</Type/Changed>>\nendobj\nxref\n0 0\ntrailer\n<</Size 10/Root 1 0 R/Prev %d>>\n"
        % start
        + (b"startxref\n%d\n%%%%EOF\n" % (len(first) + 40))
    )


def workbook_bomb() -> bytes:
    """Its cells are entities of entities."""
    book, plain, out = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active["A1"] = "x"
    book.save(plain)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, LAUGHS if name == "xl/worksheets/sheet1.xml" else before.read(name))
    return out.getvalue()


def swollen_workbook() -> bytes:
    """A sheet that says it unpacks to more than anybody wrote."""
    out = io.BytesIO(office("xl/workbook.xml"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/big.xml", "w") as part:
        for _ in range(520):
            part.write(b"\0" * 2**20)
    return out.getvalue()


NEEDS, REFUSED, READY = "needs-person", "refused", "ready"
DAMAGED = "The file is damaged or cut off, so no copy could be made."
LOCKED = "The file is locked with a password."
PACKED = "The file is packed in a way that can hide a great deal of data, so it was not opened."
UNKNOWN = "This kind of file cannot be opened here."
PROTECTED = "The file was protected against changes, but needs no password to be read."
MENDED = "The file was damaged and was put together again for this copy."
ARMED = "Taken out of this copy: scripts, commands that start programs, commands that send or fetch data, attached files."

TORTURE: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "list of contents that unfolds without end": ("a.pdf", pdf_bomb, NEEDS, DAMAGED),
    "2 kB in two layers that are a gigabyte": (
        "a.pdf",
        lambda: drawn_pdf(zlib.compress(zeros(1024), 9), times=2),
        REFUSED,
        PACKED,
    ),
    "page that unfolds to two gigabytes": ("a.pdf", lambda: drawn_pdf(zeros(2048)), NEEDS, DAMAGED),
    "too many pages": ("a.pdf", lambda: pdf(2001), NEEDS, "The file has too many pages."),
    "password, AES-256": ("a.pdf", lambda: locked("user", 6), NEEDS, LOCKED),
    "password, AES-128": ("a.pdf", lambda: locked("user", 4), NEEDS, LOCKED),
    "owner's password alone": ("a.pdf", lambda: locked("", 6), READY, PROTECTED),
    "PDF cut off": ("a.pdf", lambda: pdf()[:-300], NEEDS, DAMAGED),
    "PDF without anything in it": ("a.pdf", lambda: b"%PDF-1.7\n%%EOF\n", NEEDS, DAMAGED),
    "PDF and HTML": ("a.pdf", lambda: pdf() + HTML, READY, ""),
    "PDF and ZIP": ("a.pdf", lambda: pdf() + archive(), READY, ""),
    "PDF with a megabyte behind it": ("a.pdf", lambda: pdf() + b"x" * 2**20, READY, MENDED),
    "armed PDF": ("a.pdf", armed_pdf, READY, ARMED),
    "armed PDF in object streams": (
        "a.pdf",
        lambda: armed_pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
        READY,
        ARMED,
    ),
    "armed PDF with its names in code": (
        "a.pdf",
        lambda: armed_pdf().replace(b"/JavaScript", b"/J#61vaScript"),
        READY,
        ARMED,
    ),
    "PDF changed after it was saved": ("a.pdf", signed_then_changed, READY, "The file was"),
    "picture of 50,000 by 50,000": ("a.png", png_bomb, NEEDS, "The file has more than 50,000,000 pixels."),
    "moving picture of 10,000 frames": (
        "a.png",
        lambda: moving_png(10_000),
        READY,
        "Only the first picture of this moving picture is printed.",
    ),
    "comment that unfolds to a gigabyte": ("a.png", talkative_png, NEEDS, DAMAGED),
    "scan of too many pages": ("a.tiff", lambda: scan(201), NEEDS, "The file would take 201 pages."),
    "CMYK photograph": ("a.jpg", lambda: drawn("CMYK", "JPEG"), READY, ""),
    "16 bits a dot": ("a.png", lambda: drawn("I;16", "PNG"), READY, ""),
    "JPEG cut off": ("a.jpg", lambda: image("JPEG", (400, 300))[:-900], NEEDS, DAMAGED),
    "PNG cut off": ("a.png", lambda: image("PNG", (400, 300))[:-60], NEEDS, DAMAGED),
    "JPEG and HTML": ("a.jpg", lambda: image("JPEG") + HTML, READY, ""),
    "GIF and script": ("a.gif", commented_gif, READY, ""),
    "drawing with a script": (
        "a.svg",
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + HTML,
        NEEDS,
        UNKNOWN,
    ),
    "drawing that reads a file": ("a.svg", lambda: XXE, NEEDS, UNKNOWN),
    "entities of entities": ("a.xml", lambda: LAUGHS, NEEDS, UNKNOWN),
    "web page with a script": ("a.html", lambda: HTML, READY, "Only the words of this web page are shown."),
    "workbook of entities of entities": ("a.xlsx", workbook_bomb, NEEDS, DAMAGED),
    "swollen workbook": ("a.xlsx", swollen_workbook, REFUSED, PACKED),
    "program": ("setup.exe", lambda: b"MZ" + b"\0" * 200, NEEDS, UNKNOWN),
    "program called PDF": ("letter.pdf", lambda: b"MZ" + b"\0" * 200, NEEDS, UNKNOWN),
    "text of one endless word": ("a.txt", lambda: b"x" * 400_000, READY, "Only the first 300,000 of 400,000"),
}
"""Of each: its name, its bytes, and the verdict with the beginning of its sentence."""
