"""A link by which a password is chosen is in no line of any log."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.test import Client

import spo.wsgi  # noqa: F401  it filters the log of the web server
from spo.accounts.actions.invitations import invite_person
from spo.accounts.enums import Rank, Role
from spo.accounts.links import new_reset_link
from spo.accounts.models import User
from spo.logs import WithoutLinks, cut
from spo.notices.models import OutgoingMail

SITE = "http://localhost:8000"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the settings write to the console."""
    (console,) = (
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(one, WithoutLinks) for one in handler.filters)
    )
    written = StringIO()
    before = console.setStream(written)
    yield written
    console.setStream(before)


def warned(log: StringIO) -> str:
    """The words of the one warning of Django's."""
    (line,) = [line for line in log.getvalue().splitlines() if "level=warning logger=django.request" in line]
    return line.partition('event="')[2].partition('"')[0]


def invited(administrator: User) -> str:
    facts = {"name": "Nora New", "role": Role.AUDITOR, "rank": Rank.STAFF}
    invite_person(by=administrator, email="nora@northmoor.example", **facts)
    return OutgoingMail.objects.latest("pk").body.split(SITE)[1].split()[0]


def test_invitation_with_a_poor_password_is_logged_without_its_link(
    client: Client, administrator: User, log: StringIO
) -> None:
    path = invited(administrator)

    answer = client.post(path, {"password1": "short"})

    assert (answer.status_code, warned(log)) == (422, "Unprocessable Entity: /invitation/…/")
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("method", ["put", "delete"])
def test_reset_link_is_logged_without_its_key(
    client: Client, officer: User, log: StringIO, method: str
) -> None:
    path = new_reset_link(officer).removeprefix(SITE)

    answer = getattr(client, method)(path)

    assert (answer.status_code, warned(log)) == (405, "Method Not Allowed: /password/new/…/")


def test_log_of_the_web_server_is_cut_as_well(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "gunicorn.access")

    logging.getLogger("gunicorn.access").info(
        '"%(r)s" "%(f)s"', {"r": "GET /invitation/x/", "f": "/invitation/x"}
    )

    assert caplog.messages == ['"GET /invitation/…/" "/invitation/…"']


@pytest.mark.parametrize(
    "line", ["GET /accounts/1/invitation/ HTTP/1.1", "/password/forgotten/", "/cases/1/"]
)
def test_other_paths_are_logged_whole(line: str) -> None:
    assert cut(line) == line
