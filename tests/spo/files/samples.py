"""Good and hostile files, made where they are needed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from PIL import Image
from pillow_heif import register_heif_opener

register_heif_opener()


def pdf(pages: int = 1, **save: object) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    out = io.BytesIO()
    document.save(out, **save)
    return out.getvalue()


def drawn_pdf(squeezed: bytes, *, times: int = 1) -> bytes:
    """A page whose drawing is said to be deflated so many times."""
    document = pikepdf.new()
    document.add_blank_page()
    document.pages[0].obj.Contents = document.make_stream(b"")
    filters = pikepdf.Array([pikepdf.Name.FlateDecode] * times)
    document.pages[0].obj.Contents.write(squeezed, filter=filters if times > 1 else filters[0])
    out = io.BytesIO()
    document.save(out, compress_streams=False)
    return out.getvalue()


def locked_pdf(user: str) -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=user))


def image(form: str, size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, form)
    return out.getvalue()


def commented(comment: bytes) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, "JPEG", comment=comment)
    return out.getvalue()


def scan(pages: int) -> bytes:
    out = io.BytesIO()
    sheets = [Image.linear_gradient("L") for _ in range(pages)]
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:], compression="tiff_adobe_deflate")
    return out.getvalue()


def spoiled_scan() -> bytes:
    """Its second page cannot be unfolded."""
    content = scan(2)
    with Image.open(io.BytesIO(content)) as image:
        image.seek(1)
        (start, *_) = image.tag_v2[273]
    return spoiled(content, start, count=20)


def spoiled(content: bytes, at: int, *, count: int = 1) -> bytes:
    """Some bytes turned over."""
    at %= len(content)
    return content[:at] + bytes(255 - byte for byte in content[at : at + count]) + content[at + count :]


def png_bomb(side: int = 50_000) -> bytes:
    """A picture of a few kilobytes that would unfold to billions of pixels."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (side // 8 + 1) * 100)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", rows) + part(b"IEND", b"")


def zeros(megabytes: int) -> bytes:
    """That many megabytes of nothing, deflated, without ever holding them."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = squeeze.compress(b"\0" * 2**20) + squeeze.flush(zlib.Z_FULL_FLUSH)
    checksum = (megabytes * 2**20 % 65521) << 16 | 1
    return b"\x78\xda" + one * megabytes + b"\x03\x00" + struct.pack(">I", checksum)


def pdf_bomb() -> bytes:
    """A cross-reference stream of a few kilobytes that unfolds to two gigabytes as soon as the file is opened."""
    squeezed = zlib.compress(zeros(2048), 9)
    start = b"%PDF-1.5\n"
    return (
        start
        + b"1 0 obj<</Type/XRef/W[1 2 1]/Size 2/Root 1 0 R/Filter[/FlateDecode/FlateDecode]"
        + b"/Length %d>>stream\n%b\nendstream endobj\n" % (len(squeezed), squeezed)
        + b"startxref\n%d\n%%%%EOF\n" % len(start)
    )


def office(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("_rels/.rels", "<Relationships/>")
        parts.writestr(body, "<x/>")
    return out.getvalue()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("phone/messages.html", "<html>")
    return out.getvalue()


def box_file(brand: bytes) -> bytes:
    """The start of an MP4, M4A or QuickTime file."""
    return (
        struct.pack(">I", 24)
        + b"ftyp"
        + brand
        + b"\0\0\2\0"
        + brand
        + b"isom"
        + struct.pack(">I", 8)
        + b"mdat"
    )


def wav() -> bytes:
    form = struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    return b"RIFF" + struct.pack("<I", 36) + b"WAVEfmt " + form + b"data\0\0\0\0"


GOOD: dict[str, Callable[[], bytes]] = {
    "statement.pdf": pdf,
    "photo.jpg": lambda: image("JPEG"),
    "photo.JPEG": lambda: image("JPEG"),
    "screen.png": lambda: image("PNG"),
    "screen.gif": lambda: image("GIF"),
    "screen.webp": lambda: image("WEBP"),
    "scan.tiff": lambda: image("TIFF"),
    "phone.heic": lambda: image("HEIF"),
    "notes.txt": lambda: "She said “stop”.\n".encode(),
    "calls.csv": lambda: b"when,who\n2026-01-01,unknown\n",
    "message.eml": lambda: b"From: a@b.example\nTo: c@d.example\nSubject: x\n\nBody\n",
    "letter.docx": lambda: office("word/document.xml"),
    "log.xlsx": lambda: office("xl/workbook.xml"),
    "call.mp3": lambda: b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb\x90\x64" + b"\0" * 413,
    "call.m4a": lambda: box_file(b"M4A "),
    "call.wav": wav,
    "door.mp4": lambda: box_file(b"mp42"),
    "door.mov": lambda: box_file(b"qt  "),
    "phone.zip": archive,
}
