"""One's own account: password, authenticator app and recovery codes."""

import re
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import DataError, transaction
from django.test import Client

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.notices.models import OutgoingMail
from spo.sealed import unseal
from tests.cast import enrol
from tests.factories.accounts import PASSWORD

SignIn = Callable[[User], Client]
GOOD = "seven green bottles hanging"
APP, CODES, CHANGE = "/your-account/app/", "/your-account/recovery-codes/", "/your-account/password/"
NEW_CODES = "/your-account/recovery-codes/new/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still, so that no code runs out between being read and being typed."""
    with time_machine.travel(time.time(), tick=False) as clock:
        yield clock


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give_password(client: Client, user: User) -> None:
    client.post("/sign-in/", {"login": user.email, "password": PASSWORD})


def sign_in(client: Client, user: User) -> Authenticator:
    """Through the front door, so that allauth knows when a password was last given."""
    authenticator = enrol(user)
    give_password(client, user)
    client.post("/sign-in/code/", {"code": code_for(unseal(authenticator.data["secret"]))})
    return authenticator


def last_event() -> tuple[object, ...]:
    event = AuditEvent.objects.latest("pk")
    return (event.did, event.operation, event.subject, event.fields)


def test_page_shows_account_and_factors(client: Client, officer: User) -> None:
    sign_in(client, officer)
    page = client.get("/your-account/").content.decode()
    assert (page.count("Authenticator app"), page.count(officer.email)) == (1, 1)


@pytest.mark.parametrize("path", ["/your-account/", APP, CODES, CHANGE, "/your-account/passkeys/add/"])
def test_own_pages_anonymous_go_to_sign_in(client: Client, db: None, path: str) -> None:
    assert client.get(path)["Location"] == f"/sign-in/?next={path}"


def test_page_cannot_be_posted_to(client_for: SignIn, officer: User) -> None:
    assert client_for(officer).post("/your-account/").status_code == 405


def test_changed_password_ends_the_other_sessions(client: Client, client_for: SignIn, officer: User) -> None:
    elsewhere = client_for(officer)
    sign_in(client, officer)
    response = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": GOOD})
    officer.refresh_from_db()
    assert (response.status_code, officer.check_password(GOOD)) == (302, True)
    assert (client.get("/your-account/").status_code, elsewhere.get("/your-account/").status_code) == (
        200,
        302,
    )
    assert last_event() == ("password.changed", "administration", f"user {officer.pk}", ["password"])
    assert OutgoingMail.objects.get().subject == "Your password for Stalking Protection Orders was changed"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("wrong", GOOD, "Current password is not correct"),
        ("", GOOD, "Enter your current password"),
        (PASSWORD, "", "Enter a new password"),
        (PASSWORD, "short", "Password must be 12 characters or more"),
        (PASSWORD, "olivia officer 1001", "Password must not include your name"),
    ],
)
def test_bad_change_of_password_is_named(
    client_for: SignIn, officer: User, old: str, new: str, sentence: str
) -> None:
    page = client_for(officer).post(CHANGE, {"oldpassword": old, "password1": new}).content.decode()
    officer.refresh_from_db()
    assert page.count(sentence) == 2
    assert officer.check_password(PASSWORD) is True


def test_first_factor_opens_the_door(committed: None, client: Client, officer: User) -> None:
    give_password(client, officer)
    page = client.get(APP).content.decode()
    secret = re.search(r'app-key">([A-Z2-7]+)<', page)[1]
    response = client.post(APP, {"code": code_for(secret)})
    assert (response.status_code, response["Location"]) == (302, CODES)
    assert client.get("/your-account/").status_code == 200
    dids = AuditEvent.objects.filter(did="factor.added").order_by("pk").values_list("fields", flat=True)
    assert list(dids) == [["totp"], ["recovery_codes"]]
    assert "A second factor was added" in OutgoingMail.objects.get().subject
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert (secret in stored, unseal(stored)) == (False, secret)


def test_code_that_enrolled_the_app_does_not_sign_in(
    committed: None, client: Client, officer: User, clock: time_machine.Traveller
) -> None:
    give_password(client, officer)
    secret = re.search(r'app-key">([A-Z2-7]+)<', client.get(APP).content.decode())[1]
    client.post(APP, {"code": code_for(secret)})
    elsewhere = Client()
    give_password(elsewhere, officer)

    again = elsewhere.post("/sign-in/code/", {"code": code_for(secret)})
    clock.shift(60)
    fresh = elsewhere.post("/sign-in/code/", {"code": code_for(secret)})

    assert (again.status_code, again.text.count("Code is not correct, or was used before")) == (200, 2)
    assert (fresh.status_code, elsewhere.get("/your-account/").status_code) == (302, 200)


