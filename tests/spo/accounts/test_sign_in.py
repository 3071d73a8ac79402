"""Signing in with a password and a code, being refused, and signing out."""

import time
from collections.abc import Callable, Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.sealed import unseal
from tests.cast import enrol
from tests.factories.accounts import PASSWORD, CentralUserFactory

SIGN_IN, CODE = "/sign-in/", "/sign-in/code/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still, so that no code runs out between being read and being typed."""
    with time_machine.travel(time.time(), tick=False) as clock:
        yield clock


def code_of(authenticator: Authenticator) -> str:
    secret = unseal(authenticator.data["secret"])
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give_password(client: Client, user: User, password: str = PASSWORD, **extra: str):
    return client.post(SIGN_IN, {"login": user.email, "password": password}, **extra)


def last_event() -> tuple[str, ...]:
    event = AuditEvent.objects.latest("id")
    return (event.did, event.operation, event.subject, event.who, event.address)


def test_sign_in_with_password_and_code_works(client: Client, officer: User) -> None:
    authenticator = enrol(officer)
    first = give_password(client, officer)
    assert (first.status_code, first["Location"]) == (302, CODE)
    assert client.get("/your-account/").status_code == 302
    second = client.post(CODE, {"code": code_of(authenticator)})
    assert (second.status_code, second["Location"]) == (302, "/")
    assert client.get("/your-account/").status_code == 200
    assert last_event() == (
        "session.started",
        "sign-in",
        f"user {officer.pk}",
        officer.record_name,
        "127.0.0.1",
    )


def test_sign_in_leads_where_the_person_was_going(client: Client, officer: User) -> None:
    authenticator = enrol(officer)
    client.post(f"{SIGN_IN}?next=/your-account/", {"login": officer.email, "password": PASSWORD})
    response = client.post(CODE, {"code": code_of(authenticator)})
    assert response["Location"] == "/your-account/"


def test_sign_in_never_leads_to_another_site(client: Client, officer: User) -> None:
    authenticator = enrol(officer)
    client.post(f"{SIGN_IN}?next=https://elsewhere.example/", {"login": officer.email, "password": PASSWORD})
    response = client.post(CODE, {"code": code_of(authenticator)})
    assert response["Location"] == "/"


def test_sign_in_gives_the_session_a_new_name(client: Client, officer: User) -> None:
    authenticator = enrol(officer)
    give_password(client, officer)
    before = client.session.session_key
    client.post(CODE, {"code": code_of(authenticator)})
    assert client.session.session_key != before


def test_person_without_second_factor_is_led_to_enrol(client: Client, officer: User) -> None:
    give_password(client, officer)
    assert client.get("/")["Location"] == "/your-account/second-factor/"


def test_wrong_password_is_refused_and_recorded(client: Client, officer: User) -> None:
    response = give_password(client, officer, "wrong")
    assert "Email address or password is not correct" in response.content.decode()
    assert last_event() == ("session.refused", "refusal", f"user {officer.pk}", "Not signed in", "127.0.0.1")


def test_unknown_address_is_answered_like_a_wrong_password(client: Client, officer: User) -> None:
    known = give_password(client, officer, "wrong").content.decode()
    unknown = client.post(
        SIGN_IN, {"login": "nobody@northmoor.example", "password": "wrong"}
    ).content.decode()
    strip = str.maketrans("", "", "\n")
    masked = known.replace(officer.email, "ADDRESS").translate(strip)
    assert without_token(masked) == without_token(
        unknown.replace("nobody@northmoor.example", "ADDRESS").translate(strip)
    )
    assert last_event()[:3] == ("session.refused", "refusal", "no account")


def without_token(page: str) -> str:
    before, marker, after = page.partition('name="csrfmiddlewaretoken" value="')
    return before + marker + without_token(after[64:]) if marker else page


def test_empty_sign_in_names_what_is_missing(client: Client, db: None) -> None:
    page = client.post(SIGN_IN, {}).content.decode()
    assert page.count("Enter your email address") == 2
    assert page.count("Enter your password") == 2
    assert "<title>Error: Sign in" in page


def test_leaver_cannot_sign_in(client: Client, db: None) -> None:
    leaver = CentralUserFactory(is_active=False, left_at="2026-01-01T00:00Z")
    response = give_password(client, leaver)
    assert response["Location"] == "/sign-in/closed/"
    assert client.get("/your-account/").status_code == 302


def test_code_works_once(client: Client, officer: User) -> None:
    code = code_of(enrol(officer))
    give_password(client, officer)
    client.post(CODE, {"code": code})
    other = Client()
    give_password(other, officer)
    assert "was used before" in other.post(CODE, {"code": code}).content.decode()


def test_code_of_the_last_half_minute_is_refused(
    client: Client, officer: User, clock: time_machine.Traveller
) -> None:
    code = code_of(enrol(officer))
    clock.shift(31)
    give_password(client, officer)
    assert client.post(CODE, {"code": code}).status_code == 200
    assert last_event()[:3] == ("session.refused", "refusal", f"user {officer.pk}")


def test_sixth_code_in_five_minutes_is_not_looked_at(client: Client, officer: User) -> None:
    authenticator = enrol(officer)
    give_password(client, officer)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})
    page = client.post(CODE, {"code": code_of(authenticator)}).content.decode()
    assert "too many attempts" in page


def test_sixth_wrong_password_is_slowed_for_that_address_only(client: Client, officer: User) -> None:
    for _ in range(5):
        give_password(client, officer, "wrong", REMOTE_ADDR="10.0.0.1")
    slowed = give_password(client, officer, REMOTE_ADDR="10.0.0.1")
    elsewhere = give_password(Client(), officer, REMOTE_ADDR="10.0.0.2")
    assert "too many attempts" in slowed.content.decode()
    assert elsewhere.status_code == 302


def test_forwarded_address_is_not_believed(client: Client, officer: User) -> None:
    give_password(client, officer, "wrong", HTTP_X_FORWARDED_FOR="10.9.9.9", HTTP_X_REAL_IP="10.9.9.9")
    assert last_event()[-1] == "127.0.0.1"


def test_sign_out_is_recorded(client_for: Callable[[User], Client], officer: User) -> None:
    client_for(officer).post(reverse("account_logout"))
    assert last_event()[:3] == ("session.ended", "sign-in", f"user {officer.pk}")


def test_half_signed_in_person_can_start_again(client: Client, officer: User) -> None:
    enrol(officer)
    give_password(client, officer)
    client.post(reverse("account_logout"))
    assert client.get(SIGN_IN).status_code == 200


def test_there_is_no_sign_up(client: Client, db: None) -> None:
    assert client.get("/sign-up/").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404


def test_secret_of_the_app_is_encrypted_at_rest(officer: User) -> None:
    stored = enrol(officer).data["secret"]
    assert stored.startswith("gAAAA")


HOSTILE = [
    "",
    "1",
    "[]",
    "{}",
    "null",
    '{"id": 1}',
    "no json",
    '{"response": []}',
    "[" * 15_000,
    "1" * 30_000,
]


@pytest.mark.parametrize("credential", HOSTILE, ids=lambda text: text[:10])
def test_hostile_passkey_is_refused(client: Client, db: None, credential: str) -> None:
    client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json")
    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert (response.status_code, response["Location"]) == (302, SIGN_IN)
