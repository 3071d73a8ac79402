"""Private by default, and only with a second factor."""

import time
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from spo.accounts import sessions
from spo.accounts.models import User
from tests.cast import enrol


def test_home_anonymous_goes_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/?page=2")
    assert (response.status_code, response["Location"]) == (302, "/sign-in/?next=/%3Fpage%3D2")


def test_post_anonymous_goes_to_sign_in_without_next(client: Client, db: None) -> None:
    response = client.post("/")
    assert (response.status_code, response["Location"]) == (302, "/sign-in/")


def test_home_with_second_factor_works(client_for: Callable[[User], Client], officer: User) -> None:
    assert client_for(officer).get("/your-account/").status_code == 200


@pytest.mark.parametrize("who", ["officer", "supervisor", "clerk", "auditor", "administrator"])
def test_home_without_second_factor_goes_to_enrol(
    request: pytest.FixtureRequest, client: Client, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, reverse("enrol_second_factor"))


def test_session_older_than_a_factor_enrolled_elsewhere_ends(client: Client, officer: User) -> None:
    client.force_login(officer)
    enrol(officer)
    response = client.get(reverse("mfa_add_webauthn"))
    assert (response.status_code, "_auth_user_id" in client.session) == (302, False)


@pytest.mark.parametrize(("hours", "status"), [(11.9, 200), (12.1, 302)])
def test_session_ends_after_twelve_hours_however_busy(
    client_for: Callable[[User], Client], officer: User, hours: float, status: int
) -> None:
    started = time.time()
    with time_machine.travel(started, tick=False) as clock:
        client = client_for(officer)
        client.get("/")
        for minutes in range(0, int(hours * 60), 25):
            clock.move_to(started + minutes * 60)
            client.get("/")
        clock.move_to(started + hours * 3600)
        assert client.get("/your-account/").status_code == status


@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 302)])
def test_session_ends_after_half_an_hour_idle(
    client_for: Callable[[User], Client], officer: User, minutes: int, status: int
) -> None:
    started = time.time()
    with time_machine.travel(started, tick=False) as clock:
        client = client_for(officer)
        client.get("/")
        clock.move_to(started + minutes * 60)
        assert client.get("/your-account/").status_code == status


def test_ended_sessions_are_refused_at_once(client_for: Callable[[User], Client], officer: User) -> None:
    client = client_for(officer)
    sessions.end_sessions(officer)
    officer.save()
    assert client.get("/your-account/").status_code == 302


def test_demo_session_ends_when_the_door_is_shut(client: Client, officer: User) -> None:
    client.force_login(officer)
    session = client.session
    sessions.mark_demo(session)
    session.save()
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, "/sign-in/?next=/")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_unused_method_is_refused_everywhere(client: Client, method: str) -> None:
    assert client.generic(method, "/anywhere/").status_code == 405


def test_page_is_never_stored(client_for: Callable[[User], Client], officer: User) -> None:
    response = client_for(officer).get("/your-account/")
    headers = (response["Cache-Control"], response["Cross-Origin-Resource-Policy"])
    assert headers == ("no-store", "same-origin")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("put", "/sign-in/", 405), ("get", "/sign-in", 301), ("get", "/sign-in/", 200)],
)
def test_no_answer_may_stand_in_a_frame(
    client: Client, db: None, method: str, path: str, status: int
) -> None:
    response = getattr(client, method)(path)
    assert (response.status_code, response.headers["X-Frame-Options"]) == (status, "DENY")


def test_sign_out_empties_the_browser(client_for: Callable[[User], Client], officer: User) -> None:
    client = client_for(officer)
    response = client.post(reverse("account_logout"))
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/your-account/").status_code == 302


def test_sign_out_by_link_is_refused(client_for: Callable[[User], Client], officer: User) -> None:
    assert client_for(officer).get(reverse("account_logout")).status_code == 405