def test_factor_that_cannot_be_recorded_is_not_enrolled(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_password(client, officer)
    secret = re.search(r'app-key">([A-Z2-7]+)<', client.get(APP).content.decode())[1]
    monkeypatch.setattr("spo.audit.record.__version__", "x" * 41)  # longer than the record takes

    with pytest.raises(DataError), transaction.atomic():
        client.post(APP, {"code": code_for(secret)})

    assert (officer.authenticator_set.count(), OutgoingMail.objects.count()) == (0, 0)


def test_session_at_rest_shows_no_secret(client: Client, officer: User) -> None:
    give_password(client, officer)
    client.get(APP)
    row = client.session.model.objects.get(session_key=client.session.session_key)
    assert row.session_data.startswith("gAAAA")


def test_wrong_first_code_is_named(client: Client, officer: User) -> None:
    give_password(client, officer)
    client.get(APP)
    page = client.post(APP, {"code": "000000"}).content.decode()
    assert page.count("Code is not correct, or was used before. Wait for the next one") == 2
    assert client.get("/your-account/").status_code == 302


def test_only_factor_cannot_be_removed(client: Client, officer: User) -> None:
    sign_in(client, officer)
    answers = [
        client.get("/your-account/app/remove/").status_code,
        client.post("/your-account/app/remove/").status_code,
    ]
    assert (answers, officer.authenticator_set.count()) == ([403, 403], 1)


def test_app_is_removed_where_a_passkey_remains(client: Client, officer: User) -> None:
    sign_in(client, officer)
    Authenticator.objects.create(user=officer, type="webauthn", data={"name": "Key", "credential": {}})
    response = client.post("/your-account/app/remove/")
    assert (response.status_code, officer.authenticator_set.get().type) == (302, "webauthn")
    assert last_event() == ("factor.removed", "administration", f"user {officer.pk}", ["totp"])
    assert "A second factor was removed" in OutgoingMail.objects.get().subject


def test_recovery_codes_are_shown_made_anew_and_downloaded(
    client: Client, officer: User, django_capture_on_commit_callbacks: Callable
) -> None:
    sign_in(client, officer)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(NEW_CODES)
        client.post(NEW_CODES)
    codes = re.findall(r"<li>(\d{8})</li>", client.get(CODES).content.decode())
    download = client.get("/your-account/recovery-codes/download/")
    assert (len(codes), download.content.decode().split()) == (10, codes)
    assert last_event() == ("factor.replaced", "administration", f"user {officer.pk}", ["recovery_codes"])
    assert "recovery codes" in OutgoingMail.objects.get().subject


def test_recovery_code_signs_in_once(
    client: Client, officer: User, django_capture_on_commit_callbacks: Callable
) -> None:
    sign_in(client, officer)
    client.post(NEW_CODES)
    code = re.findall(r"<li>(\d{8})</li>", client.get(CODES).content.decode())[0]
    first, second = Client(), Client()
    for visitor in (first, second):
        give_password(visitor, officer)
        visitor.post("/sign-in/code/", {"code": code})
    assert [visitor.get("/your-account/").status_code for visitor in (first, second)] == [200, 302]


def test_password_is_asked_again_after_ten_minutes(
    client: Client, officer: User, clock: time_machine.Traveller
) -> None:
    sign_in(client, officer)
    clock.shift(9 * 60)
    assert client.get(NEW_CODES).status_code == 200
    clock.shift(2 * 60)
    assert client.get(NEW_CODES)["Location"] == f"/confirm/?next={quote(NEW_CODES, safe='')}"
    answer = client.post(f"/confirm/?next={NEW_CODES}", {"password": PASSWORD})
    assert answer["Location"] == NEW_CODES


def test_wrong_password_at_confirming_is_named_and_recorded(client: Client, officer: User) -> None:
    sign_in(client, officer)
    page = client.post("/confirm/", {"password": "wrong"}).content.decode()
    assert page.count("Password is not correct") == 2
    assert last_event()[:2] == ("session.refused", "refusal")


def test_staying_signed_in_answers_nothing(client_for: SignIn, officer: User) -> None:
    client = client_for(officer)
    assert (client.post("/stay-signed-in/").status_code, client.get("/stay-signed-in/").status_code) == (
        204,
        405,
    )
