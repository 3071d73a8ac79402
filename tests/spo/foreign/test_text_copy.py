"""Texts, tables and messages as words on a page of ours."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from spo.foreign import text_copy
from spo.foreign.refusals import Unprinted


def copied(path: Path, data: bytes, media_type: str = "text/plain") -> dict:
    path.write_bytes(data)
    text_copy.copy(path, path.with_suffix(".copy"), media_type)
    return json.loads(path.with_suffix(".copy").read_text("utf-8"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encoding_it_was_written_in(tmp_path: Path, encoding: str) -> None:
    text = copied(tmp_path / "a", "“£5” – Siân".encode(encoding))

    assert text == {"body": "“£5” – Siân", "rows": []}


def test_bytes_of_no_encoding_are_still_shown(tmp_path: Path) -> None:
    assert copied(tmp_path / "a", b"a\x81\xff")["body"] == "a\x81ÿ"


def test_table_becomes_cells(tmp_path: Path) -> None:
    text = copied(tmp_path / "a", b'Date;Number\n2026-05-10;"01632; 960001"\n2026-05-11\n', "text/csv")

    assert text["rows"] == [["Date", "Number"], ["2026-05-10", "01632; 960001"], ["2026-05-11", ""]]


@pytest.mark.parametrize(
    "data", [",".join("abcdefghijklm") + "\n", "a,b\n" * 3001, "one\n"], ids=["wide", "long", "single"]
)
def test_table_that_does_not_fit_is_shown_as_it_stands(tmp_path: Path, data: str) -> None:
    assert copied(tmp_path / "a", data.encode(), "text/csv") == {"body": data, "rows": []}


def test_message_shows_who_when_and_what(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "d@example.test", "h@example.test", "Pam fi? ŵ"
    message["X-Secret-Route"] = "CANARY"
    message.set_content("Answer me.\n")
    message.add_alternative("<p>HTML</p>", subtype="html")
    message.add_attachment(b"x", maintype="image", subtype="jpeg", filename="photo.jpg")

    body = copied(tmp_path / "a", bytes(message), "message/rfc822")["body"]

    assert body.splitlines() == [
        "From: d@example.test",
        "To: h@example.test",
        "Subject: Pam fi? ŵ",
        "Attachment, not printed here: photo.jpg",
        "",
        "Answer me.",
    ]


def test_message_in_html_shows_its_words(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    words = "<head><style>p {}</style></head><p>You <b>must</b>.</p><script>alert()</script><p>1 &lt; 2</p>"
    message.set_content(words, subtype="html")

    body = copied(tmp_path / "a", bytes(message), "message/rfc822")["body"]

    assert body.splitlines() == ["Subject: x", "", "You must.", "1 < 2"]


def test_text_that_would_fill_a_lorry_is_not_printed(tmp_path: Path) -> None:
    with pytest.raises(Unprinted, match=r"This file is too long to print\."):
        copied(tmp_path / "a", b"x" * 300_001)
