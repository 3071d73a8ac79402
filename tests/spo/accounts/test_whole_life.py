"""The whole life of an account by the administrator's pages: invited, reset, phone lost, moved, gone."""

import re
import time
import uuid
from collections.abc import Callable, Iterator

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from spo.accounts.enums import Rank, Role
from spo.accounts.models import Unit, User
from spo.audit.models import AuditEvent
from spo.notices.models import OutgoingMail

EMAIL, FIRST, SECOND = "nora@northmoor.example", "seven green bottles hanging", "nine ladies were dancing"
WALK = """
    account.added invitation.sent invitation.accepted session.started factor.added factor.added
    password.reset_sent password.changed session.started
    factor.removed session.started factor.added factor.added
    account.changed session.started
    account.closed session.refused
"""


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """It stands still but for us, so that no code runs out, and none is asked for twice in half a minute."""
    with time_machine.travel(time.time(), tick=False) as clock:
        yield clock


class Nora:
    """A new officer at her own browser, with her own phone."""

    def __init__(self, clock: time_machine.Traveller) -> None:
        self.clock, self.browser, self.secret = clock, Client(), ""

    def follow_mail(self) -> str:
        """To the form behind the link in the newest mail."""
        link = OutgoingMail.objects.latest("pk").body.split("http://localhost:8000")[1].split()[0]
        answer = self.browser.get(link)
        return answer.headers.get("Location", link)

    def sign_in(self, password: str) -> None:
        self.browser = Client()
        self.browser.post("/sign-in/", {"login": EMAIL, "password": password})
        if self.secret:
            self.browser.post("/sign-in/code/", {"code": self.code()})

    def enrol(self) -> None:
        page = self.browser.get("/your-account/app/").text
        self.secret = re.search(r'app-key">([A-Z2-7]+)<', page)[1]
        self.browser.post("/your-account/app/", {"code": self.code()})

    def code(self) -> str:
        self.clock.shift(60)
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30))

    @property
    def is_in(self) -> bool:
        return self.browser.get("/your-account/").status_code == 200


def press(client: Client, path: str, **answers: object) -> None:
    """As the administrator, on a page that must take it."""
    answer = client.post(path, {"submission": uuid.uuid4().hex, **answers})
    assert answer.status_code in (302, 303), answer.text


def walk(nora: Nora, client: Client, unit: Unit, other_unit: Unit) -> User:
    facts = {"name": "Nora New", "email": EMAIL, "role": Role.OFFICER, "rank": Rank.CONSTABLE}
    press(client, "/accounts/invite/", **facts, unit=unit.pk)
    user = User.objects.get(email=EMAIL)
    page = f"/accounts/{user.pk}"
    nora.browser.post(nora.follow_mail(), {"password1": FIRST})
    nora.sign_in(FIRST)
    assert nora.is_in is False
    nora.enrol()
    assert nora.is_in is True

    press(client, f"{page}/password/")
    nora.browser.post(nora.follow_mail(), {"password1": SECOND})
    assert nora.is_in is False
    nora.sign_in(SECOND)
    assert nora.is_in is True

    press(client, f"{page}/second-factors/", reason="Phone lost")
    assert nora.is_in is False
    nora.secret = ""
    nora.sign_in(SECOND)
    nora.enrol()
    assert nora.is_in is True

    press(client, f"{page}/change/", **facts, unit=other_unit.pk, version=0, reason="Moved")
    assert nora.is_in is False
    nora.sign_in(SECOND)
    assert nora.is_in is True

    press(client, f"{page}/close/", reason="Left the force")
    assert nora.is_in is False
    nora.sign_in(SECOND)
    assert nora.is_in is False
    user.refresh_from_db()
    return user


def test_account_lives_from_invitation_to_leaving(
    committed: None,
    clock: time_machine.Traveller,
    client_for: Callable[[User], Client],
    administrator: User,
    unit: Unit,
    other_unit: Unit,
) -> None:
    user = walk(Nora(clock), client_for(administrator), unit, other_unit)

    assert (user.is_active, user.has_usable_password(), user.unit) == (False, False, other_unit)
    events = AuditEvent.objects.filter(subject=f"user {user.pk}").exclude(did="account.consulted")
    assert list(events.order_by("pk").values_list("did", flat=True)) == WALK.split()
    by_administrator = events.filter(who=administrator.record_name).order_by("pk")
    assert list(by_administrator.values_list("did", "reason")) == [
        ("account.added", ""),
        ("invitation.sent", ""),
        ("password.reset_sent", ""),
        ("factor.removed", "Phone lost"),
        ("account.changed", "Moved"),
        ("account.closed", "Left the force"),
    ]
