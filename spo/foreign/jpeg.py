"""What a JPEG says beside its picture: where it was taken, by which phone, and a thumbnail of what was cut off."""

from spo.foreign.colours import bare_profile

END, SCAN = 0xD9, 0xDA
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
JFIF, COLOURS, ADOBE = 0xE0, 0xE2, 0xEE
DRAWN = {0x01, *range(0xC0, 0xE0)}
JFIF_MARK, COLOURS_MARK, ADOBE_MARK = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
JFIF_SIZE, ADOBE_SIZE = 12, 12
ROOM = 0xFFFF - 2 - len(COLOURS_MARK) - 2


def without_metadata(data: bytes) -> bytes:
    """The same picture, bit for bit, without comments, application data or anything after its end."""
    return parted(data)[0]


def parted(data: bytes) -> tuple[bytes, bytes]:
    """The bare picture, and what stands behind its end.

    Only what a reader needs to show the colours stays: JFIF, the numbers of the profile and Adobe's colour transform.
    """
    if data[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    told, profile, drawn, position = bytearray(), bytearray(), bytearray(), 2
    while True:
        while data[position + 1] == 0xFF:
            position += 1
        marker = data[position + 1]
        if data[position] != 0xFF:
            raise ValueError("lost in the JPEG")
        if marker == END:
            whole = data[:2] + told + _coloured(bytes(profile)) + drawn + b"\xff\xd9"
            return whole, data[position + 2 :]
        end = position + 2
        if marker not in WITHOUT_LENGTH:
            end += int.from_bytes(data[end : end + 2], "big")
        body = data[position + 4 : end]
        if marker == SCAN:
            end = _end_of_scan(data, end)
        if marker in DRAWN:
            drawn += data[position:end]
        elif marker == COLOURS and body.startswith(COLOURS_MARK):
            profile += body[len(COLOURS_MARK) + 2 :]
        else:
            told += _needed(marker, body)
        position = end


def _needed(marker: int, body: bytes) -> bytes:
    if marker == JFIF and body.startswith(JFIF_MARK):
        return _segment(marker, body[:JFIF_SIZE] + b"\0\0")  # a thumbnail of no width and no height
    if marker == ADOBE and body.startswith(ADOBE_MARK):
        return _segment(marker, body[:ADOBE_SIZE])
    return b""


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _coloured(profile: bytes) -> bytes:
    bare = bare_profile(profile)
    parts = [bare[start : start + ROOM] for start in range(0, len(bare), ROOM)]
    return b"".join(
        _segment(COLOURS, COLOURS_MARK + bytes((number, len(parts))) + part)
        for number, part in enumerate(parts, 1)
    )


def _end_of_scan(data: bytes, position: int) -> int:
    """The next marker that is neither a stuffed byte nor a restart."""
    while True:
        position = data.index(b"\xff", position)
        if (
            data[position + 1] != 0
            and data[position + 1] not in WITHOUT_LENGTH
            and data[position + 1] != 0xFF
        ):
            return position
        position += 1 if data[position + 1] == 0xFF else 2
