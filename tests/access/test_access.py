"""Every URL, every person, every method, from one table. A URL that is not in the table fails."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access import cases, conduct, evidence, finding, ground, imports, orders, people, safety
from tests.access.table import Row
from tests.access.world import World

AREAS = (ground, cases, people, imports, conduct, evidence, safety, finding, orders)
ROWS = [row for area in AREAS for row in area.ROWS]

PEOPLE = (
    "officer",
    "colleague",
    "supervisor",
    "authorising officer",
    "stranger",
    "clerk",
    "other clerk",
    "auditor",
    "administrator",
)

CHANGING = ("PUT", "PATCH", "DELETE", "TRACE")
ASIDE = (*CHANGING, "HEAD", "OPTIONS")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


def _names(resolver: URLResolver) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry.name or str(entry.pattern)
        else:
            yield from _names(entry)


def test_every_url_stands_in_the_table() -> None:
    assert {row.name for row in ROWS} == set(_names(get_resolver()))


def _answers(world: World, row: Row, method: str) -> dict[str, int]:
    """Each answer is undone, cookies and all, before the next person asks."""
    url = reverse(row.name, args=row.args(world))
    found = {}
    for person in PEOPLE:
        client = world.clients[person]
        cookies = client.cookies.output()
        with transaction.atomic():
            response = getattr(client, method)(url)
            found[person] = response.status_code
            if response.streaming:
                response.getvalue()  # to its end, so that the file is closed
            transaction.set_rollback(True)
        client.cookies.clear()
        client.cookies.load(cookies.replace("Set-Cookie: ", ""))
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_reading_is_for_those_named(world: World, row: Row) -> None:
    assert _answers(world, row, "get") == row.get.for_all(PEOPLE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_writing_is_for_those_named(world: World, row: Row) -> None:
    assert _answers(world, row, "post") == row.post.for_all(PEOPLE)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.is_open], ids=lambda row: row.name)
@pytest.mark.parametrize("person", ["anonymous", "no second factor"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_half_way(world: World, row: Row, person: str, method: str) -> None:
    response = getattr(world.clients[person], method)(reverse(row.name, args=row.args(world)))

    assert response.status_code == 302
    assert response.url.split("?")[0] in {reverse("account_login"), reverse("enrol_second_factor")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_other_methods_are_refused(world: World, row: Row) -> None:
    url = reverse(row.name, args=row.args(world))

    found = {
        (person, method): world.clients[person].generic(method, url).status_code
        for person in PEOPLE
        for method in CHANGING
    }

    assert {key: code for key, code in found.items() if code != 405} == {}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_asking_for_the_head_answers_as_reading_does(world: World, row: Row) -> None:
    assert _answers(world, row, "head") == row.get.for_all(PEOPLE)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.is_open], ids=lambda row: row.name)
def test_asking_for_the_methods_tells_nothing(world: World, row: Row) -> None:
    url = reverse(row.name, args=row.args(world))

    found = {person: world.clients[person].options(url) for person in PEOPLE}

    assert {
        person for person, answer in found.items() if answer.status_code == 200 and answer.content
    } == set()


@pytest.mark.parametrize("row", [row for row in ROWS if not row.is_open], ids=lambda row: row.name)
@pytest.mark.parametrize("person", ["anonymous", "no second factor"])
def test_no_method_gets_in_half_way(world: World, row: Row, person: str) -> None:
    url = reverse(row.name, args=row.args(world))

    found = {method: world.clients[person].generic(method, url).status_code for method in ASIDE}

    assert {method: code for method, code in found.items() if code not in (302, 405)} == {}
