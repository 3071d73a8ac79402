"""Twenty thousand incidents in one case are searched as twenty are."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.finding.question import Question
from cases.finding.sources import find_exhibits, find_incidents
from cases.models import Case, Incident
from spo.accounts.models import User
from spo.pages.keys import PAGE
from tests.cases.finding.conftest import hits
from tests.factories.cases import IncidentFactory

QUERIES = 19


def log_many(case: Case, officer: User, number: int) -> None:
    """Imported messages, of which one in a hundred is about tulips."""
    series = IncidentFactory(case=case, is_series=True, count=number, what_happened="Messages")
    Incident.objects.bulk_create(
        Incident(
            case=case,
            part_of=series,
            number=100 + each,
            starts_on=date(2026, 1, 1) + timedelta(days=each % 300),
            acts=["contacting"],
            what_happened="Tulips again" if each % 100 == 0 else f"Message {each}, answer me",
            logged_by=officer,
        )
        for each in range(number)
    )


@pytest.mark.parametrize("number", [20, 20_000])
def test_search_costs_the_same_for_twenty_and_for_twenty_thousand(
    client: Client, case: Case, officer: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Of words in nearly every one, and of words in few."""
    log_many(case, officer, number)

    for text, expected in (("answer", number * 99 // 100), ("tulips", number // 100 or 1)):
        address = client.post("/search/", {"text": text})["Location"]
        with django_assert_num_queries(QUERIES):
            page = client.get(f"{address}&kind=incidents")

        assert len(hits(page)) == min(PAGE, expected)


@pytest.mark.parametrize(
    ("find", "indexes"),
    [
        (find_incidents, {"incident_words"}),
        (find_exhibits, {"exhibit_words", "transcript_words", "rendition_page_words"}),
    ],
)
def test_words_are_looked_for_in_the_indexes(
    db: None, find: Callable[[QuerySet, Question], QuerySet], indexes: set[str]
) -> None:
    """With so few rows the database reads them all, unless it is told not to; an index that does not fit is no help."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = find(Case.objects.all(), Question(text="tulips")).explain()

    assert {index for index in indexes if index in plan} == indexes
