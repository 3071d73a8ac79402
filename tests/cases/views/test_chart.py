"""The page of the chart: the picture, its figures as a table, the days marked, what is linked and what is not counted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cases import hooks
from cases.chart.figures import Sign
from cases.hooks import Marker
from cases.models import Case, Incident, IncidentLink, Milestone
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.factories.cases import IncidentFactory, make_case

QUERIES = 13


@pytest.fixture
def url(case: Case) -> str:
    return f"/cases/{case.reference}/chart/"


def labels(client: Client, url: str) -> list[tuple[str, int]]:
    return [(row["label"], row["times"]) for row in client.get(url).context["shown"].chart["rows"]]


def test_chart_draws_the_incidents_and_records_who_looked(client: Client, case: Case, url: str) -> None:
    IncidentFactory(case=case, starts_on=date(2026, 5, 4), acts=["following", "threats"], count=9)

    page = client.get(url)

    assert page.status_code == 200
    assert labels(client, url) == [("Threats", 9), ("Following", 10)]
    assert "<svg" in page.text
    assert (
        page.text.index('href="#chart-table"') < page.text.index("<svg") < page.text.index('id="chart-table"')
    )
    assert '<th scope="row" class="govuk-table__header">4 May 2026</th>' in page.text
    assert AuditEvent.objects.filter(did="case.consulted", subject="chart").count() == 2


def test_chart_without_incidents_leads_to_the_first(client: Client, officer: User) -> None:
    case = make_case(officer=officer)

    page = client.get(f"/cases/{case.reference}/chart/")

    assert "No incident has been logged, so there is nothing to draw." in page.text
    assert f'href="/cases/{case.reference}/incidents/new/"' in page.text


def test_chart_counts_the_parts_of_a_series_and_nothing_withdrawn(
    client: Client, case: Case, url: str, officer: User
) -> None:
    row = IncidentFactory(case=case, is_series=True, count=2, when_kind="between", ends_on=date(2026, 6, 3))
    IncidentFactory.create_batch(2, case=case, part_of=row, acts=["contacting"])
    IncidentFactory(
        case=case, withdrawn_at=timezone.now(), withdrawn_by=officer, withdrawn_reason="Logged twice"
    )

    assert labels(client, url) == [("Following", 1), ("Contacting", 2)]


def test_chart_marks_milestones_and_the_days_of_upper_floors(
    client: Client, case: Case, url: str, officer: User, hooked: Callable
) -> None:
    at = datetime(2026, 5, 4, 23, 30, tzinfo=UTC)
    Milestone.objects.create(case=case, kind="arrested", happened_at=at, recorded_by=officer)
    hooked(
        hooks.timeline_markers,
        lambda case: [Marker(date(2026, 5, 4), "Order made", "/order/", Sign("Order made", "diamond"))],
    )

    page = client.get(url)

    lanes = [(lane["label"], lane["amounts"]) for lane in page.context["shown"].chart["lanes"]]
    assert lanes == [("Order made", [0, 1, 0]), ("Arrest, interview, bail", [0, 0, 1])]
    assert '4 May 2026: <a class="govuk-link" href="/order/">Order made</a>' in page.text
    assert ("5 May 2026: " in page.text, "The suspect was arrested" in page.text) == (True, True)


def test_chart_shows_linked_incidents_of_cases_in_scope(
    client: Client, case: Case, url: str, officer: User, stranger: User
) -> None:
    near, far = make_case(officer=officer, incidents=1), make_case(officer=stranger, incidents=1)
    for other in (near, far):
        IncidentLink.objects.create(
            incident=other.incidents.get(), case=case, reason="The same man", linked_by=officer
        )

    assert labels(client, url) == [("Following", 1), (f"From {near.reference}", 1)]


def test_chart_counts_the_parts_of_a_linked_series(
    client: Client, case: Case, url: str, officer: User
) -> None:
    other = make_case(officer=officer)
    row = IncidentFactory(case=other, is_series=True, count=2, when_kind="between", ends_on=date(2026, 6, 3))
    IncidentFactory.create_batch(2, case=other, part_of=row)
    IncidentLink.objects.create(incident=row, case=case, reason="The same man", linked_by=officer)

    [_, linked] = client.get(url).context["shown"].chart["rows"]

    assert (linked["label"], linked["times"], linked["spans"]) == (f"From {other.reference}", 2, [])


@pytest.mark.parametrize("number", [1, 3000])
def test_chart_costs_the_same_for_one_incident_and_for_thousands(
    client: Client, case: Case, url: str, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Incident.objects.bulk_create(
        Incident(
            case=case,
            number=10 + n,
            starts_on=date(2024, 1, 1) + timedelta(days=n % 800),
            acts=["contacting"],
            what_happened="Called",
            logged_by=case.officer,
        )
        for n in range(number)
    )

    with django_assert_num_queries(QUERIES):
        client.get(url)


def test_chart_of_another_unit_is_not_there(client_for: Callable, stranger: User, url: str) -> None:
    assert client_for(stranger).get(url).status_code == 404


def test_chart_is_only_read(client: Client, url: str) -> None:
    assert client.post(url).status_code == 405
