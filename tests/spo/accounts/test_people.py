"""The administrator's pages about people: list, one person, inviting, changing."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from spo.accounts.enums import Rank, Role
from spo.accounts.models import Court, Unit, User
from spo.audit.models import AuditEvent
from spo.notices.models import OutgoingMail
from tests.factories.accounts import InvitationFactory, UserFactory

SignIn = Callable[[User], Client]
TOKEN = "a" * 32
OTHERS = ["officer", "supervisor", "clerk", "auditor"]


def names(response) -> list[str]:
    return re.findall(r'/accounts/\d+/">(.*?)</a>', response.content.decode())


def facts(**changes: object) -> dict[str, object]:
    """A filled-in form for a new supervisor."""
    usual = {
        "submission": TOKEN,
        "name": "Nora New",
        "email": "Nora.New@northmoor.example",
        "role": "supervisor",
        "rank": "inspector",
        "collar_number": "4711",
        "court": "",
    }
    return usual | changes


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("path", ["/accounts/", "/accounts/invite/", "/accounts/{}/", "/accounts/{}/change/"])
def test_people_pages_are_closed_to_others(
    request: pytest.FixtureRequest, client_for: SignIn, stranger: User, who: str, path: str
) -> None:
    response = client_for(request.getfixturevalue(who)).get(path.format(stranger.pk))
    assert response.status_code == 403
    assert "Only an administrator can manage accounts." in response.content.decode()


@pytest.mark.parametrize("path", ["/accounts/0/", "/accounts/9999999999999999999999/", "/accounts/0/change/"])
def test_unknown_person_is_not_found(client_for: SignIn, administrator: User, path: str) -> None:
    assert client_for(administrator).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/accounts/", "/accounts/{}/"])
def test_reading_pages_cannot_be_posted_to(
    client_for: SignIn, administrator: User, officer: User, path: str
) -> None:
    assert client_for(administrator).post(path.format(officer.pk)).status_code == 405


def test_list_shows_who_is_in_post(client_for: SignIn, administrator: User, officer: User) -> None:
    UserFactory(name="Larry Leaver", is_active=False, left_at="2026-01-01T00:00Z")
    assert names(client_for(administrator).get("/accounts/")) == [
        "Adam Administrator",
        "Constable Olivia Officer (1001)",
    ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"role": "officer"}, ["Constable Olivia Officer (1001)"]),
        ({"state": "left"}, ["Constable Larry Leaver (3001)"]),
        ({"state": "invited"}, ["Constable Ina Invited (3002)"]),
        ({"role": "auditor"}, []),
    ],
)
def test_list_is_filtered(
    client_for: SignIn, administrator: User, officer: User, question: dict[str, str], found: list[str]
) -> None:
    left = {"is_active": False, "left_at": "2026-01-01T00:00Z"}
    UserFactory(name="Larry Leaver", collar_number="3001", role=Role.SUPERVISOR, **left)
    InvitationFactory(user__name="Ina Invited", user__collar_number="3002", user__role=Role.SUPERVISOR)
    assert names(client_for(administrator).get("/accounts/", question)) == found


def test_list_of_one_unit(client_for: SignIn, administrator: User, officer: User, stranger: User) -> None:
    response = client_for(administrator).get("/accounts/", {"unit": stranger.unit.pk})
    assert names(response) == ["Constable Stella Stranger (2001)"]


@pytest.mark.parametrize(
    "question", [{"role": "king"}, {"unit": "x"}, {"state": "x"}, {"page": "0"}, {"page": "x"}]
)
def test_bad_filter_is_named(client_for: SignIn, administrator: User, question: dict[str, str]) -> None:
    response = client_for(administrator).get("/accounts/", question)
    assert (response.status_code, names(response)) == (422, [])


def test_list_goes_on_after_fifty(client_for: SignIn, administrator: User) -> None:
    UserFactory.create_batch(55)
    client = client_for(administrator)
    assert (len(names(client.get("/accounts/"))), len(names(client.get("/accounts/?page=2")))) == (50, 6)


@pytest.mark.parametrize("number", [1, 30])
def test_list_costs_the_same_however_long(
    client_for: SignIn, administrator: User, django_assert_num_queries: Callable, number: int
) -> None:
    UserFactory.create_batch(number)
    client = client_for(administrator)
    client.get("/accounts/")
    with django_assert_num_queries(8):
        client.get("/accounts/")


def test_opening_a_person_is_recorded(client_for: SignIn, administrator: User, officer: User) -> None:
    page = client_for(administrator).get(f"/accounts/{officer.pk}/").content.decode()
    event = AuditEvent.objects.latest("pk")
    assert (event.did, event.operation, event.subject) == (
        "account.consulted",
        "consultation",
        f"user {officer.pk}",
    )
    assert page.count("Close the account") == 1


def test_inviting_makes_an_account_without_password(
    client_for: SignIn, administrator: User, unit: Unit
) -> None:
    response = client_for(administrator).post("/accounts/invite/", facts(unit=unit.pk))
    user = User.objects.get(email="nora.new@northmoor.example")
    assert (response.status_code, response["Location"]) == (303, f"/accounts/{user.pk}/")
    assert (user.title, user.role, user.unit, user.court, user.has_usable_password()) == (
        "Inspector Nora New (4711)",
        Role.SUPERVISOR,
        unit,
        None,
        False,
    )
    dids = list(
        AuditEvent.objects.filter(subject=f"user {user.pk}").order_by("pk").values_list("did", flat=True)
    )
    assert dids == ["account.added", "invitation.sent"]
    assert OutgoingMail.objects.get().address == "nora.new@northmoor.example"


def test_inviting_a_clerk_keeps_court_and_drops_police_facts(
    client_for: SignIn, administrator: User, unit: Unit, court: Court
) -> None:
    client_for(administrator).post("/accounts/invite/", facts(role="clerk", unit=unit.pk, court=court.pk))
    user = User.objects.get(email="nora.new@northmoor.example")
    assert (user.unit, user.court, user.rank, user.collar_number) == (None, court, Rank.STAFF, "")


def test_double_click_invites_once(client_for: SignIn, administrator: User, unit: Unit) -> None:
    client = client_for(administrator)
    first, second = (client.post("/accounts/invite/", facts(unit=unit.pk)) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Enter full name"),
        ({"name": "x" * 121}, "Full name must be 120 characters or fewer"),
        ({"name": "a\0b"}, "must not include hidden characters"),
        ({"email": "nobody"}, "must be an email address in the correct format"),
        ({"email": "olivia@northmoor.example"}, "Email address belongs to another account"),
        ({"email": "OLIVIA@northmoor.example"}, "Email address belongs to another account"),
        ({"role": "king"}, "Select a role"),
        ({"rank": ""}, "Select a rank"),
        ({"unit": ""}, "Select the unit they work in"),
        ({"unit": "0"}, "Select a unit"),
        ({"role": "clerk"}, "Select the court they work at"),
    ],
)
def test_bad_invitation_is_named_and_nothing_saved(
    client_for: SignIn, administrator: User, unit: Unit, changes: dict[str, str], sentence: str
) -> None:
    UserFactory(email="olivia@northmoor.example", unit=unit)
    before = User.objects.count()
    response = client_for(administrator).post("/accounts/invite/", facts(**{"unit": unit.pk} | changes))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert (User.objects.count(), OutgoingMail.objects.count()) == (before, 0)


def test_posting_every_field_of_the_model_changes_only_those_of_the_form(
    client_for: SignIn, administrator: User, unit: Unit
) -> None:
    extra = {field.name: "1" for field in User._meta.get_fields() if field.concrete} | {"is_active": ""}
    client_for(administrator).post("/accounts/invite/", extra | facts(unit=unit.pk))
    user = User.objects.get(email="nora.new@northmoor.example")
    assert (user.pk != 1, user.is_active, user.has_usable_password(), user.version) == (True, True, False, 0)
