"""Asking for a link to choose a new password."""

import time

import pytest
from django.test import Client
from pytest_django import Settings

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.notices.models import OutgoingMail
from tests.factories.accounts import PASSWORD, UserFactory

ASK = "/password/forgotten/"
GOOD = "seven green bottles hanging"


@pytest.fixture(autouse=True)
def at_once(settings: Settings) -> None:
    settings.RESET_ANSWER_SECONDS = 0


def mailed_path() -> str:
    return OutgoingMail.objects.latest("pk").body.split("http://localhost:8000")[1].split()[0]


def test_link_comes_by_mail_and_is_recorded(client: Client, officer: User) -> None:
    response = client.post(ASK, {"email": officer.email.upper()}, HTTP_HOST="localhost")
    mail, event = OutgoingMail.objects.get(), AuditEvent.objects.get()
    assert (response["Location"], mail.recipient) == ("/password/forgotten/sent/", officer)
    assert (event.did, event.subject, event.who) == (
        "password.reset_sent",
        f"user {officer.pk}",
        "Not signed in",
    )
    assert officer.name not in mail.body


@pytest.mark.parametrize("state", ["unknown", "left", "invited"])
def test_answer_does_not_tell_whether_there_is_an_account(client: Client, db: None, state: str) -> None:
    if state == "left":
        UserFactory(email="nora@northmoor.example", is_active=False, left_at="2026-01-01T00:00Z")
    if state == "invited":
        UserFactory(email="nora@northmoor.example", password="!")
    response = client.post(ASK, {"email": "nora@northmoor.example"})
    assert (response.status_code, response["Location"]) == (302, "/password/forgotten/sent/")
    assert OutgoingMail.objects.count() == (1 if state == "invited" else 0)


def test_answer_takes_as_long_without_an_account(client: Client, officer: User, settings: Settings) -> None:
    settings.RESET_ANSWER_SECONDS = 0.5
    times = []
    for email in (officer.email, "nobody@northmoor.example"):
        started = time.monotonic()
        client.post(ASK, {"email": email})
        times.append(time.monotonic() - started)
    assert min(times) >= 0.5


@pytest.mark.parametrize(
    ("email", "sentence"),
    [("", "Enter your email address"), ("x", "must be an email address in the correct format")],
)
def test_bad_address_is_named(client: Client, db: None, email: str, sentence: str) -> None:
    assert client.post(ASK, {"email": email}).content.decode().count(sentence) == 2


def test_link_ends_every_session_and_signs_nobody_in(client: Client, officer: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(officer)
    client.post(ASK, {"email": officer.email})
    form = client.get(mailed_path())["Location"]
    client.post(form, {"password1": GOOD})
    officer.refresh_from_db()
    assert officer.check_password(GOOD) is True
    assert (client.get("/your-account/").status_code, "_auth_user_id" in client.session) == (302, False)
    assert elsewhere.get("/your-account/")["Location"] == "/sign-in/?next=/your-account/"


def test_poor_password_is_named_and_link_kept(client: Client, officer: User) -> None:
    client.post(ASK, {"email": officer.email})
    form = client.get(mailed_path())["Location"]
    page = client.post(form, {"password1": "short"}).content.decode()
    assert page.count("Password must be 12 characters or more") == 2
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD) is True


def test_link_lasts_an_hour(client: Client, officer: User, settings: Settings) -> None:
    assert settings.PASSWORD_RESET_TIMEOUT == 3600
    client.post(ASK, {"email": officer.email})
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "This link no longer works" in client.get(mailed_path()).content.decode()


@pytest.mark.parametrize("key", ["1-abc", "1-set-password", "zzzzzzzzzzzzzzzz-x", "0-0"])
def test_made_up_link_is_refused(client: Client, db: None, key: str) -> None:
    assert "This link no longer works" in client.get(f"/password/new/{key}/").content.decode()


def test_asking_too_often_is_slowed(client: Client, officer: User) -> None:
    statuses = [client.post(ASK, {"email": officer.email}).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
