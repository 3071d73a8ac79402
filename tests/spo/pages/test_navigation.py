"""Places stand in order of their position, and the one somebody is at is marked."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from spo.pages import navigation
from spo.pages.navigation import Place, offer, offer_search, places_for


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(navigation, "_offers", [])
    monkeypatch.setattr(navigation, "_searches", [])
    offer(lambda user: [Place("Cases", "/cases/")], position=20)
    offer(lambda user: [Place("Reminders", "/reminders/", user.unseen)], position=30)
    offer(lambda user: [Place("My work", "/my-work/")], position=10)
    return


def test_places_stand_in_order(offered: None) -> None:
    places = places_for(SimpleNamespace(unseen=2))

    assert [(place.text, place.count) for place in places] == [("My work", 0), ("Cases", 0), ("Reminders", 2)]


def test_offer_twice_is_one_offer(offered: None) -> None:
    def more(user: object) -> list[Place]:
        return [Place("More", "/more/")]

    offer(more, position=90)
    offer(more, position=90)

    assert len(places_for(SimpleNamespace(unseen=0))) == 4


@pytest.mark.parametrize(("path", "current"), [("/cases/SPO-2026-000001/", "Cases"), ("/elsewhere/", None)])
def test_navigation_marks_where_somebody_is(offered: None, path: str, current: str | None) -> None:
    request = RequestFactory().get(path)
    request.user = SimpleNamespace(is_authenticated=True, unseen=0)

    nav = navigation.navigation(request)["nav"]

    assert next((item["text"] for item in nav if item["current"]), None) == current


def test_navigation_offers_nothing_to_the_anonymous(offered: None) -> None:
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=False)

    assert navigation.navigation(request) == {}


@pytest.mark.parametrize(("may_search", "url"), [(True, "/search/"), (False, "")])
def test_navigation_says_where_those_who_may_can_search(offered: None, may_search: bool, url: str) -> None:
    offer_search(lambda user: "/search/" if user.may_search else "")
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=True, unseen=0, may_search=may_search)

    assert navigation.navigation(request)["search_url"] == url
