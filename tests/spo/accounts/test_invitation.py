"""The link in an invitation."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test import Client

from spo.accounts.actions.invitations import accept_invitation, invite_again, invite_person
from spo.accounts.enums import Rank, Role
from spo.accounts.links import hash_token
from spo.accounts.models import Invitation, User
from spo.audit.actors import CONSOLE
from spo.audit.models import AuditEvent
from spo.exceptions import NotVisible
from spo.notices.models import OutgoingMail

SignIn = Callable[[User], Client]
GOOD = "seven green bottles hanging"


@pytest.fixture
def path(administrator: User) -> str:
    """The address in the mail to somebody who was just invited."""
    invite_person(
        by=administrator, email="nora@northmoor.example", name="Nora New", role=Role.AUDITOR, rank=Rank.STAFF
    )
    return mailed_path()


def mailed_path() -> str:
    return OutgoingMail.objects.latest("pk").body.split("http://localhost:8000")[1].split()[0]


def nora() -> User:
    return User.objects.get(email="nora@northmoor.example")


def test_token_is_long_and_only_its_hash_is_kept(path: str) -> None:
    token = path.split("/")[2]
    invitation = Invitation.objects.get()
    assert (len(token), invitation.token_hash) == (43, hash_token(token))


def test_invitation_sets_a_password_and_then_wants_a_factor(client: Client, path: str) -> None:
    response = client.post(path, {"password1": GOOD})
    assert (response.status_code, response["Location"]) == (302, "/sign-in/")
    client.post("/sign-in/", {"login": "nora@northmoor.example", "password": GOOD})
    assert client.get("/your-account/")["Location"] == "/your-account/second-factor/"
    event = AuditEvent.objects.get(did="invitation.accepted")
    assert (event.subject, event.who) == (f"user {nora().pk}", "Not signed in")


def test_looking_does_not_spend_the_link(client: Client, path: str) -> None:
    statuses = [client.get(path).status_code for _ in range(10)] + [
        client.head(path).status_code for _ in range(10)
    ]
    assert statuses == [200] * 20
    assert client.post(path, {"password1": GOOD}).status_code == 302


def test_link_works_once(client: Client, path: str) -> None:
    client.post(path, {"password1": GOOD})
    second = client.post(path, {"password1": "another long one altogether"})
    assert (second.status_code, nora().check_password(GOOD)) == (404, True)


def test_link_is_over_after_seven_days(client: Client, path: str) -> None:
    Invitation.objects.update(expires_at=Now() - timedelta(seconds=1))
    assert (client.get(path).status_code, client.post(path, {"password1": GOOD}).status_code) == (404, 404)


def test_link_lasts_seven_days(path: str) -> None:
    invitation = Invitation.objects.get()
    assert round((invitation.expires_at - invitation.created_at).total_seconds() / 3600) == 7 * 24


def test_newer_link_replaces_the_one_before(client: Client, administrator: User, path: str) -> None:
    invite_again(by=administrator, user=nora())
    assert (client.get(path).status_code, client.get(mailed_path()).status_code) == (404, 200)


@pytest.mark.parametrize("token", ["x", "x" * 43, "x" * 5000, "%00", "..%2F"])
def test_wrong_link_is_answered_like_an_old_one(client: Client, db: None, token: str) -> None:
    assert client.get(f"/invitation/{token}/").status_code == 404


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", "Enter a password"),
        ("short", "Password must be 12 characters or more"),
        ("x" * 129, "must be 128 characters or fewer"),
        ("Stalking2026!!", "Password must not include words such as stalking"),
        ("Password123456", "Password must not include words such as stalking"),
        ("nora.new.2026.x", "Password must not include your name"),
        ("qwertyuiop123", "Password must not be one that many people use"),
    ],
)
def test_poor_password_is_named_and_link_kept(
    client: Client, path: str, password: str, sentence: str
) -> None:
    response = client.post(path, {"password1": password})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert nora().has_usable_password() is False


def test_force_name_is_refused_in_a_password(client: Client, officer: User, path: str) -> None:
    page = client.post(path, {"password1": "northmoor is my home"}).content.decode()
    assert "or the name of a force" in page


def test_leavers_link_is_over(client: Client, path: str) -> None:
    User.objects.filter(pk=nora().pk).update(is_active=False, left_at=Now())
    assert client.get(path).status_code == 404


def test_link_is_over_once_a_password_was_set_another_way(client: Client, path: str) -> None:
    user = nora()
    user.set_password(GOOD)
    user.save()
    assert client.get(path).status_code == 404


def test_of_two_people_with_the_link_one_sets_the_password(committed: None, path: str) -> None:
    token, barrier, outcomes = path.split("/")[2], Barrier(2), []

    def spend(password: str) -> None:
        barrier.wait()
        try:
            accept_invitation(by=CONSOLE, token=token, password=password)
            outcomes.append(password)
        except NotVisible:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        Thread(target=spend, args=(password,)) for password in ("first long password", "second long password")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winner = next(outcome for outcome in outcomes if outcome != "refused")
    assert (outcomes.count("refused"), nora().check_password(winner)) == (1, True)
