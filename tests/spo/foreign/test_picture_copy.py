"""Photographs, screenshots and scans on A4."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, PngImagePlugin

from spo.foreign import picture_copy
from spo.foreign.colours import bare_profile
from spo.foreign.jpeg import without_metadata
from spo.foreign.refusals import Unusable
from tests.orders.bundle.files import picture, pictures

UPRIGHT, WIDE = (595, 842), (842, 595)


def copied(path: Path) -> Path:
    target = path.with_suffix(".copy")
    picture_copy.copy(path, target, "image/x")
    return target


def saved(path: Path, image: Image.Image, orientation: int = 1, **options: object) -> Path:
    exif = image.getexif()
    exif[0x0112] = orientation
    exif[0x010F] = "CANARY"
    image.save(path, exif=exif, **options)
    return path


def profile() -> bytes:
    """Colours that say whose they are."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    return made.tobytes().replace("sRGB".encode("utf-16-be"), b"CANARY!!")


def unfolded(path: Path) -> bytes:
    """Every byte of a PDF, and those of its streams as they are stored and as they are meant."""
    with pikepdf.open(path) as pdf:
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        meant = [one.read_bytes() for one in streams if one.get("/Filter") != pikepdf.Name.DCTDecode]
        return b"".join([path.read_bytes(), *(one.read_raw_bytes() for one in streams), *meant])


def embedded(path: Path) -> list[pikepdf.Object]:
    with pikepdf.open(path) as pdf:
        return [next(iter(page.Resources.XObject.values())).Width for page in pdf.pages]


def sizes(path: Path) -> list[tuple[int, int]]:
    with pikepdf.open(path) as pdf:
        return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photograph_stands_the_way_up_that_the_camera_was_held(tmp_path: Path, orientation: int) -> None:
    path = saved(tmp_path / "a.jpg", picture((300, 200)), orientation, quality=95)

    (page,) = pictures(copied(path), dpi=96)

    seen = ImageOps.exif_transpose(Image.open(path)).convert("L")
    left, top = (page.width - seen.width) // 2, round(36 / 72 * 96)
    shown = page.crop((left, top, left + seen.width, top + seen.height))
    difference = ImageChops.difference(shown, seen).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert difference < 5


def test_small_photograph_is_put_in_bit_for_bit(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", picture((300, 200)), 6)

    with pikepdf.open(copied(path)) as pdf:
        data = pdf.pages[0].Resources.XObject.Picture.read_raw_bytes()

    assert ImageChops.difference(Image.open(BytesIO(data)), Image.open(path)).getbbox() is None
    assert (b"CANARY" in path.read_bytes(), b"CANARY" in data) == (True, False)


def test_what_follows_the_end_of_a_photograph_is_left_behind() -> None:
    out = BytesIO()
    picture((64, 64)).save(out, "JPEG", progressive=True, comment=b"CANARY", icc_profile=profile())

    clean = without_metadata(out.getvalue() + b"CANARY, and a film of ten seconds")

    assert b"CANARY" not in clean
    assert Image.open(BytesIO(clean)).info["icc_profile"] == bare_profile(profile())
    assert ImageChops.difference(Image.open(BytesIO(clean)), Image.open(out)).getbbox() is None


@pytest.mark.parametrize("size", [(300, 200), (4032, 3024), (300, 4000)], ids=["small", "large", "long"])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "TIFF", "WEBP", "HEIF"])
def test_nothing_that_a_picture_says_beside_itself_is_printed(
    tmp_path: Path, form: str, size: tuple[int, int]
) -> None:
    picture_copy.register_heif_opener()
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "CANARY")
    words.add_itxt("XML:com.adobe.xmp", "CANARY")
    image = picture(size)
    image.info = {"comment": b"CANARY", "xmp": b"CANARY"}
    told = {"comment": b"CANARY", "xmp": b"CANARY", "icc_profile": profile()}
    if form == "PNG":
        told = {"pnginfo": words, "icc_profile": profile()}
    path = saved(tmp_path / "a.x", image, format=form, **told)
    if form == "JPEG":
        thumbnail = b"JFXX\0\x13\1\1CANARY"
        data = path.read_bytes()
        path.write_bytes(data[:2] + b"\xff\xe0\0" + bytes([len(thumbnail) + 2]) + thumbnail + data[2:])

    copy = copied(path)

    assert (b"CANARY" in path.read_bytes(), b"CANARY" in unfolded(copy)) == (True, False)


