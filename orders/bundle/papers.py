"""The papers of an application: which there are, in which order, and what each is called."""

from collections.abc import Mapping, Sequence
from typing import Any

from cases.chart.drawing import draw
from cases.chart.table import periods
from orders.bundle.documents import Paper
from spo.printing.pages import page

CASE = "Application and statement"
ORDER = "Terms, draft order and authority"
EXHIBITS = "Exhibits"


def court_papers(
    text: Mapping[str, Any], *, approval: Mapping[str, str], court: Mapping[str, str] | None
) -> list[Paper]:
    """Everything in the bundle that we write, cover first. Exhibits follow it; the index is made from both."""

    def paper(key: str, title: str, section: str, **more: Any) -> Paper:
        template = more.pop("template", key.replace("-", "_"))
        html = page(template, paper=title, text=text, court=court, **more)
        return Paper(id=key, title=title, section=section, html=html)

    # What is cited but was left out of the application is named on the paper, and is no link.
    in_bundle = {exhibit["reference"] for exhibit in text["exhibits"]}
    in_schedule = {incident["number"] for incident in text["incidents"]}
    papers = [
        paper("cover", "Cover", ""),
        paper("application", "Application for a stalking protection order", CASE),
        paper(
            "statement",
            "Officer’s statement and schedule of incidents",
            CASE,
            in_bundle=in_bundle,
            **_drawn(text),
        ),
        paper("terms", "Terms asked for and why each is necessary", ORDER, in_schedule=in_schedule),
        paper("draft-order", "Draft order", ORDER, terms=text["terms"], is_interim=False),
    ]
    if text["interim"]["is_asked"]:
        asked = [term for term in text["terms"] if term["position"] in text["interim"]["terms"]]
        papers.append(
            paper(
                "draft-interim-order",
                "Draft interim order",
                ORDER,
                template="draft_order",
                terms=asked,
                is_interim=True,
            )
        )
    return [*papers, paper("authority", "Authority to apply", ORDER, approval=approval)]


def _drawn(text: Mapping[str, Any]) -> dict[str, Any]:
    """What the chart is printed from. Texts of the first format have none."""
    chart = text.get("chart")
    if not chart:
        return {"drawing": None}
    return {"drawing": draw(chart, "Chart of the incidents in the schedule"), "periods": periods(chart)}


def confidential_sheet(
    text: Mapping[str, Any],
    *,
    contacts: Sequence[Mapping[str, Any]],
    made: Mapping[str, Any],
    court: Mapping[str, str] | None,
) -> Paper:
    """For the court alone, and so never among `court_papers`: it is printed and handed over by itself.

    `contacts` are {"name", "details": [{"label", "value", "note"}]}, one for each protected person; `made` is
    {"number", "at", "before"}, where `before` says when the sheet was made that it replaces, if there is one.
    """
    title = "Confidential contact details"
    html = page("confidential_sheet", paper=title, text=text, contacts=contacts, made=made, court=court)
    return Paper(id="confidential-sheet", title=title, section="", html=html)
