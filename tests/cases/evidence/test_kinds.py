"""Each kind of file becomes pages that can be read and found, or says why not."""

import wave
from email.message import EmailMessage
from io import BytesIO

import openpyxl
import pytest
from PIL import Image

from cases.evidence.rendering import LENGTH_UNKNOWN, SENTENCES
from cases.models import Rendition
from spo.accounts.models import User
from spo.files import path_of
from tests.cases.evidence.making import made_of, taken_in
from tests.factories.work import work_off
from tests.papers import pages_of
from tests.spo.files.samples import GOOD, archive, office


def words_of(rendition: Rendition) -> str:
    return " ".join(pages_of(path_of(rendition.sha256).read_bytes()))


def photograph(form: str, mode: str = "RGB") -> bytes:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "CANARY"
    Image.new(mode, (60, 40)).save(out, form, exif=exif)
    return out.getvalue()


def message() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "d@example.test", "Answer me"
    mail.set_content("<p>I know <b>where</b> you are</p><script>alert(1)</script>", subtype="html")
    mail.add_attachment(b"x", maintype="image", subtype="jpeg", filename="house.jpg")
    return bytes(mail)


def workbook() -> bytes:
    book, out = openpyxl.Workbook(), BytesIO()
    book.active.append(["When", "Number", 3])
    hidden = book.create_sheet("Other")
    hidden.sheet_state = "hidden"
    hidden.append(["second sheet"])
    book.save(out)
    return out.getvalue()


def two_seconds() -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(b"\x80" * 16000)
    return out.getvalue()


@pytest.mark.parametrize(
    "name", ["photo.jpg", "screen.png", "screen.gif", "screen.webp", "scan.tiff", "phone.heic"]
)
def test_picture_becomes_a_page_without_its_metadata(officer: User, name: str) -> None:
    form = {"jpg": "JPEG", "heic": "HEIF", "tiff": "TIFF", "webp": "WEBP"}.get(name.partition(".")[2])

    rendition = made_of(photograph(form) if form else GOOD[name](), name, officer)

    assert (rendition.state, rendition.pages, rendition.sentence) == ("ready", 1, "")
    assert b"CANARY" not in path_of(rendition.sha256).read_bytes()


def test_text_becomes_pages_whose_words_are_found(officer: User) -> None:
    rendition = made_of("I will find you 🔪".encode(), "notes.txt", officer)

    assert (rendition.state, rendition.pages) == ("ready", 1)
    assert "I will find you [kitchen knife]" in rendition.text_pages.get(number=1).text
    assert rendition.is_text_read is False


def test_table_and_workbook_become_cells(officer: User) -> None:
    table = made_of(b"when,who\n2026-01-01,unknown\n", "calls.csv", officer)
    book = made_of(workbook(), "log.xlsx", officer)

    assert "when who 2026-01-01 unknown" in words_of(table)
    assert "Sheet When Number Other (hidden sheet) second sheet 3" in words_of(book)


def test_message_shows_its_words_and_names_its_attachments(officer: User) -> None:
    words = words_of(made_of(message(), "message.eml", officer))

    assert "From d@example.test" in words
    assert "I know where you are" in words
    assert "house.jpg, 1 bytes, SHA-256 2d711642b726b04401627ca9fbac32f5" in words
    assert "alert" not in words


def test_web_page_shows_its_words_alone(officer: User) -> None:
    rendition = made_of(b"<html><p>Hello</p><script>alert(1)</script></html>", "page.html", officer)

    assert (rendition.state, rendition.sentence) == ("ready", "Only the words of this web page are shown.")
    assert "alert" not in words_of(rendition)


def test_recording_gets_a_cover_with_its_length(officer: User) -> None:
    rendition = made_of(two_seconds(), "call.wav", officer)

    assert (rendition.state, rendition.seconds, rendition.pages) == ("ready", 2, 1)
    words = words_of(rendition)
    assert "Length 2 seconds" in words
    assert rendition.exhibit.sha256[:30] in words.replace(" ", "")


def test_recording_that_is_damaged_still_gets_a_cover(officer: User) -> None:
    rendition = made_of(GOOD["door.mp4"](), "door.mp4", officer)

    assert (rendition.state, rendition.sentence, rendition.seconds) == ("ready", LENGTH_UNKNOWN, None)


def test_very_long_text_is_cut_and_says_so(officer: User) -> None:
    rendition = made_of(b"a line of a message thread\n" * 12_000, "thread.txt", officer)

    assert (rendition.state, rendition.sentence) == (
        "ready",
        "Only the first 300,000 of 324,000 characters are shown.",
    )


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (archive(), "phone.zip", "archive"),
        (b"MZ\x90\0" + b"\0" * 60, "setup.exe", "unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "a.svg", "unknown"),
        (office("word/document.xml"), "letter.docx", "no office"),
    ],
    ids=["archive", "program", "drawing", "document"],
)
def test_file_without_pages_needs_a_person_and_says_what_to_do(
    officer: User, content: bytes, name: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.evidence.rendering.OFFICE", "no-such-program")

    rendition = made_of(content, name, officer)

    assert (rendition.state, rendition.sentence, rendition.sha256) == ("needs-person", SENTENCES[code], "")


def test_original_that_was_changed_in_the_store_is_not_opened(officer: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer)
    path_of(exhibit.sha256).chmod(0o600)
    path_of(exhibit.sha256).write_bytes(b"Wards")

    work_off()

    assert Rendition.objects.get().sentence == SENTENCES["changed"]
