"""The pages of the case as a whole."""

from datetime import date

import pytest
from django.test import Client

from cases.actions.cases import close_case
from cases.enums import ClosingReason
from cases.models import Case, Closing, Handover, Victim
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.notices.deadlines import set_deadline
from spo.notices.due import Due
from tests.cases.views.sending import errors, send
from tests.factories.cases import make_case
from tests.factories.safety import plan

NEW = {
    "victim_given_names": "Vera",
    "victim_family_name": "Example",
    "is_suspect_known": "yes",
    "suspect_given_names": "Sam",
    "suspect_family_name": "Shadow",
    "relationship": "stranger",
    "investigation": "open",
    "crime_references": "42/1/26\r\n\r\n42/2/26\r\n42/1/26",
}


def test_create_case_opens_it(client: Client, officer: User) -> None:
    response = send(client, "/cases/new/", **NEW)

    case = Case.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/cases/{case.reference}/")
    assert (case.officer, case.crime_references) == (officer, ["42/1/26", "42/2/26"])
    assert case.suspect.person.name == "Sam Shadow"


def test_create_case_for_a_suspect_without_a_name(client: Client) -> None:
    unknown = {"is_suspect_known": "no", "suspect_description": "Red coat"}

    send(client, "/cases/new/", **NEW | unknown)

    person = Case.objects.get().suspect.person
    assert (person.name, person.description) == ("Unidentified person", "Red coat")


def test_create_case_sent_twice_is_one_case(client: Client) -> None:
    twice = [client.post("/cases/new/", {"submission": "a" * 32, **NEW}) for _ in range(2)]

    assert [response["Location"] for response in twice] == [f"/cases/{Case.objects.get().reference}/"] * 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"victim_given_names": "", "victim_family_name": ""}, "victim_given_names"),
        ({"victim_given_names": "x" * 121}, "victim_given_names"),
        ({"victim_given_names": "a\0b"}, "victim_given_names"),
        ({"suspect_given_names": "", "suspect_family_name": ""}, "suspect_given_names"),
        ({"is_suspect_known": "no", "suspect_description": ""}, "suspect_description"),
        ({"relationship": ""}, "relationship"),
        ({"relationship": "enemy"}, "relationship"),
        ({"investigation": ""}, "investigation"),
        ({"crime_references": "x" * 41}, "crime_references"),
        ({"submission": "nonsense"}, "submission"),
    ],
)
def test_create_case_says_what_is_wrong_beside_the_field(client: Client, wrong: dict, field: str) -> None:
    response = send(client, "/cases/new/", **NEW | wrong)

    assert (response.status_code, list(errors(response))) == (422, [field])
    assert Case.objects.count() == 0


@pytest.mark.parametrize("who", ["clerk", "auditor", "administrator"])
def test_create_case_is_denied_outside_the_police(
    client_for: object, request: pytest.FixtureRequest, who: str
) -> None:
    client = client_for(request.getfixturevalue(who))

    assert (client.get("/cases/new/").status_code, send(client, "/cases/new/", **NEW).status_code) == (
        403,
        403,
    )


def test_open_case_is_recorded(client: Client, case: Case, officer: User) -> None:
    response = client.get(f"/cases/{case.reference}/")

    event = AuditEvent.objects.get(did="case.consulted")
    assert response.status_code == 200
    assert (event.who, event.operation, event.subject) == (officer.record_name, "consultation", "overview")


def test_change_case_saves(client: Client, case: Case) -> None:
    url = f"/cases/{case.reference}/change/"

    given = {"relationship": "family", "investigation": "charged", "crime_references": "9"}

    assert send(client, url, version=1, **given).status_code == 303
    assert Case.objects.get().crime_references == ["9"]


def test_change_case_when_stale_keeps_what_was_typed(client: Client, case: Case) -> None:
    url = f"/cases/{case.reference}/change/"
    send(client, url, version=1, relationship="family", investigation="open")

    stale = send(client, url, version=1, relationship="other", investigation="open")
    form = stale.context["form"]
    again = send(client, url, version=form["version"].value(), relationship="other", investigation="open")

    assert (stale.status_code, form["relationship"].value()) == (409, "other")
    assert "Someone else changed this" in stale.text
    assert (again.status_code, Case.objects.get().relationship) == (303, "other")


def test_hand_over_case_leads_away_from_it(client: Client, case: Case, stranger: User) -> None:
    response = send(client, f"/cases/{case.reference}/hand-over/", to_officer=stranger.pk, reason="Moved")

    assert (response.status_code, response["Location"]) == (303, "/my-work/")
    assert Handover.objects.get().to_officer == stranger
    assert client.get(f"/cases/{case.reference}/").status_code == 404


