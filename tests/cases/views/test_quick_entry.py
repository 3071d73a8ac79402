"""Logging one incident after the other: what the next form starts with, and a day in one word."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from cases.models import Case, Incident
from tests.cases.views.sending import errors, send
from tests.factories.cases import make_case


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


@pytest.fixture
def url(case: Case) -> str:
    return f"/cases/{case.reference}/incidents/new/"


def answers(case: Case, day: str = "yesterday", **other: Any) -> dict[str, Any]:
    four = {"starts_on-day": day, "starts_on-month": "", "starts_on-year": "", "acts": ["following"]}
    said = {"what_happened": "Followed her home.", "targets": [str(case.victims.first().pk)]}
    return {**four, **said, "when_kind": "exact", "count": "1", **other}


@pytest.mark.parametrize(
    ("typed", "day"),
    [("today", date(2026, 11, 22)), ("3/5", date(2026, 5, 3)), ("23/11", date(2025, 11, 23))],
)
def test_day_may_be_one_word(client: Client, case: Case, url: str, typed: str, day: date) -> None:
    send(client, url, **answers(case, typed))

    assert Incident.objects.get(number=2).starts_on == day


def test_day_in_one_word_is_not_to_come(client: Client, case: Case, url: str) -> None:
    page = send(client, url, **answers(case, "23/11/2026"))

    assert (page.status_code, list(errors(page))) == (422, ["starts_on"])
    assert 'value="23/11/2026"' in page.text


def test_another_starts_with_the_day_the_people_and_the_source(client: Client, case: Case, url: str) -> None:
    victim = case.victims.first()

    answered = send(client, url, **answers(case, how_known="witness", another="yes"))
    page = client.get(answered["Location"])

    assert answered["Location"] == f"{url}?day=2026-11-21&against={victim.pk}&known=witness"
    form = page.context["form"]
    assert form["targets"].value() == [str(victim.pk)]
    assert (form["starts_on"].value(), form["how_known"].value()) == (date(2026, 11, 21), "witness")
    assert (form["acts"].value(), form["what_happened"].value()) == (None, None)
    assert "Its day, people and source are kept for the next one" in page.text
    assert Incident.objects.filter(number=2).count() == 1


def test_another_carries_no_name(client: Client, case: Case, url: str) -> None:
    somebody = {"targets": ["other"], "against_other": "Nora Neighbour"}

    answered = send(client, url, **answers(case, **somebody, another="yes"))

    assert answered["Location"] == f"{url}?day=2026-11-21"


def test_another_sent_twice_is_one_incident(client: Client, case: Case, url: str) -> None:
    given = answers(case, another="yes", submission="e" * 32)

    places = {client.post(url, given)["Location"] for _ in range(2)}

    assert (len(places), Incident.objects.count()) == (1, 2)


def test_same_incident_sent_again_after_going_back_is_asked_about(
    client: Client, case: Case, url: str
) -> None:
    first = send(client, url, **answers(case))

    asked = send(client, url, **answers(case))

    title = "You sent the same answers a few minutes ago"
    assert (asked.status_code, asked.text.count(title), Incident.objects.count()) == (409, 1, 2)
    assert f'<a href="{first["Location"]}" target="_blank"' in asked.text
    assert ["Followed her home." in asked.text, 'value="yesterday"' in asked.text] == [True, True]
    fresh = re.search(r'name="submission" value="([0-9a-f]{32})"', asked.text)[1]
    twice = [send(client, url, **answers(case, submission=fresh)).status_code for _ in range(2)]
    assert (twice, Incident.objects.count()) == ([303, 303], 3)


@pytest.mark.parametrize(
    "query", ["day=2026-13-01&against=x,-1&known=guessed", "day=&against=&known=", "day=%00"]
)
def test_another_ignores_what_cannot_be(client: Client, url: str, query: str) -> None:
    page = client.get(f"{url}?{query}")

    form = page.context["form"]
    assert (page.status_code, form["starts_on"].value(), form["targets"].value()) == (200, None, None)


def test_another_knows_no_people_of_another_case(client: Client, case: Case, url: str) -> None:
    stranger = make_case(officer=case.officer).victims.get()

    page = client.get(f"{url}?against={stranger.pk}")

    assert stranger.person.name not in page.text


@pytest.mark.parametrize(
    ("query", "focused"), [("", "id_starts_on-day"), ("?day=2026-11-21", "id_starts_time")]
)
def test_focus_is_where_typing_begins(client: Client, url: str, query: str, focused: str) -> None:
    page = client.get(url + query).text

    [tag] = [tag for tag in page.split("<") if " autofocus" in tag]
    assert f'id="{focused}"' in tag


def test_focus_is_left_to_the_errors(client: Client, case: Case, url: str) -> None:
    page = send(client, url, **answers(case, "tomorrow"))

    assert (page.status_code, "autofocus" in page.text) == (422, False)
