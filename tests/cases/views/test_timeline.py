"""The page of the course of conduct."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases import hooks
from cases.enums import Happened
from cases.hooks import Marker
from cases.models import Case, IncidentLink
from cases.pages.markers import markers_of
from cases.pages.milestones import SIGNS
from cases.pages.timeline import PAGE
from spo.accounts.models import User
from tests.factories.cases import IncidentFactory, make_case
from tests.factories.safety import happen

TIMELINE_QUERIES = 18


def test_timeline_filters_by_act(client: Client, case: Case) -> None:
    IncidentFactory(case=case, acts=["threats"], starts_on=date(2026, 6, 1))

    def numbers(query: str) -> list[int]:
        months = client.get(f"/cases/{case.reference}/timeline/{query}").context["months"]
        return [entry.incident.number for month in months for entry in month.entries]

    assert numbers("") == [2, 1]
    assert numbers("?act=threats") == [2]
    assert numbers("?act=nonsense&page=99") == [2, 1]


def test_timeline_shows_the_markers_of_upper_floors(client: Client, case: Case, hooked: Callable) -> None:
    hooked(hooks.timeline_markers, lambda case: [Marker(date(2026, 5, 9), "Order served", "/somewhere/")])

    page = client.get(f"/cases/{case.reference}/timeline/").text

    assert '<a class="govuk-link" href="/somewhere/">Order served</a>' in page


def test_hearing_that_the_court_listed_and_the_officer_recorded_stands_once(
    client: Client, officer: User, case: Case, hooked: Callable
) -> None:
    held = datetime(2026, 5, 9, 10, tzinfo=UTC)
    for kind in (Happened.HEARING, Happened.CHARGED):
        happen(officer, case, kind=kind, happened_at=held)
    listed = Marker(held.date(), "Hearing", "/court/", SIGNS[Happened.HEARING])
    hooked(hooks.timeline_markers, lambda case: [listed])

    markers = markers_of(case)

    assert [marker.label for marker in markers] == ["The suspect was charged", "Hearing"]
    assert client.get(f"/cases/{case.reference}/timeline/").text.count("A hearing was held") == 0


def test_timeline_goes_on_from_page_to_page(client: Client, case: Case) -> None:
    IncidentFactory.create_batch(PAGE, case=case)
    url = f"/cases/{case.reference}/timeline/"

    first = client.get(url).context
    second = client.get(f"{url}{first['older_url']}").context

    assert sum(len(month.entries) for month in first["months"]) == PAGE
    assert [entry.incident.number for month in second["months"] for entry in month.entries] == [1]
    assert (first["newer_url"], second["older_url"]) == ("", "")


@pytest.mark.parametrize("number", [1, 30])
def test_timeline_costs_the_same_for_one_incident_and_for_thirty(
    client: Client, case: Case, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    IncidentFactory.create_batch(number - 1, case=case)

    with django_assert_num_queries(TIMELINE_QUERIES):
        client.get(f"/cases/{case.reference}/timeline/")


def test_timeline_says_from_which_case_a_linked_incident_is(
    client: Client, case: Case, officer: User
) -> None:
    other = make_case(officer=officer, incidents=1)
    IncidentLink.objects.create(
        incident=other.incidents.get(), case=case, reason="One pattern", linked_by=officer
    )

    page = client.get(f"/cases/{case.reference}/timeline/").text

    assert f'<a class="govuk-link" href="/cases/{other.reference}/incidents/1/">' in page
    assert f"incident 1, from {other.reference}" in page
