"""What a JPEG says beside its picture: where it was taken, by which phone, and a thumbnail of what was cut off."""

START, END, SCAN = 0xD8, 0xD9, 0xDA
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}


def without_metadata(data: bytes) -> bytes:
    """The same picture, bit for bit, without comments, application data or anything after its end."""
    return parted(data)[0]


def parted(data: bytes) -> tuple[bytes, bytes]:
    """The bare picture, and what stands behind its end.

    Only what a reader needs to show the colours stays: JFIF, the ICC profile and Adobe's colour transform.
    """
    if data[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    kept, position = bytearray(data[:2]), 2
    while True:
        while data[position + 1] == 0xFF:
            position += 1
        marker = data[position + 1]
        if data[position] != 0xFF:
            raise ValueError("lost in the JPEG")
        if marker == END:
            return bytes(kept + b"\xff\xd9"), data[position + 2 :]
        end = position + 2
        if marker not in WITHOUT_LENGTH:
            end += int.from_bytes(data[end : end + 2], "big")
        if not _is_private(marker, data[position + 4 : position + 16]):
            kept += data[position:end]
        position = end
        if marker == SCAN:
            position = _end_of_scan(data, end)
            kept += data[end:position]


def _is_private(marker: int, head: bytes) -> bool:
    if marker == 0xE2:
        return not head.startswith(b"ICC_PROFILE\0")
    return marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)


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
