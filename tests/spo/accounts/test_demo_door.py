"""The demo door: open in the local stack alone."""

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.factories.accounts import UserFactory


@pytest.fixture
def demo_officer(unit: None) -> User:
    return UserFactory(
        name="Dana Demo", collar_number="77", email="officer@demo.invalid", password="!", unit=unit
    )


@pytest.fixture
def open_door(settings: Settings) -> None:
    settings.DEMO_DOOR = True


def test_door_lets_in_without_password_and_is_recorded(
    open_door: None, client: Client, demo_officer: User
) -> None:
    assert "as Dana Demo<" in client.get("/sign-in/").content.decode()
    response = client.post("/demo/", {"account": demo_officer.pk})
    event = AuditEvent.objects.latest("pk")
    assert (response.status_code, client.get("/your-account/").status_code) == (302, 200)
    assert (event.did, event.operation, event.who, event.fields) == (
        "session.started",
        "sign-in",
        demo_officer.record_name,
        ["demo"],
    )


def test_shut_door_does_not_exist(client: Client, demo_officer: User) -> None:
    assert "Dana Demo" not in client.get("/sign-in/").content.decode()
    assert client.post("/demo/", {"account": demo_officer.pk}).status_code == 404


@pytest.mark.parametrize("account", ["", "x", "0", "9" * 30, "٣"])
def test_door_knows_only_its_people(open_door: None, client: Client, db: None, account: str) -> None:
    assert client.post("/demo/", {"account": account}).status_code == 404


def test_door_does_not_let_in_as_a_real_person(open_door: None, client: Client, officer: User) -> None:
    assert client.post("/demo/", {"account": officer.pk}).status_code == 404


def test_door_wants_a_post_with_a_token(open_door: None, demo_officer: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    answers = (
        strict.get("/demo/").status_code,
        strict.post("/demo/", {"account": demo_officer.pk}).status_code,
    )
    assert answers == (405, 403)


def test_demo_person_has_no_password_page(open_door: None, client: Client, demo_officer: User) -> None:
    client.post("/demo/", {"account": demo_officer.pk})
    assert client.get("/your-account/password/")["Location"] == "/your-account/"


def test_deploy_check_refuses_an_open_door(open_door: None) -> None:
    errors = [error.id for error in run_checks(tags=[Tags.security], include_deployment_checks=True)]
    assert "accounts.E001" in errors


def test_demo_accounts_are_listed(open_door: None, demo_officer: User, capsys: pytest.CaptureFixture) -> None:
    call_command("demo_accounts")
    line = "Constable Dana Demo (77)  Officer  Stalking and Harassment Unit, Northmoor Police  officer@demo.invalid"
    assert capsys.readouterr().out == line + "\n"


def test_no_demo_accounts_are_listed_while_shut(demo_officer: User, capsys: pytest.CaptureFixture) -> None:
    call_command("demo_accounts")
    assert capsys.readouterr().out == ""


def test_first_administrator_is_made_at_the_console(
    client: Client, db: None, capsys: pytest.CaptureFixture
) -> None:
    call_command("create_administrator", "First@northmoor.example", "Fay First")
    link = capsys.readouterr().out.strip().removeprefix("http://localhost:8000")
    user = User.objects.get()
    assert (user.email, user.role, user.has_usable_password()) == (
        "first@northmoor.example",
        "administrator",
        False,
    )
    assert client.get(link).status_code == 200
    assert AuditEvent.objects.get().who == "Console command"


@pytest.mark.parametrize("email", ["nobody", "TAKEN@northmoor.example"])
def test_console_refuses_a_bad_or_taken_address(db: None, email: str) -> None:
    UserFactory(email="taken@northmoor.example")
    with pytest.raises(CommandError):
        call_command("create_administrator", email, "Fay First")
