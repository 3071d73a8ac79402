"""What each court paper says."""

import re
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from orders.bundle.papers import confidential_sheet, court_papers
from spo.printing.render import render_html
from tests.orders.bundle.files import texts, words_of
from tests.orders.bundle.sample import APPROVAL, CONTACTS, COURT, MADE, SHORT

HOSTILE = "{{7*7}} {% load x %} ${7*7} <b>bold</b> <script>alert(1)</script> &amp; <img src=x onerror=y>"


def html_of(paper_id: str, text: dict = SHORT, *, court: dict | None = COURT) -> str:
    papers = court_papers(text, approval=APPROVAL, court=court)
    return {paper.id: paper.html for paper in papers}[paper_id]


@cache
def words(html: str) -> str:
    return re.sub(r"\s+", " ", words_of(render_html(html, title="x")))


def changed(**parts: object) -> dict:
    return deepcopy(SHORT) | parts


def test_papers_stand_in_the_order_a_court_expects() -> None:
    papers = court_papers(SHORT, approval=APPROVAL, court=COURT)

    assert [(paper.id, paper.section) for paper in papers] == [
        ("cover", ""),
        ("application", "Application and statement"),
        ("statement", "Application and statement"),
        ("terms", "Terms, draft order and authority"),
        ("draft-order", "Terms, draft order and authority"),
        ("draft-interim-order", "Terms, draft order and authority"),
        ("authority", "Terms, draft order and authority"),
    ]


def test_no_interim_order_is_drafted_that_nobody_asked_for() -> None:
    text = changed(interim={"is_asked": False, "why": "", "weeks": 0, "label": "", "terms": []})

    papers = court_papers(text, approval=APPROVAL, court=COURT)

    assert [paper.id for paper in papers if "interim" in paper.html.lower()] == ["draft-order"]
    assert "replaces an interim order" in html_of("draft-order", text)


def test_free_text_is_printed_as_it_was_typed() -> None:
    text = deepcopy(SHORT)
    text["risk"] = text["respondent"]["name"] = text["victim_views"] = HOSTILE
    text["terms"][0]["text"] = text["terms"][0]["necessity"] = HOSTILE

    for paper_id, times in {"application": 3, "statement": 3, "terms": 3, "draft-order": 2}.items():
        assert words(html_of(paper_id, text)).count(HOSTILE) == times, paper_id


def test_paragraphs_are_numbered_through_the_whole_paper() -> None:
    numbers = re.findall(r"(?<= )(\d+)\. [A-Z]", words(html_of("application")))

    assert numbers == [str(number) for number in range(1, 12)]


def test_schedule_says_how_many_acts_an_entry_stands_for() -> None:
    assert "40,000 times" in words(html_of("statement"))


def test_schedule_repeats_its_head_on_every_page() -> None:
    text = changed(incidents=[SHORT["incidents"][0] | {"number": number} for number in range(1, 31)])

    data = render_html(html_of("statement", text), title="x")

    with pikepdf.open(BytesIO(data)) as pdf:
        wide = [page for page in pdf.pages if page.mediabox[2] > page.mediabox[3]]
    assert len(wide) > 2
    assert words_of(data).count("What happened, and its effect") == len(wide)


def test_exhibit_left_out_of_the_application_is_named_without_a_link() -> None:
    text = changed(exhibits=SHORT["exhibits"][:1])

    links = set(re.findall(r'href="bundle:(AR[^"]+)"', html_of("statement", text)))

    assert links == {"AR%2F1"}
    assert "AR/11" in words(html_of("statement", text))


def test_incident_left_out_of_the_schedule_is_named_without_a_link() -> None:
    text = changed(incidents=SHORT["incidents"][:1])

    html = html_of("terms", text)

    assert set(re.findall(r"#incident-(\d+)", html)) == {"1"}
    assert "Incidents that show it 1, 3 " in words(html)


def test_draft_orders_keep_the_numbers_of_their_terms() -> None:
    text = deepcopy(SHORT)
    text["interim"]["terms"] = [2, 3]

    interim = words(html_of("draft-interim-order", text))

    assert "Not to contact" not in interim
    assert re.findall(r"(\d)\. (?:Not|To) ", interim) == ["2", "3"]


@pytest.mark.parametrize("paper_id", ["draft-order", "draft-interim-order"])
def test_draft_order_warns_and_says_what_to_notify(paper_id: str) -> None:
    order = words(html_of(paper_id))

    assert order.count("prison for up to five years, or fined, or both") == 2
    assert "Within three days, the first of which is the day this order is served on you" in order
    assert "and every other name you use; and (b) your home address" in order


def test_signature_never_stands_on_a_page_by_itself(tmp_path: Path) -> None:
    lasts = []
    for lines in (3, 4, 7):
        respondent = SHORT["respondent"] | {"addresses": ["14 Canal Street"] * lines}
        printed = tmp_path / f"{lines}.pdf"
        printed.write_bytes(
            render_html(html_of("draft-order", changed(respondent=respondent)), title="Draft")
        )
        lasts.append(texts(printed)[-1])

    assert ["By order of the court" in last for last in lasts] == [True, True, True]
    assert ["If you disagree with this order" in last for last in lasts] == [True, True, True]


def test_draft_order_lasts_as_long_as_was_asked() -> None:
    open_ended = changed(duration={"label": "Until further order", "is_until_further_order": True})

    assert "for three years, beginning with the day it is made" in words(html_of("draft-order"))
    assert "This order has effect until further order." in words(html_of("draft-order", open_ended))
    assert "for eight weeks, beginning with the day it is made, or until" in words(
        html_of("draft-interim-order")
    )


@pytest.mark.parametrize(
    ("is_youth", "court", "heading"),
    [
        (False, COURT, "In the Northmoor Magistrates’ Court Stalking"),
        (True, COURT, "In the Northmoor Magistrates’ Court, sitting as a youth court Stalking"),
        (False, None, "In the magistrates’ court Stalking"),
        (True, None, "In the youth court Stalking"),
    ],
)
def test_paper_is_headed_with_its_court(is_youth: bool, court: dict | None, heading: str) -> None:
    text = changed(respondent=SHORT["respondent"] | {"is_youth": is_youth})

    assert words(html_of("cover", text, court=court)).startswith(heading)


def test_authority_names_who_approved_which_text() -> None:
    authority = words(html_of("authority"))

    assert [value for value in APPROVAL.values() if value not in authority] == []


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("", ""),
        (
            "20 November 2026 at 9am",
            " It replaces the sheet made on 20 November 2026 at 9am, which must not be used any more.",
        ),
    ],
)
def test_sheet_says_when_it_was_made_and_which_it_replaces(before: str, said: str) -> None:
    sheet = confidential_sheet(SHORT, contacts=CONTACTS, made=MADE | {"before": before}, court=COURT)

    assert f"Sheet 2, made on 22 November 2026 at 2:05pm.{said} Hannah Okafor" in words(sheet.html)


def test_confidential_details_are_on_the_sheet_and_nowhere_else() -> None:
    sheet = confidential_sheet(SHORT, contacts=CONTACTS, made=MADE, court=COURT)
    papers = court_papers(SHORT, approval=APPROVAL, court=COURT)

    printed = words(sheet.html)

    assert "CANARY 7 Quiet Row, Northmoor NM1 1AA" in printed
    assert "For the court alone. Not to be served on the respondent." in printed
    assert "Page 1 of 1" in printed
    assert [paper.id for paper in papers if "CANARY" in paper.html] == []
    assert sheet.id not in {paper.id for paper in papers}
