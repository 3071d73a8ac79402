"""Twenty thousand incidents in one case are searched as twenty are."""

from collections.abc import Callable

import pgtrigger
import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.finding.question import Question
from cases.finding.sources import find_exhibits, find_incidents
from cases.models import Case
from spo.pages.keys import PAGE
from tests.cases.finding.conftest import hits
from tests.factories.cases import IncidentFactory

QUERIES = 22


ADD = """
INSERT INTO cases_incident (case_id, part_of_id, number, starts_on, acts, what_happened, logged_by_id, when_kind, count,
    place, against_other, effect, how_known, crime_reference, is_series, fingerprint, withdrawn_reason, version)
SELECT case_id, id, 100 + n, date '2026-01-01' + n %% 300, acts,
    CASE n %% 100 WHEN 0 THEN 'Tulips again' ELSE 'Message ' || n || ', answer me' END, logged_by_id, 'exact', 1,
    '', '', '', '', '', false, '', '', 1
FROM cases_incident, generate_series(0, %s) AS n WHERE id = %s
"""


def log_many(case: Case, number: int) -> None:
    """Imported messages, of which one in a hundred is about tulips. Their history is of no interest here."""
    series = IncidentFactory(case=case, is_series=True, count=number, what_happened="Messages")
    with pgtrigger.ignore("cases.Incident:insert_insert"), connection.cursor() as cursor:
        cursor.execute(ADD, [number - 1, series.pk])


@pytest.mark.parametrize("number", [20, 20_000])
def test_search_costs_the_same_for_twenty_and_for_twenty_thousand(
    client: Client, case: Case, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Of words in nearly every one, and of words in few."""
    log_many(case, number)

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
