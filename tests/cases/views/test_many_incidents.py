"""A case with a phone full of messages: its pages ask the database as often as with a few, and stay small."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.models import Case, Incident

CASE_QUERIES, TIMELINE_QUERIES, OF_ONE_ACT_QUERIES = 20, 18, 17
FIRST = date(2020, 1, 1)


@pytest.fixture(params=[20, 20_000])
def crowded(request: pytest.FixtureRequest, case: Case) -> Case:
    """Half of the incidents are lines of their own, half are parts of one series."""
    count: int = request.param
    day = {"case": case, "logged_by": case.officer, "acts": ["contacting"], "what_happened": "Message."}
    whole = Incident.objects.create(
        number=2, is_series=True, when_kind="between", starts_on=FIRST, ends_on=FIRST, count=count // 2, **day
    )
    Incident.objects.bulk_create(
        (
            Incident(
                number=at + 3,
                starts_on=FIRST + timedelta(days=at // 20),
                part_of=whole if at % 2 else None,
                **day,
            )
            for at in range(count)
        ),
        batch_size=5000,
    )
    return case


def test_pages_of_a_case_cost_the_same_with_20_and_with_20_000(
    client: Client, crowded: Case, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    base = f"/cases/{crowded.reference}/"
    for page, queries, largest in (
        ("", CASE_QUERIES, 40_000),
        ("timeline/", TIMELINE_QUERIES, 150_000),
        ("timeline/?act=contacting&page=50", OF_ONE_ACT_QUERIES, 150_000),
    ):
        with django_assert_num_queries(queries):
            response = client.get(f"{base}{page}")
        assert (response.status_code, len(response.content) < largest) == (200, True)
    conduct = client.get(base).context["conduct"]
    parts = crowded.incidents.filter(part_of__isnull=False).count()
    assert (conduct.entries, conduct.times) == (parts + 2, 2 * parts + 1)
