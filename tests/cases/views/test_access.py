"""Every address of a case: nobody outside the unit learns that it exists, and no odd method gets in."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions.contacts import add_contact_detail
from cases.actions.earlier_orders import add_earlier_order
from cases.actions.exhibits import Received, add_exhibit
from cases.actions.people import add_alias
from cases.enums import ContactKind, EarlierOrderKind
from cases.models import Case
from cases.urls import CASE
from spo.accounts.models import User

NAMES = [pattern.name for pattern in CASE]
OUTSIDERS = ["stranger", "clerk", "auditor", "administrator"]
READ_ONLY = {name for name in NAMES if name.startswith(("open_", "list_"))}


@pytest.fixture
def urls(case: Case, officer: User) -> dict[str, str]:
    """The address of every page of the case, by name."""
    victim = case.victims.first()
    file = Received(BytesIO(b"%PDF-"), "a.pdf", "application/pdf")
    alias = add_alias(by=officer, role=victim, name="Vee")
    detail = add_contact_detail(by=officer, role=victim, kind=ContactKind.PHONE, value="07700 900123")
    order = add_earlier_order(by=officer, suspect=case.suspect, kind=EarlierOrderKind.BAIL)
    exhibit = add_exhibit(by=officer, case=case, file=file, title="A", is_for_respondent=True)
    numbers = {
        "person": [victim.person_id],
        "victim": [victim.person_id],
        "incident": [1],
        "exhibit": [exhibit.pk],
        "detail": [detail.pk],
        "order": [order.pk],
    }
    special = {
        "add_alias": [victim.person_id],
        "add_contact_detail": [victim.person_id],
        "remove_alias": [victim.person_id, alias.pk],
        **{name: [] for name in ("log_incident", "add_victim", "add_exhibit", "add_earlier_order")},
    }
    return {
        name: reverse(name, args=[case.reference, *special.get(name, numbers.get(name.split("_")[-1], []))])
        for name in NAMES
    }


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_page_of_a_case_exists_for_outsiders(
    urls: dict[str, str], client_for: Callable[[User], Client], request: pytest.FixtureRequest, who: str
) -> None:
    client = client_for(request.getfixturevalue(who))

    answers = {name: client.get(url).status_code for name, url in urls.items()}
    sent = {name: client.post(url).status_code for name, url in urls.items() if name not in READ_ONLY}

    assert set(answers.values()) == {404}
    assert set(sent.values()) == {404}


def test_every_page_of_a_case_works_for_its_officer(urls: dict[str, str], client: Client) -> None:
    answers = {name: client.get(url).status_code for name, url in urls.items()}

    refused = {name: status for name, status in answers.items() if status != 200}
    assert refused == {"reopen_case": 409, "remove_victim": 409}


def test_a_colleague_can_do_all_but_lead(
    urls: dict[str, str], client_for: Callable[[User], Client], colleague: User
) -> None:
    client = client_for(colleague)

    answers = {name: client.get(url).status_code for name, url in urls.items()}

    led = {"hand_over_case", "close_case", "reopen_case"}
    assert {name for name, status in answers.items() if status == 403} == led


def test_odd_methods_are_refused(urls: dict[str, str], client: Client) -> None:
    answers = {
        (name, method): client.generic(method, url).status_code
        for name, url in urls.items()
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS", *(("POST",) if name in READ_ONLY else ()))
    }

    assert set(answers.values()) == {405}


@pytest.mark.parametrize("name", sorted(set(NAMES) - READ_ONLY))
def test_an_empty_form_changes_nothing(urls: dict[str, str], client: Client, name: str) -> None:
    """Without its token even a form without questions is refused."""
    assert client.post(urls[name]).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/cases/SPO-2026-999999/",
        "/cases/SPO-2026-1/",
        "/cases/nonsense/",
        "/cases/{}/incidents/99/",
        "/cases/{}/incidents/0/",
        "/cases/{}/incidents/9223372036854775808/",
        "/cases/{}/people/0/",
        "/cases/{}/people/99999999999999999999/",
        "/cases/{}/contact/1%00/",
        "/cases/{}/evidence/0/",
    ],
)
def test_what_is_not_there_is_not_found(case: Case, client: Client, path: str) -> None:
    assert client.get(path.format(case.reference)).status_code == 404
