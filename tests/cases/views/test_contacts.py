"""Contact details: hidden until somebody asks, and then it is recorded who asked."""

from datetime import date

import pytest
from django.test import Client

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from cases.models import Case, ContactDetail
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cases.views.sending import day, errors, send
from tests.factories.cases import make_case

CANARY = "QX7-CANARY-LANE"
GIVEN = {"kind": "address", "value": f"12 {CANARY}", "is_known": "no"}


@pytest.fixture
def detail(case: Case, officer: User) -> ContactDetail:
    role, kind = case.victims.first(), ContactKind.ADDRESS
    return add_contact_detail(by=officer, role=role, kind=kind, value=f"12 {CANARY}")


@pytest.fixture
def base(case: Case) -> str:
    return f"/cases/{case.reference}"


def test_add_contact_detail_is_confidential_from_the_start(client: Client, case: Case, base: str) -> None:
    url = f"{base}/people/{case.victims.first().person_id}/contact/new/"

    assert client.get(url).context["form"]["is_known"].value() == "no"
    assert send(client, url, **GIVEN).status_code == 303
    assert ContactDetail.objects.get().is_confidential is True


def test_add_contact_detail_of_the_suspect_is_known_to_them(client: Client, case: Case, base: str) -> None:
    url = f"{base}/people/{case.suspect.person_id}/contact/new/"

    assert client.get(url).context["form"]["is_known"].value() == "yes"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "pigeon"}, "kind"),
        ({"value": ""}, "value"),
        ({"value": "x" * 501}, "value"),
        ({"value": "a\0b"}, "value"),
        ({"is_known": ""}, "is_known"),
        ({"note": "x" * 201}, "note"),
        ({**day("from_on", date(2026, 2, 2)), **day("until_on", date(2026, 2, 1))}, "until_on"),
    ],
)
def test_add_contact_detail_says_what_is_wrong_beside_the_field(
    client: Client, case: Case, base: str, wrong: dict, field: str
) -> None:
    url = f"{base}/people/{case.victims.first().person_id}/contact/new/"

    response = send(client, url, **GIVEN | wrong)

    assert (response.status_code, list(errors(response))) == (422, [field])
    assert ContactDetail.objects.count() == 0


def test_confidential_value_is_on_its_own_page_alone(
    client: Client, case: Case, base: str, detail: ContactDetail
) -> None:
    others = [
        "/",
        "/timeline/",
        "/people/",
        f"/people/{detail.person_id}/",
        "/evidence/",
        "/record/?show=all",
    ]

    assert [path for path in others if CANARY in client.get(f"{base}{path}").text] == []
    assert CANARY in client.get(f"{base}/contact/{detail.pk}/").text


def test_open_contact_detail_is_recorded_without_its_value(
    client: Client, officer: User, base: str, detail: ContactDetail
) -> None:
    client.get(f"{base}/contact/{detail.pk}/")

    event = AuditEvent.objects.get(did="contact_detail.consulted")
    assert (event.who, event.subject) == (officer.record_name, f"contact detail {detail.pk}")
    assert CANARY not in str(list(AuditEvent.objects.values()))


def test_known_value_is_shown_with_the_person(client: Client, case: Case, officer: User, base: str) -> None:
    role = case.victims.first()
    add_contact_detail(
        by=officer, role=role, kind=ContactKind.WORKPLACE, value="Mill Surgery", is_confidential=False
    )

    assert "Mill Surgery" in client.get(f"{base}/people/{role.person_id}/").text


def test_detail_of_somebody_in_another_case_is_not_found(
    client: Client, officer: User, detail: ContactDetail
) -> None:
    other = make_case(officer=officer)

    assert client.get(f"/cases/{other.reference}/contact/{detail.pk}/").status_code == 404


def test_change_contact_detail_saves(client: Client, base: str, detail: ContactDetail) -> None:
    url = f"{base}/contact/{detail.pk}/change/"

    response = send(client, url, version=1, **GIVEN | {"value": "1 New Way", "is_known": "yes"})

    changed = ContactDetail.objects.get()
    assert (response.status_code, changed.value, changed.is_confidential) == (303, "1 New Way", False)


def test_change_contact_detail_when_stale_shows_both_texts(
    client: Client, base: str, detail: ContactDetail
) -> None:
    url = f"{base}/contact/{detail.pk}/change/"
    send(client, url, version=1, **GIVEN | {"value": "1 New Way"})

    stale = send(client, url, version=1, **GIVEN | {"value": "2 Other Way"})

    assert (stale.status_code, stale.context["stale"].current["Detail"]) == (409, "1 New Way")
    assert stale.context["form"]["value"].value() == "2 Other Way"


def test_remove_contact_detail_takes_it_off_the_page(
    client: Client, base: str, detail: ContactDetail
) -> None:
    response = send(client, f"{base}/contact/{detail.pk}/remove/")

    assert (response.status_code, response["Location"]) == (303, f"{base}/people/{detail.person_id}/")
    assert client.get(f"{base}/contact/{detail.pk}/").status_code == 404
