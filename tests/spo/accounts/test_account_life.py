"""Lost access, leaving and coming back."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.db import DataError, transaction
from django.test import Client

from spo.accounts.actions.credentials import remove_second_factors
from spo.accounts.actions.leaving import close_account
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied
from spo.notices.models import OutgoingMail
from tests.cast import enrol
from tests.factories.accounts import PASSWORD, UserFactory

SignIn = Callable[[User], Client]
REASON = {"submission": "c" * 32, "reason": "Phone lost on duty"}
WITH_REASON = ["second-factors", "close", "reopen"]
AT_ONCE = ["invitation", "password"]


def url(user: User, page: str) -> str:
    return f"/accounts/{user.pk}/{page}/"


def last_event() -> tuple[object, ...]:
    event = AuditEvent.objects.latest("pk")
    return (event.did, event.operation, event.subject, event.reason)


@pytest.mark.parametrize("who", ["officer", "supervisor", "clerk", "auditor"])
@pytest.mark.parametrize("page", WITH_REASON + AT_ONCE)
def test_others_have_no_power_over_accounts(
    request: pytest.FixtureRequest, client_for: SignIn, stranger: User, who: str, page: str
) -> None:
    before = User.objects.filter(pk=stranger.pk).values().get()
    response = client_for(request.getfixturevalue(who)).post(url(stranger, page), REASON)
    assert (response.status_code, User.objects.filter(pk=stranger.pk).values().get()) == (403, before)


@pytest.mark.parametrize("page", WITH_REASON + AT_ONCE)
def test_unknown_person_is_not_found(client_for: SignIn, administrator: User, page: str) -> None:
    assert client_for(administrator).post(f"/accounts/0/{page}/", REASON).status_code == 404


@pytest.mark.parametrize("page", AT_ONCE)
def test_sending_mail_by_link_is_refused(
    client_for: SignIn, administrator: User, officer: User, page: str
) -> None:
    assert client_for(administrator).get(url(officer, page)).status_code == 405


@pytest.mark.parametrize("page", ["second-factors", "close"])
@pytest.mark.parametrize("reason", ["", "x" * 501, "a\0b"])
def test_no_good_reason_changes_nothing(
    client_for: SignIn, administrator: User, officer: User, page: str, reason: str
) -> None:
    enrol(officer)
    response = client_for(administrator).post(url(officer, page), REASON | {"reason": reason})
    officer.refresh_from_db()
    assert (response.status_code, officer.is_active, officer.authenticator_set.count()) == (422, True, 1)


def test_lost_second_factor_is_removed(client_for: SignIn, administrator: User, officer: User) -> None:
    theirs = client_for(officer)
    response = client_for(administrator).post(url(officer, "second-factors"), REASON)
    assert (response.status_code, officer.authenticator_set.count()) == (303, 0)
    assert last_event() == ("factor.removed", "administration", f"user {officer.pk}", REASON["reason"])
    assert theirs.get("/your-account/").status_code == 302
    assert (
        OutgoingMail.objects.get().subject
        == "Your second factors for Stalking Protection Orders were removed"
    )


def test_administrator_cannot_remove_own_factors(client_for: SignIn, administrator: User) -> None:
    response = client_for(administrator).post(url(administrator, "second-factors"), REASON)
    assert (response.status_code, Authenticator.objects.filter(user=administrator).count()) == (403, 1)


def test_person_without_factor_has_none_to_remove(
    client_for: SignIn, administrator: User, officer: User
) -> None:
    assert client_for(administrator).get(url(officer, "second-factors")).status_code == 409


def test_leaver_is_out_at_once(client_for: SignIn, administrator: User, officer: User) -> None:
    theirs = client_for(officer)
    client_for(administrator).post(url(officer, "close"), REASON)
    officer.refresh_from_db()
    state = (officer.is_active, officer.left_at is None, officer.has_usable_password())
    assert state == (False, False, False)
    assert officer.authenticator_set.count() == 0
    assert last_event() == ("account.closed", "administration", f"user {officer.pk}", REASON["reason"])
    assert theirs.get("/your-account/").status_code == 302


def test_administrator_cannot_leave_by_own_hand(client_for: SignIn, administrator: User) -> None:
    response = client_for(administrator).post(url(administrator, "close"), REASON)
    administrator.refresh_from_db()
    assert (response.status_code, administrator.is_active) == (403, True)


def test_somebody_who_left_cannot_leave_again(client_for: SignIn, administrator: User) -> None:
    leaver = UserFactory(is_active=False, left_at="2026-01-01T00:00Z")
    assert client_for(administrator).post(url(leaver, "close"), REASON).status_code == 409


def test_double_click_closes_an_account_once(client_for: SignIn, administrator: User, officer: User) -> None:
    client = client_for(administrator)
    answers = [client.post(url(officer, "close"), REASON) for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [f"/accounts/{officer.pk}/"] * 2
    assert AuditEvent.objects.filter(did="account.closed").count() == 1


def test_returning_person_is_invited_afresh(client_for: SignIn, administrator: User, officer: User) -> None:
    client = client_for(administrator)
    client.post(url(officer, "close"), REASON)
    response = client.post(url(officer, "reopen"), REASON | {"submission": "d" * 32})
    officer.refresh_from_db()
    assert (response.status_code, officer.is_active, officer.left_at) == (303, True, None)
    assert officer.invitations.count() == 1
    dids = (
        AuditEvent.objects.filter(subject=f"user {officer.pk}").order_by("-pk").values_list("did", flat=True)
    )
    assert list(dids[:2]) == ["invitation.sent", "account.reopened"]


def test_person_in_post_cannot_return(client_for: SignIn, administrator: User, officer: User) -> None:
    assert client_for(administrator).get(url(officer, "reopen")).status_code == 409


def test_reset_link_sets_a_password_once(client_for: SignIn, administrator: User, officer: User) -> None:
    client_for(administrator).post(url(officer, "password"))
    assert last_event()[:3] == ("password.reset_sent", "administration", f"user {officer.pk}")
    link = OutgoingMail.objects.get().body.split("http://localhost:8000")[1].split()[0]
    visitor = Client()
    form = visitor.get(link)["Location"]
    answer = visitor.post(form, {"password1": "seven green bottles hanging"})
    officer.refresh_from_db()
    assert (answer.status_code, officer.check_password("seven green bottles hanging")) == (302, True)
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()


def test_reset_password_signs_nobody_in_and_keeps_the_factor(
    client_for: SignIn, administrator: User, officer: User
) -> None:
    enrol(officer)
    client_for(administrator).post(url(officer, "password"))
    link = OutgoingMail.objects.get().body.split("http://localhost:8000")[1].split()[0]
    visitor = Client()
    visitor.post(visitor.get(link)["Location"], {"password1": "seven green bottles hanging"})
    assert (visitor.get("/your-account/").status_code, officer.authenticator_set.count()) == (302, 1)


def test_invited_person_has_no_password_to_reset(client_for: SignIn, administrator: User) -> None:
    invited = UserFactory(password="!")
    assert client_for(administrator).post(url(invited, "password")).status_code == 409


def test_person_with_password_is_not_invited_again(
    client_for: SignIn, administrator: User, officer: User
) -> None:
    assert client_for(administrator).post(url(officer, "invitation")).status_code == 409


@pytest.mark.parametrize("do", [close_account, remove_second_factors])
def test_action_itself_refuses_whoever_is_no_administrator(
    supervisor: User, officer: User, do: Callable
) -> None:
    with pytest.raises(Denied):
        do(by=supervisor, user=officer, reason="Because")
    assert officer.check_password(PASSWORD)


def test_failing_record_leaves_the_account_as_it_was(administrator: User, officer: User) -> None:
    administrator.address = "x" * 46  # longer than the record takes
    with pytest.raises(DataError), transaction.atomic():
        close_account(by=administrator, user=officer, reason="Left")
    officer.refresh_from_db()
    assert officer.is_active is True
