"""Logging an incident in four answers, changing it and taking it back."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from cases.models import Case, Incident
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cases.views.sending import day, errors, send
from tests.factories.cases import IncidentFactory, make_case

NOON = "2026-11-22T12:00:00Z"


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Before anybody signs in, so that their sessions are of that day too."""
    with time_machine.travel(NOON, tick=False):
        yield


def answers(case: Case, **other: Any) -> dict[str, Any]:
    """The four answers, and what the page fills in by itself."""
    four = {
        **day("starts_on", date(2026, 11, 21)),
        "acts": ["following", "threats"],
        "what_happened": "Followed her home.",
        "targets": [str(case.victims.first().pk)],
    }
    return {**four, "when_kind": "exact", "count": "1", **other}


@pytest.fixture
def url(case: Case) -> str:
    return f"/cases/{case.reference}/incidents/new/"


def test_log_incident_takes_four_answers(client: Client, case: Case, url: str) -> None:
    response = send(client, url, **answers(case))

    incident = Incident.objects.get(number=2)
    assert (response.status_code, response["Location"]) == (303, f"/cases/{case.reference}/incidents/2/")
    assert (incident.when, incident.acts) == ("On 21 November 2026", ["following", "threats"])
    assert list(incident.victims.all()) == [case.victims.first()]


@pytest.mark.parametrize("victims", [1, 2])
def test_log_incident_selects_the_only_victim(client: Client, officer: User, victims: int) -> None:
    case = make_case(officer=officer, victims=victims)

    selected = client.get(f"/cases/{case.reference}/incidents/new/").context["form"]["targets"].value()

    assert selected == ([str(case.victims.get().pk)] if victims == 1 else None)


def test_log_incident_keeps_an_uncertain_time(client: Client, case: Case, url: str) -> None:
    between = {"when_kind": "between", "ends_time": "9am", **day("ends_on", date(2026, 11, 22))}

    send(client, url, **answers(case, **between, against_other="", count="40000"))

    incident = Incident.objects.get(number=2)
    assert incident.when == "Between 21 November 2026 and 22 November 2026 at 9am"
    assert incident.count == 40_000


def test_log_incident_forgets_an_end_that_was_not_chosen(client: Client, case: Case, url: str) -> None:
    send(client, url, **answers(case, **day("ends_on", date(2026, 11, 22)), against_other="Nobody"))

    incident = Incident.objects.get(number=2)
    assert (incident.ends_on, incident.against_other) == (None, "")


def test_log_incident_sent_twice_is_one_incident(client: Client, case: Case, url: str) -> None:
    for _ in range(2):
        client.post(url, {"submission": "a" * 32, **answers(case)})

    assert Incident.objects.count() == 2
    assert AuditEvent.objects.filter(did="incident.logged").count() == 1


BETWEEN = {"when_kind": "between"}
BAD = [
    (day("starts_on", date(2026, 11, 23)), "starts_on"),
    ({"starts_on-year": "1899"}, "starts_on"),
    ({"starts_on-day": "31", "starts_on-month": "2"}, "starts_on"),
    ({"starts_on-day": "", "starts_on-month": "", "starts_on-year": ""}, "starts_on"),
    ({"starts_on-year": "26"}, "starts_on"),
    ({"starts_on-day": "x"}, "starts_on"),
    ({"starts_time": "25:00"}, "starts_time"),
    ({"starts_on-day": "22", "starts_time": "11:59pm"}, "starts_time"),
    (BETWEEN, "ends_on"),
    (BETWEEN | day("ends_on", date(2026, 11, 20)), "ends_on"),
    (BETWEEN | day("ends_on", date(2026, 11, 23)), "ends_on"),
    (BETWEEN | {"starts_time": "2pm", "ends_time": "1pm"} | day("ends_on", date(2026, 11, 21)), "ends_time"),
    ({"when_kind": "never"}, "when_kind"),
    ({"acts": []}, "acts"),
    ({"acts": ["following", "singing"]}, "acts"),
    ({"what_happened": "  "}, "what_happened"),
    ({"what_happened": "x" * 20_001}, "what_happened"),
    ({"what_happened": "a\0b"}, "what_happened"),
    ({"targets": []}, "targets"),
    ({"targets": ["0"]}, "targets"),
    ({"targets": ["other"], "against_other": ""}, "against_other"),
    ({"count": "0"}, "count"),
    ({"count": "many"}, "count"),
    ({"count": "10000001"}, "count"),
    ({"place": "x" * 301}, "place"),
    ({"effect": "x" * 4001}, "effect"),
    ({"how_known": "guessed"}, "how_known"),
    ({"crime_reference": "x" * 41}, "crime_reference"),
]


