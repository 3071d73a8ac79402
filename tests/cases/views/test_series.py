"""Grouping like incidents, opening a series page by page, and taking it apart."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.actions.series import group_incidents
from cases.models import Case, Incident
from cases.policies.series import MOST_LINES
from cases.search import PAGE
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cases.views.sending import errors, send
from tests.factories.cases import IncidentFactory, make_case
from tests.wrong import Wrong, check_refused, choices, texts

PARTS_QUERIES = 12


@pytest.fixture
def base(case: Case) -> str:
    return f"/cases/{case.reference}/incidents/"


@pytest.fixture
def series(case: Case, officer: User) -> Incident:
    """Of three, beside nothing else: the incident of the case is one of them."""
    IncidentFactory(case=case, starts_on=date(2026, 5, 9))
    IncidentFactory(case=case, starts_on=date(2026, 5, 7), starts_time=time(9))
    keys = [row.pk for row in case.incidents.all()]
    return group_incidents(by=officer, case=case, incidents=keys, name="calls")


def test_group_incidents_makes_one_line(client: Client, case: Case, base: str) -> None:
    IncidentFactory(case=case, starts_on=date(2026, 6, 9))
    keys = list(case.incidents.values_list("pk", flat=True))
    answers = {"submission": "a" * 32, "name": "calls", "incidents": keys}

    first, again = (client.post(f"{base}group/", answers) for _ in range(2))

    assert (first.status_code, first["Location"], again["Location"]) == (303, f"{base}3/", f"{base}3/")
    timeline = client.get(f"/cases/{case.reference}/timeline/").text
    assert "2 calls between 3 May 2026 and 9 June 2026." in timeline
    assert f'href="{base}3/parts/"' in timeline
    assert AuditEvent.objects.filter(did="incident.grouped").count() == 1


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [1, 2, 3]),
        ("?act=threats", [3]),
        ("?first_on-day=1&first_on-month=6&first_on-year=2026", [2, 3]),
        ("?last_on-day=30&last_on-month=5&last_on-year=2026", [1]),
        ("?act=nonsense", [1, 2, 3]),
        ("?last_on-day=x", [1, 2, 3]),
    ],
)
def test_group_incidents_shows_only_some(
    client: Client, case: Case, base: str, query: str, numbers: list
) -> None:
    IncidentFactory(case=case, starts_on=date(2026, 6, 9))
    IncidentFactory(case=case, starts_on=date(2026, 7, 1), acts=["threats"])

    page = client.get(f"{base}group/{query}")

    assert (page.status_code, [row.number for row in page.context["alike"].rows]) == (200, numbers)


def test_group_incidents_offers_so_many_and_says_so(client: Client, case: Case, base: str) -> None:
    IncidentFactory.create_batch(MOST_LINES, case=case)

    page = client.get(f"{base}group/")

    assert len(page.context["alike"].rows) == MOST_LINES
    assert f"The first {MOST_LINES} are shown." in page.text


GROUP_WRONG: list[Wrong] = [
    *texts("name", 60, required=True),
    *choices("incidents"),
    ({"incidents": []}, "incidents"),
]


@pytest.mark.parametrize("wrong", GROUP_WRONG, ids=str)
def test_group_incidents_refuses(client: Client, case: Case, base: str, wrong: Wrong) -> None:
    key = case.incidents.get().pk

    check_refused(client, f"{base}group/", {"name": "calls", "incidents": [key]}, wrong)


def test_group_incidents_needs_two_and_none_of_another_case(
    client: Client, case: Case, base: str, officer: User
) -> None:
    own, other = case.incidents.get().pk, make_case(officer=officer, incidents=1).incidents.get().pk

    one = send(client, f"{base}group/", name="calls", incidents=[own])
    foreign = send(client, f"{base}group/", name="calls", incidents=[own, other])

    assert errors(one) == {"incidents": ["Select two or more incidents"]}
    assert (foreign.status_code, list(errors(foreign))) == (422, ["incidents"])


def test_list_parts_goes_on_from_the_last_one_shown(
    client: Client, case: Case, base: str, officer: User
) -> None:
    IncidentFactory.create_batch(PAGE + 1, case=case, starts_on=date(2026, 5, 4))
    keys = list(case.incidents.values_list("pk", flat=True))
    made = group_incidents(by=officer, case=case, incidents=keys, name="calls")

    first = client.get(f"{base}{made.number}/parts/").context
    second = client.get(f"{base}{made.number}/parts/{first['next_url']}").context

    assert [part.number for part in [*first["parts"], *second["parts"]]] == list(range(1, PAGE + 3))
    assert (first["first_url"], second["next_url"]) == ("", "")


@pytest.mark.parametrize("number", [1, 30])
def test_list_parts_costs_the_same_for_three_and_for_thirty(
    client: Client,
    case: Case,
    base: str,
    series: Incident,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    IncidentFactory.create_batch(number - 1, case=case, part_of=series)

    with django_assert_num_queries(PARTS_QUERIES):
        client.get(f"{base}{series.number}/parts/")


def test_what_is_no_series_has_no_parts(client: Client, base: str) -> None:
    assert client.get(f"{base}1/parts/").status_code == 404


def test_page_of_a_series_and_of_its_incidents_lead_to_each_other(
    client: Client, base: str, series: Incident
) -> None:
    whole, part = client.get(f"{base}{series.number}/").text, client.get(f"{base}1/").text

    assert f'href="{base}{series.number}/parts/"' in whole
    assert "Its incidents say when it was and how often." not in part
    assert f'href="{base}{series.number}/">series {series.number}</a>' in part
    assert f'href="{base}1/take-out/"' in part


def describe(**other: Any) -> dict[str, Any]:
    return {"what_happened": "3 calls on 3 May 2026.\nAll silent.", "version": 2} | other


def test_describe_series_adds_what_they_have_in_common(
    client: Client, case: Case, base: str, series: Incident
) -> None:
    response = send(client, f"{base}{series.number}/describe/", **describe(place="Her office"))

    row = Incident.objects.get(pk=series.pk)
    assert (response.status_code, row.place) == (303, "Her office")
    assert row.what_happened == "3 calls between 3 May 2026 and 9 May 2026.\nAll silent."
    assert send(client, f"{base}{series.number}/describe/", **describe(place="Home")).status_code == 409


DESCRIBE_WRONG: list[Wrong] = [
    *texts("what_happened", 20_000, required=True),
    *texts("place", 300),
    *texts("effect", 4000),
    *texts("crime_reference", 40),
    *choices("how_known", required=False),
]


@pytest.mark.parametrize("wrong", DESCRIBE_WRONG, ids=lambda wrong: wrong[1])
def test_describe_series_refuses(client: Client, base: str, series: Incident, wrong: Wrong) -> None:
    check_refused(client, f"{base}{series.number}/describe/", describe(), wrong)


def test_take_out_of_series_leaves_the_rest(client: Client, case: Case, base: str, series: Incident) -> None:
    assert client.get(f"{base}1/take-out/").status_code == 200
    response = send(client, f"{base}1/take-out/")

    assert (response.status_code, Incident.objects.get(pk=series.pk).count) == (303, 2)
    assert client.get(f"{base}1/take-out/").status_code == 409


def test_ungroup_series_asks_why(client: Client, case: Case, base: str, series: Incident) -> None:
    url = f"{base}{series.number}/ungroup/"

    empty = send(client, url, reason="")
    assert (empty.status_code, list(errors(empty))) == (422, ["reason"])
    assert send(client, url, reason="Not alike").status_code == 303

    assert case.incidents.filter(part_of=None, withdrawn_at=None).count() == 3
    assert client.get(url).status_code == 409
