"""A picture, decoded from its first row to its last, and nothing behind it."""

import warnings
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError
from pillow_heif import register_heif_opener

from spo.foreign.jpeg import parted
from spo.foreign.refusals import RefusedAs

MOST_PIXELS = 50_000_000
MOST_FRAMES = 200
PNG_HEAD = 8
# Phones put a second picture, a short film or their own notes behind a photograph.
PICTURE, FILM, NOTES_END = b"\xff\xd8", b"ftyp", b"SEFT"


def check_picture(path: Path, form: str) -> int:
    """The number of its pages."""
    register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        pages = _decode(path, form)
        if form == "JPEG":
            _check_jpeg_ends(path.read_bytes())
        if form == "PNG":
            _check_png(path.read_bytes())
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise RefusedAs("pixels") from error
    except UnidentifiedImageError as error:
        raise RefusedAs("damaged") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        raise RefusedAs("truncated" if "truncated" in str(error) else "damaged") from error
    return pages


def _decode(path: Path, form: str) -> int:
    """Of a moving picture only the first frame is evidence that can be printed; a scan is all its pages."""
    with Image.open(path, formats=[form]) as image:
        if form != "TIFF":
            image.load()
            return 1
        if image.n_frames > MOST_FRAMES:
            raise RefusedAs("frames")
        for frame in ImageSequence.Iterator(image):
            frame.load()
        return image.n_frames


def _check_jpeg_ends(data: bytes) -> None:
    """A ZIP is read from its end, so whatever stands before it, and even inside, it must not be one."""
    rest = data
    while rest.startswith(PICTURE):
        rest = parted(rest)[1].strip(b"\0")
    is_of_camera = FILM in rest[:8] or rest.endswith(NOTES_END)
    if (rest.strip() and not is_of_camera) or zipfile.is_zipfile(BytesIO(data)):
        raise RefusedAs("behind")


def _check_png(data: bytes) -> None:
    """Every part has its checksum, and the last is the last."""
    at, name = PNG_HEAD, b""
    while name != b"IEND":
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body, checksum = data[at + 4 : at + 8 + size], data[at + 8 + size : at + 12 + size]
        if len(checksum) < 4:
            raise RefusedAs("truncated")
        if zlib.crc32(body) != int.from_bytes(checksum, "big"):
            raise RefusedAs("damaged")
        at += 12 + size
    if data[at:].strip(b"\0\r\n "):
        raise RefusedAs("behind")