@pytest.mark.parametrize("who", ["officer", "clerk"])
def test_hand_over_case_offers_only_others_who_work_on_cases(
    client: Client, case: Case, request: pytest.FixtureRequest, who: str
) -> None:
    person = request.getfixturevalue(who)

    response = send(client, f"/cases/{case.reference}/hand-over/", to_officer=person.pk, reason="Moved")

    assert (response.status_code, list(errors(response))) == (422, ["to_officer"])


def test_close_case_and_reopen_it(client: Client, case: Case) -> None:
    base = f"/cases/{case.reference}"

    closed = send(client, f"{base}/close/", reason="no-order", explanation="He moved away.")
    page = client.get(f"{base}/")
    refused = send(client, f"{base}/change/", version=1, relationship="family", investigation="open")
    reopened = send(client, f"{base}/reopen/")

    assert (closed.status_code, refused.status_code, reopened.status_code) == (303, 409, 303)
    assert "He moved away." in page.text
    assert "Reopen it to make changes." in refused.text
    assert Closing.objects.get().reopened_at is not None


def test_closing_a_case_keeps_what_somebody_else_was_typing(
    client: Client, case: Case, officer: User
) -> None:
    close_case(by=officer, case=case, reason=ClosingReason.OTHER, explanation="Because")

    refused = send(client, f"/cases/{case.reference}/people/new/", given_names="Violet", family_name="New")
    reopened = send(client, f"/cases/{case.reference}/reopen/")
    again = send(client, f"/cases/{case.reference}/people/new/", given_names="Violet", family_name="New")

    assert (refused.status_code, reopened.status_code, again.status_code) == (409, 303, 303)
    assert errors(refused)["__all__"][0].endswith("Reopen it to make changes.")
    assert refused.text.count('value="Violet"') == 1
    assert Victim.objects.filter(person__given_names="Violet").count() == 1


def test_close_case_sent_twice_leads_to_the_case(client: Client, case: Case) -> None:
    given = {"submission": "a" * 32, "reason": "other", "explanation": "Because"}

    twice = [client.post(f"/cases/{case.reference}/close/", given) for _ in range(2)]

    assert [response.status_code for response in twice] == [303, 303]
    assert Closing.objects.count() == 1


def test_close_case_needs_a_reason(client: Client, case: Case) -> None:
    response = send(client, f"/cases/{case.reference}/close/", reason="", explanation=" ")

    assert (response.status_code, list(errors(response))) == (422, ["reason", "explanation"])
    assert Closing.objects.count() == 0


def test_closed_case_offers_no_change(client: Client, case: Case, officer: User) -> None:
    close_case(by=officer, case=case, reason=ClosingReason.OTHER, explanation="Because")

    page = client.get(f"/cases/{case.reference}/").text

    assert "Log an incident" not in page
    assert "Reopen the case" in page


def test_three_victims_of_a_case_are_named_and_the_others_counted(client: Client, officer: User) -> None:
    case = make_case(officer=officer, victims=5)
    names = ", ".join(victim.person.name for victim in case.standing_victims[:3])

    context = client.get(f"/cases/{case.reference}/").context
    (row,) = client.get("/cases/").context["rows"]

    assert context["identity"]["facts"][1] == f"Victims: {names} and 2 more"
    assert row["victims"] == f"{names} and 2 more"


def test_case_folds_away_what_is_due_after_the_tenth(client: Client, case: Case, officer: User) -> None:
    due = Due("test-rule", date(2026, 12, 1), "Because", "The manual", "Do this")
    place = {"case_reference": case.reference, "link": "/somewhere/", "owner": officer, "unit": officer.unit}
    for number in range(12):
        set_deadline(by=officer, due=due, subject=f"order {number}", **place)

    first, rest = client.get(f"/cases/{case.reference}/").text.split("Show 2 more of what is due")

    assert (first.count("(Do this)"), rest.count("(Do this)")) == (10, 2)


def test_safety_plan_folds_away_what_comes_after_the_twentieth(
    client: Client, case: Case, officer: User
) -> None:
    victim = case.standing_victims[0]
    for _ in range(22):
        plan(officer, victim, what="Fit a door camera")

    first, rest = client.get(f"/cases/{case.reference}/safety/victims/{victim.pk}/").text.split(
        "Show 2 more</span>"
    )

    title = '__title">Fit a door camera'
    assert (first.count(title), rest.count(title)) == (20, 2)
