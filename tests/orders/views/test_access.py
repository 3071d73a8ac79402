"""Every address of an application: nobody outside the unit learns that it exists, and no odd method gets in."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from orders.actions.decisions import approve
from orders.models import SubmittedVersion
from orders.urls import APPLICATION
from spo.accounts.models import User
from tests.factories.orders import submitted

As = Callable[[User], Client]

READ_ONLY = {
    "open_application",
    "open_version",
    "list_terms",
    "choose_term",
    "application_submitted",
    "application_approved",
}


def routes(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    for each in found:
        route = f"{before}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        else:
            yield each.name, route


@pytest.fixture
def version(officer: User) -> SubmittedVersion:
    return submitted(officer)


@pytest.fixture
def urls(version: SubmittedVersion) -> dict[str, str]:
    """The address of every page of the application, by route."""
    term = version.text["terms"][0]["id"]
    parts = {"number": 1, "section": "terms", "code": "own", "term_pk": term, "term_number": term}
    return {
        f"{name} {route}": reverse("open_application", args=[version.application_id])
        + re.sub(r"<\w+:(\w+)>", lambda found: str(parts[found[1]]), route)
        for name, route in routes(APPLICATION)
    }


@pytest.mark.parametrize("who", ["stranger", "clerk", "auditor", "administrator"])
def test_no_page_exists_for_outsiders(
    urls: dict[str, str], client_for: As, request: pytest.FixtureRequest, who: str
) -> None:
    client = client_for(request.getfixturevalue(who))

    read = {key: client.get(url).status_code for key, url in urls.items() if not key.startswith("move_term")}
    sent = {
        key: client.post(url).status_code for key, url in urls.items() if key.split(" ")[0] not in READ_ONLY
    }

    assert read == dict.fromkeys(read, 404)
    assert sent == dict.fromkeys(sent, 404)
    assert len(urls) == 27


def test_every_page_opens_for_a_supervisor_or_says_why_not(
    urls: dict[str, str], authorising_officer: User, client_for: As
) -> None:
    """While it is submitted: what writes in it is refused, the rest is there."""
    client = client_for(authorising_officer)

    status = {key.split(" ")[0]: client.get(url).status_code for key, url in urls.items()}

    refused = {"submit_application": 409, "add_term": 409, "change_term": 409, "remove_term": 409}
    unusual = refused | {"move_term": 405, "application_approved": 404}
    assert {name: code for name, code in status.items() if code != 200} == unusual


def test_read_only_pages_take_no_post(
    urls: dict[str, str], version: SubmittedVersion, authorising_officer: User, client_for: As
) -> None:
    approve(by=authorising_officer, version=version)
    client = client_for(authorising_officer)

    sent = {key: client.post(url).status_code for key, url in urls.items() if key.split(" ")[0] in READ_ONLY}

    assert sent == dict.fromkeys(sent, 405)


@pytest.mark.parametrize("who", ["officer", "colleague", "clerk", "auditor", "administrator"])
def test_waiting_list_is_for_supervisors(
    version: SubmittedVersion, client_for: As, request: pytest.FixtureRequest, who: str
) -> None:
    assert client_for(request.getfixturevalue(who)).get(reverse("list_waiting")).status_code == 403


@pytest.mark.parametrize("who", ["stranger", "clerk", "auditor", "administrator"])
def test_nobody_starts_an_application_in_a_case_they_cannot_see(
    version: SubmittedVersion, client_for: As, request: pytest.FixtureRequest, who: str
) -> None:
    url = reverse("start_application", args=[version.application.case.reference])
    client = client_for(request.getfixturevalue(who))

    assert [client.get(url).status_code, client.post(url).status_code] == [404, 404]
