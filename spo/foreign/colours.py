"""What a colour profile (ICC.1:2022) says beside its colours: whose screen it was made for, by which program, and when."""

HEAD, ENTRY = 128, 12
MOST_TAGS = 100
# Date, maker and model of the device, maker and mark of the profile, and what is reserved.
PRIVATE = ((24, 36), (48, 56), (80, HEAD))
COLOURS = {
    *(b"wtpt", b"bkpt", b"chad", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC"),
    *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2"),
}
NUMBERS = {b"XYZ ", b"curv", b"para", b"sf32", b"mft1", b"mft2", b"mAB ", b"mBA "}


def bare_profile(profile: bytes) -> bytes:
    """The same colours and no words, or nothing where it is not a profile."""
    head = bytearray(profile[:HEAD])
    if len(head) < HEAD or head[36:40] != b"acsp":
        return b""
    for start, end in PRIVATE:
        head[start:end] = bytes(end - start)
    tags = _colours(profile)
    index, body = bytearray(len(tags).to_bytes(4, "big")), bytearray()
    start, places = HEAD + 4 + ENTRY * len(tags), {}
    for name, data in tags:
        if data not in places:  # three curves are often one
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        index += name + places[data].to_bytes(4, "big") + len(data).to_bytes(4, "big")
    head[:4] = (start + len(body)).to_bytes(4, "big")
    return bytes(head + index + body)


def _colours(profile: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    for number in range(min(MOST_TAGS, int.from_bytes(profile[HEAD : HEAD + 4], "big"))):
        entry = profile[HEAD + 4 + ENTRY * number :][:ENTRY]
        start, size = int.from_bytes(entry[4:8], "big"), int.from_bytes(entry[8:], "big")
        data = profile[start : start + size]
        if entry[:4] in COLOURS and data[:4] in NUMBERS and len(data) == size:
            found.append((entry[:4], data))
    return found