@pytest.mark.parametrize(("wrong", "field"), BAD)
def test_log_incident_says_what_is_wrong_beside_the_field(
    client: Client, case: Case, url: str, wrong: dict, field: str
) -> None:
    response = send(client, url, **answers(case) | wrong)

    assert (response.status_code, list(errors(response))) == (422, [field])
    assert Incident.objects.count() == 1
    assert AuditEvent.objects.filter(did="incident.logged").count() == 0


def test_log_incident_takes_no_victim_of_another_case(client: Client, case: Case, url: str) -> None:
    other = make_case(officer=case.officer).victims.get()

    response = send(client, url, **answers(case) | {"targets": [str(other.pk)]})

    assert (response.status_code, list(errors(response))) == (422, ["targets"])


def test_open_incident_shows_what_is_known(client: Client, case: Case) -> None:
    response = client.get(f"/cases/{case.reference}/incidents/1/")

    assert response.status_code == 200
    assert "Followed her from the station to her door." in response.text
    assert AuditEvent.objects.get(did="incident.consulted").subject == "incident 1"


def test_change_incident_adds_what_was_left_out(client: Client, case: Case) -> None:
    url = f"/cases/{case.reference}/incidents/1/change/"
    assert client.get(url).context["form"]["targets"].value() == [str(case.victims.first().pk)]

    response = send(client, url, version=1, **answers(case, place="The station", how_known="victim"))

    incident = Incident.objects.get()
    assert (response.status_code, incident.place, incident.version) == (303, "The station", 2)


def test_change_incident_when_stale_shows_both_texts(client: Client, case: Case) -> None:
    url = f"/cases/{case.reference}/incidents/1/change/"
    send(client, url, version=1, **answers(case, place="The station"))

    stale = send(client, url, version=1, **answers(case, place="The park"))

    assert stale.status_code == 409
    assert (stale.context["stale"].current["Where"], stale.context["stale"].yours["Where"]) == (
        "The station",
        "The park",
    )
    assert stale.context["form"]["version"].value() == "2"


def test_withdraw_incident_strikes_it_in_the_timeline(client: Client, case: Case) -> None:
    base = f"/cases/{case.reference}"

    response = send(client, f"{base}/incidents/1/withdraw/", reason="Logged twice")

    page = client.get(f"{base}/timeline/").text
    assert response.status_code == 303
    assert "<s>On 3 May 2026</s>" in page
    assert "Olivia Officer (1001): Logged twice" in page
    assert client.get(f"{base}/incidents/1/change/").status_code == 409


def test_withdraw_incident_needs_a_reason(client: Client, case: Case) -> None:
    response = send(client, f"/cases/{case.reference}/incidents/1/withdraw/", reason="")

    assert (response.status_code, list(errors(response))) == (422, ["reason"])
    assert Incident.objects.get().is_withdrawn is False


def test_open_incident_warns_of_a_confidential_detail_without_repeating_it(
    client: Client, case: Case, officer: User
) -> None:
    role, kind = case.victims.first(), ContactKind.PHONE
    add_contact_detail(by=officer, role=role, kind=kind, value="07700 900123")
    IncidentFactory(case=case, what_happened="Rang her on +44 7700 900123.")

    warned = client.get(f"/cases/{case.reference}/incidents/2/")
    innocent = client.get(f"/cases/{case.reference}/incidents/1/")

    assert (warned.context["given_away"], innocent.context["given_away"]) == (["phone"], [])
    assert "This text holds a confidential detail: phone." in warned.text
