"""The administrator's pages about units and courts."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from spo.accounts.models import Court, Unit, User
from spo.audit.models import AuditEvent
from tests.factories.accounts import CourtFactory, UnitFactory, UserFactory

SignIn = Callable[[User], Client]
UNIT = {
    "submission": "d" * 32,
    "name": "Western Unit",
    "force": "Northmoor Police",
    "chief_officer": "The Chief Constable of Northmoor Police",
}
COURT = {"submission": "e" * 32, "name": "Westgate Magistrates' Court", "address": "1 High Street\nWestgate"}


def last_event() -> tuple[object, ...]:
    event = AuditEvent.objects.latest("pk")
    return (event.did, event.operation, event.subject, event.fields)


@pytest.mark.parametrize("who", ["officer", "supervisor", "clerk", "auditor"])
@pytest.mark.parametrize(
    "path", ["/units/", "/units/add/", "/units/1/", "/courts/", "/courts/add/", "/courts/1/"]
)
def test_places_are_closed_to_others(
    request: pytest.FixtureRequest, client_for: SignIn, who: str, path: str
) -> None:
    assert client_for(request.getfixturevalue(who)).get(path).status_code == 403


@pytest.mark.parametrize("path", ["/units/0/", "/courts/0/"])
def test_unknown_place_is_not_found(client_for: SignIn, administrator: User, path: str) -> None:
    assert client_for(administrator).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/units/", "/courts/"])
def test_lists_cannot_be_posted_to(client_for: SignIn, administrator: User, path: str) -> None:
    assert client_for(administrator).post(path).status_code == 405


@pytest.mark.parametrize(("path", "what"), [("/units/", "units"), ("/courts/", "courts")])
def test_looking_at_a_list_is_recorded(client_for: SignIn, administrator: User, path: str, what: str) -> None:
    client_for(administrator).get(path)

    assert last_event() == (f"{what}.listed", "consultation", what, [])


@pytest.mark.parametrize("what", ["unit", "court"])
def test_opening_a_place_is_recorded(
    request: pytest.FixtureRequest, client_for: SignIn, administrator: User, what: str
) -> None:
    place = request.getfixturevalue(what)

    client_for(administrator).get(f"/{what}s/{place.pk}/")

    assert last_event() == (f"{what}.consulted", "consultation", f"{what} {place.pk}", [])


def test_unit_is_added(client_for: SignIn, administrator: User) -> None:
    response = client_for(administrator).post("/units/add/", UNIT)
    unit = Unit.objects.get()
    assert (response.status_code, response["Location"], str(unit)) == (
        303,
        "/units/",
        "Western Unit, Northmoor Police",
    )
    fields = ["name", "force", "chief_officer"]
    assert last_event() == ("unit.added", "administration", f"unit {unit.pk}", fields)


def test_unit_is_renamed(client_for: SignIn, administrator: User, unit: Unit) -> None:
    client_for(administrator).post(f"/units/{unit.pk}/", UNIT)
    unit.refresh_from_db()
    assert unit.name == "Western Unit"
    assert last_event() == ("unit.changed", "administration", f"unit {unit.pk}", ["name"])


def test_court_is_added(client_for: SignIn, administrator: User) -> None:
    client_for(administrator).post("/courts/add/", COURT)
    court = Court.objects.get()
    assert (court.name, court.address) == (COURT["name"], COURT["address"])
    assert last_event() == ("court.added", "administration", f"court {court.pk}", ["name", "address"])


def test_court_is_renamed(client_for: SignIn, administrator: User, court: Court) -> None:
    client_for(administrator).post(f"/courts/{court.pk}/", COURT)
    court.refresh_from_db()
    assert court.name == COURT["name"]


def test_double_click_adds_one(client_for: SignIn, administrator: User) -> None:
    client = client_for(administrator)
    statuses = [client.post("/courts/add/", COURT).status_code for _ in range(2)]
    assert (statuses, Court.objects.count()) == ([303, 303], 1)


@pytest.mark.parametrize(
    ("path", "sent", "sentence"),
    [
        ("/units/add/", UNIT | {"name": ""}, "Enter the name of the unit"),
        ("/units/add/", UNIT | {"force": " "}, "Enter the name of the force"),
        ("/units/add/", UNIT | {"name": "x" * 121}, "The name of the unit must be 120 characters or fewer"),
        ("/units/add/", UNIT | {"name": "southern unit"}, "This force already has a unit with this name"),
        ("/courts/add/", COURT | {"name": "a\0b"}, "must not include hidden characters"),
        ("/courts/add/", COURT | {"name": "EASTFIELD COURT"}, "There is already a court with this name"),
        ("/courts/add/", COURT | {"address": "x" * 501}, "Address must be 500 characters or fewer"),
        ("/courts/add/", {}, "Enter the name of the court"),
    ],
)
def test_bad_place_is_named_and_nothing_saved(
    client_for: SignIn, administrator: User, path: str, sent: dict[str, str], sentence: str
) -> None:
    UnitFactory(name="Southern Unit")
    CourtFactory(name="Eastfield Court")
    response = client_for(administrator).post(path, sent)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert (Unit.objects.count(), Court.objects.count()) == (1, 1)


def test_list_counts_who_is_in_post(client_for: SignIn, administrator: User, officer: User) -> None:
    UserFactory(unit=officer.unit, is_active=False, left_at="2026-01-01T00:00Z")
    page = client_for(administrator).get("/units/").content.decode()
    assert re.findall(r'data-label="In post">(\d+)<', page) == ["1"]


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("path", "make"), [("/units/", UnitFactory), ("/courts/", CourtFactory)])
def test_lists_cost_the_same_however_long(
    client_for: SignIn,
    administrator: User,
    django_assert_num_queries: Callable,
    path: str,
    make: type[UnitFactory],
    number: int,
) -> None:
    make.create_batch(number)
    client = client_for(administrator)
    client.get(path)
    with django_assert_num_queries(7):
        client.get(path)
