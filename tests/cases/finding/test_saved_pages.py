"""The pages of saved searches."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.actions.saved_searches import save_search
from cases.enums import SendWhen
from cases.finding.question import Question, question_in
from cases.models import Incident, SavedSearch
from spo.accounts.models import User
from tests.cases.finding.conftest import Ask, found
from tests.wrong import Wrong, check_refused, choices, texts

LIST_QUERIES = 7
GOOD = {"name": "Flowers", "text": "tulips", "act": "following", "send": "daily"}


@pytest.fixture
def saved(officer: User) -> SavedSearch:
    return save_search(by=officer, name="Flowers", question=Question(text="tulips"), send=SendWhen.NEVER)


def sending(**answers: str) -> dict[str, str]:
    return {"submission": uuid.uuid4().hex, **GOOD, **answers}


def test_search_can_be_saved_from_its_page(client: Client, ask: Ask, incident: Incident) -> None:
    form = client.get(ask("tulips", act="following").context["save_url"]).context["form"]
    assert (form["text"].value(), form["act"].value()) == ("tulips", "following")

    response = client.post("/searches/new/", sending())

    saved = SavedSearch.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/searches/{saved.pk}/")
    assert question_in(saved.question) == Question(text="tulips", act="following")
    assert found(client.get(response["Location"])) == {"1 incident": [f"Incident {incident.number}"]}


def test_form_sent_twice_saves_once(client: Client) -> None:
    answers = sending()

    assert [client.post("/searches/new/", answers).status_code for _ in range(2)] == [303, 303]
    assert SavedSearch.objects.count() == 1


def test_saved_search_is_shown_and_narrowed_and_gone_on_with(
    client: Client, saved: SavedSearch, incident: Incident
) -> None:
    page = client.get(f"/searches/{saved.pk}/?kind=incidents")

    assert page.context["kinds"][0]["url"] == "?without=kind"
    assert found(page) == {"1 incident": [f"Incident {incident.number}"]}


def test_saved_search_can_be_changed(client: Client, saved: SavedSearch) -> None:
    assert client.get(f"/searches/{saved.pk}/change/").context["form"]["name"].value() == "Flowers"

    client.post(f"/searches/{saved.pk}/change/", sending(name="Roses", text="roses", act=""))

    saved.refresh_from_db()
    assert (saved.name, question_in(saved.question), saved.send) == ("Roses", Question(text="roses"), "daily")


def test_saved_search_can_be_deleted(client: Client, saved: SavedSearch) -> None:
    response = client.post(f"/searches/{saved.pk}/delete/", {"submission": uuid.uuid4().hex})

    assert (response["Location"], SavedSearch.objects.exists()) == ("/searches/", False)


@pytest.mark.parametrize("path", ["", "change/", "delete/"])
@pytest.mark.parametrize("who", ["colleague", "supervisor", "stranger", "clerk"])
def test_saved_search_is_for_its_owner_alone(
    client_for: Callable[[User], Client],
    saved: SavedSearch,
    request: pytest.FixtureRequest,
    who: str,
    path: str,
) -> None:
    client = client_for(request.getfixturevalue(who))

    assert client.get(f"/searches/{saved.pk}/{path}").status_code == 404
    assert client.get("/searches/").context.get("rows", []) == []


WRONG: list[Wrong] = [
    *texts("name", 80, required=True),
    *texts("text", 200),
    *choices("send"),
    *choices("act", required=False),
    ({"text": "", "act": ""}, "text"),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_save_search_refuses_what_is_wrong_beside_its_field(client: Client, wrong: Wrong) -> None:
    check_refused(client, "/searches/new/", GOOD, wrong)


def test_name_that_is_taken_is_refused_beside_its_field(client: Client, saved: SavedSearch) -> None:
    response = client.post("/searches/new/", sending())

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["name"])
    assert SavedSearch.objects.count() == 1


@pytest.mark.parametrize("number", [1, 20])
def test_list_costs_the_same_for_one_and_for_twenty(
    client: Client, officer: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        save_search(by=officer, name=str(each), question=Question(text="tulips"), send=SendWhen.NEVER)

    with django_assert_num_queries(LIST_QUERIES):
        rows = client.get("/searches/").context["rows"]

    assert len(rows) == number
