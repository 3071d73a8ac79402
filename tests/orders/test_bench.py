"""The figures of `bench case`, with few incidents: what each page costs, and that more of them cost no more."""

import pytest

from orders import bench
from spo.accounts.models import User


def test_pages_of_a_case_cost_the_same_number_of_queries_however_many_incidents(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "ROUNDS", 2)

    figures = bench.figures_of_case(officer, 60)

    assert list(figures) == [
        "import_seconds",
        "case_page_p95_ms",
        "timeline_p95_ms",
        "search_p95_ms",
        "queries",
    ]
    assert figures["queries"] == {"case_page": 25, "timeline": 22, "search": 22}
