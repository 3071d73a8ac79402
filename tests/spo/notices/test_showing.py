"""The table of deadlines that case and order pages include."""

from datetime import UTC, date, datetime

import pytest
from django.template.loader import render_to_string

from spo.notices.showing import deadline_rows
from tests.factories.notices import DeadlineFactory

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "text", "pill", "colour"),
    [
        ({"due_on": date(2026, 12, 24)}, "24 December 2026", "", ""),
        ({"due_on": date(2026, 11, 25)}, "25 November 2026", "Due soon", "yellow"),
        ({"due_on": date(2026, 11, 24)}, "24 November 2026", "Due today", "orange"),
        ({"due_on": date(2026, 11, 23)}, "23 November 2026", "Overdue", "red"),
        (
            {"due_on": None, "due_at": datetime(2026, 11, 24, 8, tzinfo=UTC)},
            "24 November 2026 at 8am",
            "Overdue",
            "red",
        ),
    ],
)
def test_a_deadline_reads_with_its_date_and_how_near_it_is(officer, due, text, pill, colour):
    [row] = deadline_rows([DeadlineFactory(owner=officer, **due)], NOW)

    assert (row.due, row.pill, row.colour) == (text, pill, colour)


def test_the_table_says_why_this_date(officer):
    deadline = DeadlineFactory(owner=officer, why="Served by hand.\nDay one is <that> day.")

    page = render_to_string("notices/_deadlines.html", {"deadlines": deadline_rows([deadline], NOW)})

    assert "Served by hand.<br>Day one is &lt;that&gt; day.<br>" in page
    assert "Example Act s.1" in page
    assert deadline.case_reference not in page


def test_link_of_the_table_names_the_case_and_what_is_due_when_asked(officer):
    rows = deadline_rows([DeadlineFactory(owner=officer)], NOW)

    page = render_to_string("notices/_deadlines.html", {"deadlines": rows, "with_reference": True})

    assert '<a class="govuk-link" href="/orders/12">SPO-2026-000123<br>Example rule</a>' in page