def test_profile_without_its_words_has_the_same_colours() -> None:
    image, told = Image.effect_noise((90, 90), 90).convert("RGB"), profile()
    first, second = (
        ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(data)),
            ImageCms.createProfile("LAB"),
            outputMode="LAB",
        )
        for data in (told, bare_profile(told))
    )

    assert (b"CANARY" in told, b"CANARY" in bare_profile(told)) == (True, False)
    assert ImageChops.difference(first, second).getbbox() is None


@pytest.mark.parametrize("data", [b"", b"colours", bytes(128), bytes(36) + b"acsp"])
def test_profile_that_is_none_is_left_out(data: bytes) -> None:
    assert bare_profile(data) == b""


@pytest.mark.parametrize(("form", "wide"), [("JPEG", 3213), ("PNG", 3213)])
def test_large_picture_is_brought_down_to_300_dots_an_inch(tmp_path: Path, form: str, wide: int) -> None:
    path = tmp_path / "a.x"
    picture((4032, 3024)).save(path, form)

    copy = copied(path)

    room = 842 - 2 * 36
    assert sizes(copy) == [WIDE]
    assert embedded(copy)[0] <= room / 72 * 300
    assert embedded(copy)[0] < wide


@pytest.mark.parametrize(
    ("size", "shape"),
    [((300, 200), UPRIGHT), ((1600, 900), WIDE), ((900, 1600), UPRIGHT)],
    ids=["small", "wide", "high"],
)
def test_page_is_turned_only_for_a_picture_that_needs_it(
    tmp_path: Path, size: tuple[int, int], shape: tuple[int, int]
) -> None:
    path = saved(tmp_path / "a.png", picture(size))

    assert sizes(copied(path)) == [shape]


def test_scrolled_screenshot_is_cut_into_readable_pages(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", picture((600, 4000)))

    assert sizes(copied(path)) == [UPRIGHT] * 5


def test_every_page_of_a_scan_is_copied(tmp_path: Path) -> None:
    pages = [picture((300, 400), mode) for mode in ("1", "L", "RGB", "CMYK")]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])

    assert sizes(copied(tmp_path / "a.tif")) == [UPRIGHT] * 4


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("GIF", "RGBA"), ("WEBP", "RGBA")]
)
def test_see_through_picture_is_laid_on_white(tmp_path: Path, form: str, mode: str) -> None:
    clear = Image.new("RGBA", (90, 90), (0, 0, 0, 0))
    clear.putpixel((0, 0), (255, 0, 0, 255))
    path = tmp_path / "a.x"
    clear.convert(mode).save(path, form)

    (page,) = pictures(copied(path))

    assert page.getpixel((page.width // 2, 30)) > 250


@pytest.mark.parametrize("mode", ["I;16", "CMYK", "L", "1", "P"])
def test_every_kind_of_colour_is_copied(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    (Image.new("I;16", (90, 90), 60000) if mode == "I;16" else picture((90, 90), mode)).save(path)

    assert sizes(copied(path)) == [UPRIGHT]


def test_iphone_photograph_is_copied(tmp_path: Path) -> None:
    picture_copy.register_heif_opener()
    path = saved(tmp_path / "a.heic", picture((300, 200)))

    assert sizes(copied(path)) == [UPRIGHT]


def test_moving_picture_says_that_one_picture_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    picture((90, 90)).save(path, save_all=True, append_images=[Image.new("RGB", (90, 90))])

    note = picture_copy.copy(path, tmp_path / "copy", "image/gif")

    assert note == "Only the first picture of this moving picture is printed."


@pytest.mark.parametrize("size", [(8000, 7000), (20000, 20000)])
def test_picture_of_too_many_pixels_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("1", size).save(tmp_path / "a.png")

    with pytest.raises(Unusable, match="has more than 50,000,000 pixels"):
        copied(tmp_path / "a.png")


def test_endless_screenshot_is_refused(tmp_path: Path) -> None:
    Image.new("1", (10, 5000)).save(tmp_path / "a.png")

    with pytest.raises(Unusable, match="A bundle takes pictures of 1 to 200"):
        copied(tmp_path / "a.png")
