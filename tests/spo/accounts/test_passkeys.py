"""Passkeys: added, used as second factor, used alone, renamed and removed."""

import html
import json
import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cast import enrol
from tests.factories.accounts import PASSWORD
from tests.factories.passkey import SoftwareKey

ADD = "/your-account/passkeys/add/"


def options_on(client: Client, path: str) -> dict:
    page = client.get(path).content.decode()
    return json.loads(html.unescape(re.search(r'id="passkey-options"[^>]*>(.*?)</script>', page)[1]))


def give_password(client: Client, user: User) -> None:
    client.post("/sign-in/", {"login": user.email, "password": PASSWORD})


@pytest.fixture
def key(officer: User, django_capture_on_commit_callbacks: Callable) -> SoftwareKey:
    """Enrolled as the officer's first factor."""
    client, key = Client(), SoftwareKey()
    give_password(client, officer)
    credential = key.create(options_on(client, ADD))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ADD, {"name": "Work phone", "passwordless": "on", "credential": credential})
    assert answer["Location"] == "/your-account/recovery-codes/"
    assert client.get("/your-account/").status_code == 200
    return key


def test_passkey_is_enrolled_and_recorded(key: SoftwareKey, officer: User) -> None:
    added = AuditEvent.objects.filter(did="factor.added").order_by("pk").values_list("fields", flat=True)
    assert list(added) == [["webauthn"], ["recovery_codes"]]
    assert str(Authenticator.objects.get(type="webauthn")) == "Work phone"


def test_passkey_is_a_second_factor(client: Client, officer: User, key: SoftwareKey) -> None:
    give_password(client, officer)
    answer = client.post("/sign-in/code/", {"credential": key.get(options_on(client, "/sign-in/code/"))})
    assert (answer.status_code, client.get("/your-account/").status_code) == (302, 200)


def test_passkey_alone_signs_in(client: Client, officer: User, key: SoftwareKey) -> None:
    options = client.get("/sign-in/passkey/", HTTP_ACCEPT="application/json").json()["request_options"]
    answer = client.post("/sign-in/passkey/", {"credential": key.get(options), "next": "/your-account/"})
    assert (answer["Location"], client.get("/your-account/").status_code) == ("/your-account/", 200)
    assert AuditEvent.objects.latest("pk").fields == ["mfa"]


def test_somebody_elses_passkey_is_refused(client: Client, officer: User, key: SoftwareKey) -> None:
    thief = SoftwareKey(user_handle=key.user_handle)
    options = client.get("/sign-in/passkey/", HTTP_ACCEPT="application/json").json()["request_options"]
    client.post("/sign-in/passkey/", {"credential": thief.get(options)})
    assert client.get("/your-account/").status_code == 302
    assert "The passkey was not accepted. Try again" in client.get("/sign-in/").content.decode()


def test_answer_to_an_older_question_is_refused(client: Client, officer: User, key: SoftwareKey) -> None:
    give_password(client, officer)
    old = key.get(options_on(client, "/sign-in/code/"))
    options_on(client, "/sign-in/code/")
    client.post("/sign-in/code/", {"credential": old})
    assert client.get("/your-account/").status_code == 302


def test_leavers_passkey_does_not_sign_in(client: Client, officer: User, key: SoftwareKey) -> None:
    User.objects.filter(pk=officer.pk).update(is_active=False, left_at="2026-01-01T00:00Z")
    options = client.get("/sign-in/passkey/", HTTP_ACCEPT="application/json").json()["request_options"]
    answer = client.post("/sign-in/passkey/", {"credential": key.get(options)})
    assert (answer["Location"], client.get("/your-account/").status_code) == ("/sign-in/closed/", 302)


@pytest.mark.parametrize("credential", ["", "{}", "[]", "[" * 15_000])
def test_hostile_new_passkey_is_named_and_nothing_saved(
    client: Client, officer: User, credential: str
) -> None:
    give_password(client, officer)
    client.get(ADD)
    answer = client.post(ADD, {"name": "Key", "credential": credential})
    assert (answer.status_code, officer.authenticator_set.count()) == (200, 0)
    assert "There is a problem" in answer.content.decode()


@pytest.fixture
def signed_in(client: Client, officer: User, key: SoftwareKey) -> Client:
    give_password(client, officer)
    client.post("/sign-in/code/", {"credential": key.get(options_on(client, "/sign-in/code/"))})
    return client


def path(page: str) -> str:
    return f"/your-account/passkeys/{Authenticator.objects.get(type='webauthn').pk}/{page}/"


def test_passkey_is_renamed(signed_in: Client) -> None:
    assert signed_in.post(path("rename"), {"name": "Blue key"}).status_code == 302
    assert str(Authenticator.objects.get(type="webauthn")) == "Blue key"


@pytest.mark.parametrize("name", ["", "x" * 129, "a\0b"])
def test_bad_name_of_a_passkey_is_named(signed_in: Client, name: str) -> None:
    page = signed_in.post(path("rename"), {"name": name}).content.decode()
    assert "There is a problem" in page
    assert str(Authenticator.objects.get(type="webauthn")) == "Work phone"


def test_only_passkey_cannot_be_removed(signed_in: Client) -> None:
    page = path("remove")
    assert [signed_in.get(page).status_code, signed_in.post(page).status_code] == [403, 403]


def test_passkey_is_removed_where_an_app_remains(signed_in: Client, officer: User) -> None:
    enrol(officer)
    assert signed_in.post(path("remove")).status_code == 302
    assert Authenticator.objects.filter(type="webauthn").count() == 0
    assert AuditEvent.objects.latest("pk").did == "factor.removed"


def test_somebody_elses_passkey_is_not_found(signed_in: Client, colleague: User) -> None:
    theirs = Authenticator.objects.create(
        user=colleague, type="webauthn", data={"name": "Theirs", "credential": {}}
    )
    statuses = [
        signed_in.post(f"/your-account/passkeys/{theirs.pk}/{page}/", {"name": "Mine"}).status_code
        for page in ("rename", "remove")
    ]
    assert (statuses, Authenticator.objects.filter(pk=theirs.pk).count()) == ([404, 404], 1)
