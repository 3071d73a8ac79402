"""WeasyPrint behind its lock."""

import logging
import socket
from pathlib import Path

import pikepdf
import pytest

from orders.bundle.papers import confidential_sheet, court_papers
from spo.printing.exceptions import Unprintable
from spo.printing.render import render_html
from tests.orders.bundle.files import fonts_of, words_of
from tests.orders.bundle.sample import APPROVAL, CONTACTS, COURT, MADE, SHORT, long_text

PAGE = '<html lang="en-GB"><head><title>x</title>{}</head><body>{}</body></html>'


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "secret.txt"
    path.write_text("CANARY")
    return path.as_uri()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<link rel=attachment href={url}>", ""),
        ("<link rel=stylesheet href={url}>", ""),
        ("<style>@import url({url});</style>", ""),
        (
            "<style>@font-face {{ font-family: f; src: url({url}) }} p {{ font-family: f }}</style>",
            "<p>x</p>",
        ),
        ("", "<img src='{url}'>"),
        ("", "<object data='{url}'></object>"),
        ("", "<embed src='{url}'>"),
        ("", "<p style='background: url({url})'>x</p>"),
        ("", "<p style='list-style-image: url({url}); display: list-item'>x</p>"),
        ("", "<svg width=9 height=9><image href='{url}' width=9 height=9 /></svg>"),
    ],
)
@pytest.mark.parametrize(
    "url",
    ["{secret}", "http://192.0.2.1/x", "data:text/plain,CANARY", "../print.css", "asset:../settings.py"],
)
def test_hostile_page_reads_and_fetches_nothing(
    head: str, body: str, url: str, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it opened a connection"))
    address = url.replace("{secret}", secret)

    with pytest.raises(Unprintable) as refusal:
        render_html(PAGE.format(head, body).format(url=address), title="Statement")

    assert refusal.value.sentence == "“Statement” could not be printed: it asks for a file from outside."


def test_our_style_sheet_is_served() -> None:
    link, body = '<link rel="stylesheet" href="asset:print.css">', "<h1>Title</h1>"

    assert fonts_of(render_html(PAGE.format(link, body), title="x")) == {"Liberation-Sans-Bold"}


def test_same_page_gives_the_same_bytes() -> None:
    html = PAGE.format("", "<p>Once</p>")

    assert render_html(html, title="x") == render_html(html, title="x")


def test_page_is_tagged_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(
        render_html(PAGE.format("", "<h1>Teitl</h1><p>Geiriau</p>"), title="Teitl", language="cy")
    )

    with pikepdf.open(path) as pdf:
        kinds = [str(element.S) for element in pdf.Root.StructTreeRoot.K[0].K]

        assert kinds == ["/H1", "/P"]
        assert str(pdf.Root.Lang) == "cy"
        assert str(pdf.docinfo.Title) == "Teitl"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("I will find you 🔪", "I will find you [kitchen knife]"),
        ("❤️ 👩‍💻", "[red heart] [woman][personal computer]"),
        ("a\u202eb\u202c\u0000c", "abc"),
        ("ŵ ŷ ł ą ż ź £ – “x”", "ŵ ŷ ł ą ż ź £ – “x”"),
    ],
)
def test_words_are_printed_so_that_they_can_be_read(written: str, printed: str) -> None:
    data = render_html(PAGE.format("", f"<p>{written}</p>"), title="x")

    assert words_of(data).strip() == printed


@pytest.mark.parametrize("text", [SHORT, long_text(7, exhibits=5, terms=6)], ids=["short", "long"])
def test_our_papers_give_the_printer_nothing_to_complain_of(
    text: dict, caplog: pytest.LogCaptureFixture
) -> None:
    papers = court_papers(text, approval=APPROVAL, court=COURT)
    papers.append(confidential_sheet(text, contacts=CONTACTS, made=MADE, court=None))

    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        for paper in papers:
            render_html(paper.html, title=paper.title)

    assert caplog.messages == []
