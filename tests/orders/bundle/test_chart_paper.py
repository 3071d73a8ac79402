"""The chart in the officer's statement: after the schedule, the same in every printing, and absent from earlier texts."""

import re
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf

from cases.chart.figures import Leaf
from cases.chart.tally import tally
from cases.enums import Act
from spo.printing.render import render_html
from tests.orders.bundle.files import texts
from tests.orders.bundle.sample import SHORT
from tests.orders.bundle.test_papers import html_of

LEAVES = [
    Leaf(date(2026, n, 3), date(2026, n, 3), (act,), n * 7) for n, act in enumerate(list(Act)[:9], start=1)
]
SUPPORTS = [{"limb": "A risk associated with stalking", "how": "Closer."}]
WITH_CHART = SHORT | {
    "format": 2,
    "incidents": [row | {"supports": SUPPORTS} for row in SHORT["incidents"]],
    "chart": tally([*LEAVES, Leaf(date(2026, 1, 9), date(2026, 6, 30), ("online-search",), 40_000)]),
}


@cache
def statement() -> bytes:
    return render_html(html_of("statement", WITH_CHART), title="Statement")


def pages(folder: Path) -> list[str]:
    path = folder / "statement.pdf"
    path.write_bytes(statement())
    return [re.sub(r"\s+", " ", page) for page in texts(path)]


def test_chart_follows_the_schedule_on_a_page_of_its_own_with_its_figures(tmp_path: Path) -> None:
    *_, schedule, chart, figures = pages(tmp_path)

    assert "Schedule of incidents" in schedule
    assert "Course of conduct: chart of the incidents in the schedule" in chart
    assert "40,315 times from 3 January 2026 to 3 September 2026." in chart
    assert "Searching online 40,056" in chart
    assert "The same by month" in figures
    assert "September 2026" in figures


def test_schedule_says_what_each_incident_shows(tmp_path: Path) -> None:
    assert pages(tmp_path)[-3].count("A risk associated with stalking: Closer.") == len(SHORT["incidents"])


def test_chart_is_the_same_in_every_printing() -> None:
    assert render_html(html_of("statement", WITH_CHART), title="Statement") == statement()


def test_chart_is_named_for_who_cannot_see_it() -> None:
    with pikepdf.open(BytesIO(statement())) as pdf:
        figures = [
            node
            for node in pdf.objects
            if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure"
        ]

        assert [str(node.get("/Alt", "")) != "" for node in figures] == [True]


def test_text_without_a_chart_prints_none() -> None:
    assert "chart of the incidents" not in html_of("statement")
