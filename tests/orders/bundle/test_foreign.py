"""The child that opens what may be hostile, and what its parent makes of it."""

import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from orders.bundle.documents import Rendition
from orders.bundle.exceptions import BadDocument
from orders.bundle.foreign import Copied, copy_exhibit
from spo.files.confine import Limits
from tests.orders.bundle.files import exhibit, pdf_page, picture, save_pdf, texts

HELD = "It is held by the police and is available on request."
UNREADABLE = (
    "Exhibit AR/1, “Messages”, could not be read: it is damaged, or too large or complicated. "
    "Open it, save it again and add the new file."
)


def copied(path: Path, media_type: str, **options: object) -> Copied:
    folder = path.parent / "work"
    folder.mkdir()
    return copy_exhibit(exhibit(path, media_type), folder, reference="SPO-2026-000123", **options)


def refusal(path: Path, media_type: str, **options: object) -> str:
    with pytest.raises(BadDocument) as raised:
        copied(path, media_type, **options)
    return raised.value.sentence


def bomb(path: Path, megabytes: int) -> Path:
    """A page whose drawing unpacks to so much."""
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "x")
        packer = zlib.compressobj()
        blank = b" " * 2**20
        data = b"".join(packer.compress(blank) for _ in range(megabytes)) + packer.flush()
        page.obj.Contents.write(data, filter=pikepdf.Name.FlateDecode)
        pdf.save(path)
    return path


def test_pdf_is_copied(tmp_path: Path) -> None:
    found = copied(save_pdf(tmp_path / "a.pdf", "One", "Two"), "application/pdf")

    assert [page.split() for page in texts(found.pdf)] == [["One"], ["Two"]]
    assert found.note == ""


def test_text_is_printed_on_pages_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("{{7*7}} <b>I will find you</b> 🔪\n" + "x" * 300)

    (page,) = texts(copied(tmp_path / "a.txt", "text/plain").pdf)

    assert "{{7*7}} <b>I will find you</b> [kitchen knife]" in page
    assert page.count("x") == 300 + page.split("SPO")[1].split("\n")[0].count("x")


@pytest.mark.parametrize("media_type", ["video/mp4", "application/zip", "application/x-unknown"])
def test_file_that_has_no_pages_is_only_announced(tmp_path: Path, media_type: str) -> None:
    (tmp_path / "a").write_bytes(b"\0" * 10)

    assert copied(tmp_path / "a", media_type) == Copied(None, f"This kind of file cannot be printed. {HELD}")


def test_file_too_long_to_print_is_only_announced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 300_001)

    assert copied(tmp_path / "a.txt", "text/plain") == Copied(None, f"This file is too long to print. {HELD}")


def noise(form: str) -> bytes:
    out = BytesIO()
    Image.effect_noise((200, 200), 60).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7 nonsense", "application/pdf"),
        (noise("JPEG")[:5000], "image/jpeg"),
        (noise("PNG")[:5000], "image/png"),
        (b"", "image/png"),
    ],
    ids=["pdf", "jpeg", "png", "empty"],
)
def test_damaged_file_is_named_in_the_refusal(tmp_path: Path, data: bytes, media_type: str) -> None:
    (tmp_path / "a").write_bytes(data)

    assert refusal(tmp_path / "a", media_type) == UNREADABLE


def test_locked_file_is_named_in_the_refusal(tmp_path: Path) -> None:
    path = save_pdf(tmp_path / "a.pdf", "x", encryption=pikepdf.Encryption(user="u", owner="o"))

    assert refusal(path, "application/pdf") == (
        "Exhibit AR/1, “Messages”, is locked with a password. "
        "Print it to a new PDF and add that, or ask for a copy that is not locked."
    )


def test_file_put_together_again_says_so_on_its_cover(tmp_path: Path) -> None:
    path = save_pdf(tmp_path / "a.pdf", "One", "Two")
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))

    found = copied(path, "application/pdf")

    assert [page.split() for page in texts(found.pdf)] == [["One"], ["Two"]]
    assert found.note == (
        "The file was damaged and was put together again for this copy. It has as many pages as it says it should have."
    )


def test_page_that_unpacks_beyond_the_memory_is_refused(tmp_path: Path) -> None:
    limits = Limits(memory=300 * 2**20)

    found = refusal(bomb(tmp_path / "a.pdf", 200), "application/pdf", limits=limits)

    assert found == UNREADABLE


@pytest.mark.parametrize("limits", [Limits(processor=0), Limits(wait=0), Limits(memory=2**20)])
def test_child_that_is_stopped_is_a_refusal(tmp_path: Path, limits: Limits) -> None:
    picture((90, 90)).save(tmp_path / "a.png")

    found = refusal(tmp_path / "a.png", "image/png", limits=limits)

    assert found == UNREADABLE


def test_file_that_is_not_the_one_received_is_refused(tmp_path: Path) -> None:
    changed = replace(exhibit(save_pdf(tmp_path / "a.pdf", "x"), "application/pdf"), sha256="0" * 64)

    with pytest.raises(BadDocument) as raised:
        copy_exhibit(changed, tmp_path, reference="x")

    assert raised.value.sentence == (
        "Exhibit AR/1, “Messages”, is not the file that was received: it has changed. Tell your administrator."
    )


def test_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    gone = exhibit(save_pdf(tmp_path / "a.pdf", "x"), "application/pdf")
    gone.path.unlink()

    with pytest.raises(BadDocument) as raised:
        copy_exhibit(gone, tmp_path, reference="x")

    assert raised.value.sentence == (
        "Exhibit AR/1, “Messages”, is missing from the file store. Tell your administrator."
    )


def test_original_is_never_touched(tmp_path: Path) -> None:
    path = save_pdf(tmp_path / "a.pdf", "x")
    path.chmod(0o400)
    before = path.read_bytes()

    copied(path, "application/pdf")

    assert path.read_bytes() == before


def test_copy_made_before_is_taken_once_it_is_proved(tmp_path: Path) -> None:
    original = exhibit(save_pdf(tmp_path / "a.pdf", "Original"), "application/pdf")
    copy = exhibit(save_pdf(tmp_path / "b.pdf", "Copy"), "application/pdf")
    (tmp_path / "work").mkdir()
    ready = replace(original, rendition=Rendition(copy.path, copy.sha256, "Scripts were taken out."))

    found = copy_exhibit(ready, tmp_path / "work", reference="SPO-2026-000123")

    assert (texts(found.pdf)[0].split(), found.note) == (["Copy"], "Scripts were taken out.")
    changed = replace(original, rendition=Rendition(copy.path, "0" * 64, ""))
    with pytest.raises(BadDocument, match="is not the file that was received"):
        copy_exhibit(changed, tmp_path / "work", reference="SPO-2026-000123")
