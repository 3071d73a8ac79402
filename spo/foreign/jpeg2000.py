"""What a JPEG 2000 (ISO/IEC 15444-1) says beside its picture: boxes of notes, and comments before its tiles."""

from collections.abc import Iterator

from spo.foreign.colours import bare_profile

START, TILE, TILE_DATA, END = b"\xff\x4f", b"\xff\x90", b"\xff\x93", b"\xff\xd9"
TILE_HEAD = 12
# Segments that say how the picture is coded. All others are comments, or unknown.
CODING = {bytes((0xFF, code)) for code in (*range(0x50, 0x62), 0x63)}
SIGNATURE = b"jP  ", b"\r\n\x87\n"
KIND = b"ftyp", b"jp2 \0\0\0\0jp2 "
HEADER = {b"ihdr", b"bpcc", b"pclr", b"cmap", b"cdef"}
BY_NUMBER, BY_PROFILE = (1,), (2, 3)
NUMBER_SIZE = 3 + 4 + 28


def without_notes(data: bytes) -> bytes:
    """The same picture, bit for bit, and of its boxes only those that say what its bits mean."""
    if data.startswith(START):
        return _without_comments(data)
    boxes = dict(reversed(list(_boxes(data))))  # of two of a kind the first counts
    header = b"".join(_box(name, body) for name, body in _header(boxes[b"jp2h"]))
    picture = _without_comments(boxes[b"jp2c"])
    return _box(*SIGNATURE) + _box(*KIND) + _box(b"jp2h", header) + _box(b"jp2c", picture)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position < len(data):
        size, name, start = (
            int.from_bytes(data[position : position + 4], "big"),
            data[position + 4 : position + 8],
            8,
        )
        if size == 1:
            size, start = int.from_bytes(data[position + 8 : position + 16], "big"), 16
        end = position + size if size else len(data)
        if not position + start <= end <= len(data):
            raise ValueError("lost in the JPEG 2000")
        yield name, data[position + start : end]
        position = end


def _header(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    for name, body in _boxes(data):
        if name in HEADER:
            yield name, body
        elif name == b"colr" and body[0] in BY_NUMBER:
            yield name, body[:NUMBER_SIZE]
        elif name == b"colr" and body[0] in BY_PROFILE and (profile := bare_profile(body[3:])):
            yield name, body[:3] + profile


def _box(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + name + body


def _without_comments(data: bytes) -> bytes:
    """Overwritten in place, because a picture says how far it is from tile to tile."""
    kept, position, tile_end = bytearray(data), 2, 0
    while (marker := data[position : position + 2]) != END:
        size = int.from_bytes(data[position + 2 : position + 4], "big")
        if marker == TILE:
            length = int.from_bytes(data[position + 6 : position + 10], "big")
            tile_end = position + length if length else len(data) - len(END)
            position += TILE_HEAD
        elif marker == TILE_DATA:
            position = tile_end
        elif len(marker) < 2 or marker[0] != 0xFF or size < 2:
            raise ValueError("lost in the JPEG 2000")
        else:
            if marker not in CODING:
                kept[position + 4 : position + 2 + size] = bytes(size - 2)
            position += 2 + size
    return bytes(kept[: position + 2])
