"""A photograph or a scan on A4, at no more than 300 dots an inch. Runs in the child only."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import img2pdf
import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf
from PIL import Image, ImageOps, ImageSequence
from pillow_heif import register_heif_opener

from spo.foreign.colours import bare_profile
from spo.foreign.jpeg import without_metadata
from spo.foreign.picture import MOST_FRAMES as MAX_PAGES
from spo.foreign.picture import MOST_PIXELS as MAX_PIXELS
from spo.foreign.refusals import Unusable

FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "HEIF")
LOSSY = ("JPEG", "MPO", "WEBP", "HEIF")
MOVING = ("GIF", "PNG", "WEBP")
SPACES = {"L": b"GRAY", "RGB": b"RGB "}
MAX_DPI = 300
SCREEN_DPI = 96  # a small picture is printed at the size it has on a screen, not blown up
A4 = (595.28, 841.89)
ANY_PAGE = (
    100,
    100,
    100,
    100,
)  # the picture is taken out of it; a picture of one dot has no page of its size
SIDE, FOOT = 36, 60  # the foot is where the page number goes
TALLEST = 2.6  # times as high as wide; a scrolled screenshot is higher still and is cut into pages
OVERLAP = 0.04
# Orientation 2 to 8 of the EXIF standard as a matrix; the origin is mended afterwards.
TURNS = {
    2: (-1, 0, 0, 1),
    3: (-1, 0, 0, -1),
    4: (1, 0, 0, -1),
    5: (0, -1, -1, 0),
    6: (0, -1, 1, 0),
    7: (0, 1, 1, 0),
    8: (0, 1, -1, 0),
}


def copy(source: Path, target: Path, media_type: str) -> str:
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    register_heif_opener()
    try:
        image = Image.open(source, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise Unusable(
            f"has more than {MAX_PIXELS:,} pixels. Make a smaller copy and add that.", "pixels"
        ) from fault
    with image, pikepdf.new() as clean:
        is_moving = image.format in MOVING and image.n_frames > 1
        for data, orientation in _pictures(image, source):
            _place(clean, data, orientation)
        clean.save(target, deterministic_id=True)
    return "Only the first picture of this moving picture is printed." if is_moving else ""


def _pictures(image: Image.Image, source: Path) -> Iterator[tuple[bytes, int]]:
    if image.format == "TIFF":
        _check_count(image.n_frames)
        for frame in ImageSequence.Iterator(image):
            yield from ((data, 1) for data in _redrawn(frame, is_lossy=False))
        return
    orientation = image.getexif().get(0x0112, 1)
    size = image.size[::-1] if orientation >= 5 else image.size
    if image.format in ("JPEG", "MPO") and size[1] <= TALLEST * size[0] and _resolution(size) <= MAX_DPI:
        image.load()  # a picture cut short is refused here, not shown half grey
        yield without_metadata(source.read_bytes()), orientation
        return
    yield from ((data, 1) for data in _redrawn(image, is_lossy=image.format in LOSSY))


def _check_count(pages: int) -> None:
    if pages > MAX_PAGES:
        raise Unusable(f"would take {pages:,} pages. A bundle takes pictures of 1 to {MAX_PAGES}.", "frames")


def _redrawn(image: Image.Image, *, is_lossy: bool) -> Iterator[bytes]:
    upright = _opaque(ImageOps.exif_transpose(image))
    for piece in _cut(upright):
        if (excess := _resolution(piece.size) / MAX_DPI) > 1:
            piece = piece.resize(
                [max(1, round(edge / excess)) for edge in piece.size], Image.Resampling.LANCZOS
            )
        colours = _colours(piece)
        piece.info = {}  # Pillow writes some of what it read, such as a comment, without being asked
        out = BytesIO()
        if is_lossy:
            piece.save(out, "JPEG", quality=90, icc_profile=colours)
        else:
            piece.save(out, "PNG", icc_profile=colours)
        yield out.getvalue()


def _colours(image: Image.Image) -> bytes:
    """The profile it came with, where that still describes its pixels."""
    profile = bare_profile(image.info.get("icc_profile") or b"")
    return profile if profile[16:20] == SPACES.get(image.mode) else b""


def _opaque(image: Image.Image) -> Image.Image:
    """Black on transparent would otherwise print as black on black."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image if image.mode in ("1", "L", "RGB") else image.convert("RGB")
    layered = image.convert("RGBA")
    paper = Image.new("RGB", layered.size, "white")
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper


def _cut(image: Image.Image) -> Iterator[Image.Image]:
    width, height = image.size
    if height <= TALLEST * width:
        yield image
        return
    room = _room((1, 2))
    tall = int(width * room[1] / room[0])
    step = max(1, int(tall * (1 - OVERLAP)))
    tops = range(0, height - tall + step, step)
    _check_count(len(tops))
    for top in tops:
        start = min(top, height - tall)  # the last piece is as high as the others
        yield image.crop((0, start, width, start + tall))


def _page(size: tuple[int, int]) -> tuple[float, float]:
    """A wide picture gets a landscape page, unless it is small enough to stand on an upright one as it is."""
    return A4[::-1] if size[0] > size[1] and size[0] * 72 / SCREEN_DPI > A4[0] - 2 * SIDE else A4


def _room(size: tuple[int, int]) -> tuple[float, float]:
    """The space for a picture of that shape."""
    width, height = _page(size)
    return width - 2 * SIDE, height - SIDE - FOOT


def _scale(size: tuple[int, int]) -> float:
    """Points a pixel."""
    room = _room(size)
    return min(72 / SCREEN_DPI, room[0] / size[0], room[1] / size[1])


def _resolution(size: tuple[int, int]) -> float:
    return 72 / _scale(size)


def _place(clean: Pdf, data: bytes, orientation: int) -> None:
    """Turned by the matrix that draws it, so that no pixel is touched and the foot of the page stays its foot."""
    embedded = img2pdf.convert(
        data,
        engine=img2pdf.Engine.pikepdf,
        rotation=img2pdf.Rotation.none,
        nodate=True,
        layout_fun=lambda *_: ANY_PAGE,
    )
    with pikepdf.open(BytesIO(embedded)) as made:
        pixels = clean.copy_foreign(next(iter(made.pages[0].Resources.XObject.values())))
    wide, high = int(pixels.Width), int(pixels.Height)
    a, b, c, d = TURNS.get(orientation, (1, 0, 0, 1))
    shown = (wide, high) if a else (high, wide)
    points, page = _scale(shown), _page(shown)
    left = (page[0] - shown[0] * points) / 2 - points * (min(0, a * wide) + min(0, c * high))
    bottom = page[1] - SIDE - shown[1] * points - points * (min(0, b * wide) + min(0, d * high))
    matrix = [points * edge for edge in (a * wide, b * wide, c * high, d * high)] + [left, bottom]
    draw = f"q {' '.join(f'{value:.4f}' for value in matrix)} cm /Picture Do Q"
    body = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *page]),
        Resources=Dictionary(XObject=Dictionary(Picture=pixels)),
        Contents=clean.make_stream(draw.encode()),
    )
    clean.pages.append(Page(clean.make_indirect(body)))
