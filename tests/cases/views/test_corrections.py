"""Pages that put an incident where it belongs, and what its own page says of that afterwards."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cases.actions.corrections import move_incident
from cases.actions.linking import link_incident
from cases.models import Case, Correction, Incident, IncidentLink
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cases.views.sending import day, errors, send
from tests.factories.cases import ExhibitFactory, make_case


@pytest.fixture
def incident(case: Case) -> Incident:
    return case.incidents.get()


@pytest.fixture
def base(incident: Incident) -> str:
    return f"/cases/{incident.case.reference}/incidents/{incident.number}/"


@pytest.fixture
def other(officer: User) -> Case:
    return make_case(officer=officer)


def test_move_incident_asks_for_the_case_and_then_for_its_people(
    client: Client, base: str, other: Case, incident: Incident
) -> None:
    first = send(client, f"{base}move/", to=other.reference.lower())
    victim = other.victims.get()
    page = client.get(first["Location"])
    second = send(client, first["Location"], victims=[str(victim.pk)], reason="It was the other man")

    assert (first.status_code, first["Location"]) == (303, f"{base}move/{other.reference}/")
    assert victim.person.name in page.text
    assert (second.status_code, second["Location"]) == (303, f"/cases/{other.reference}/incidents/1/")
    assert list(other.incidents.get().victims.all()) == [victim]


@pytest.mark.parametrize("typed", ["", "SPO-2026-999999", "nonsense", "x" * 21])
def test_move_incident_knows_no_case_out_of_reach(client: Client, base: str, typed: str) -> None:
    page = send(client, f"{base}move/", to=typed)

    assert (page.status_code, list(errors(page))) == (422, ["to"])


def test_move_incident_says_the_same_of_another_units_case_as_of_none(
    client: Client, base: str, stranger: User
) -> None:
    far = make_case(officer=stranger)

    page = send(client, f"{base}move/", to=far.reference)

    assert errors(page) == {"to": ["You can see no case with this reference"]}
    assert client.get(f"{base}move/{far.reference}/").status_code == 404


def test_move_incident_to_its_own_case_is_refused_beside_the_field(
    client: Client, base: str, case: Case
) -> None:
    page = send(client, f"{base}move/", to=case.reference)

    assert (page.status_code, list(errors(page))) == (422, ["to"])


def test_move_incident_sent_twice_moves_it_once(client: Client, base: str, other: Case) -> None:
    answers = {"submission": "b" * 32, "reason": "It was the other man"}

    places = [client.post(f"{base}move/{other.reference}/", answers)["Location"] for _ in range(2)]

    assert places == [f"/cases/{other.reference}/incidents/1/"] * 2
    assert (other.incidents.count(), Correction.objects.count()) == (1, 1)


def test_both_incidents_say_where_it_was_moved(
    client: Client, base: str, other: Case, incident: Incident, officer: User
) -> None:
    move_incident(by=officer, incident=incident, to=other, victims=[], reason="It was the other man")
    new = f"/cases/{other.reference}/incidents/1/"

    old_page, new_page = client.get(base), client.get(new)

    assert f'<a class="govuk-link" href="{new}">Moved to incident 1 of {other.reference}</a>' in old_page.text
    assert f'href="{base}">Moved from incident 1 of {incident.case.reference}</a>' in new_page.text
    assert "It was the other man" in new_page.text


def test_incident_names_a_case_out_of_reach_without_leading_there(
    client: Client, base: str, other: Case, incident: Incident, officer: User, stranger: User
) -> None:
    move_incident(by=officer, incident=incident, to=other, victims=[], reason="It was the other man")
    link_incident(by=officer, incident=other.incidents.get(), to=incident.case, reason="Both saw him")
    Case.objects.filter(pk=incident.case_id).update(unit=stranger.unit, officer=stranger)

    page = client.get(f"/cases/{other.reference}/incidents/1/")

    assert [(trace.url, trace.strike_url) for trace in page.context["traces"]] == [("", ""), ("", "")]
    assert f"/cases/{incident.case.reference}/" not in page.text


def parts(case: Case, **other: Any) -> dict[str, Any]:
    answers: dict[str, Any] = {"reason": "Two visits"}
    for n in (1, 2):
        answers |= day(f"starts_on_{n}", date(2026, 5, 2 + n))
        answers |= {f"when_kind_{n}": "exact", f"acts_{n}": ["loitering"], f"count_{n}": "1"}
        answers[f"what_happened_{n}"] = f"Visit {n}"
    return answers | other


def test_split_incident_asks_how_many_and_starts_with_what_was_said(
    client: Client, base: str, incident: Incident
) -> None:
    first, second = client.get(f"{base}split/"), client.get(f"{base}split/?into=3")

    assert list(first.context["form"].fields) == ["into"]
    form = second.context["form"]
    assert form["what_happened_1"].value() == incident.what_happened
    assert (form["what_happened_3"].value(), "what_happened_4" in form.fields) == ("", False)


@pytest.mark.parametrize("into", ["1", "7", "x", ""])
def test_split_incident_into_too_few_or_many_is_refused(client: Client, base: str, into: str) -> None:
    page = client.get(f"{base}split/?into={into}")

    assert (page.status_code, list(errors(page))) == (422, ["into"])


def test_split_incident_sent_twice_splits_it_once(client: Client, base: str, case: Case) -> None:
    exhibit = ExhibitFactory(case=case, incident=case.incidents.get())
    answers = parts(case, **{f"exhibit_{exhibit.pk}": "2", "submission": "c" * 32})

    answered = [client.post(f"{base}split/?into=2", answers) for _ in range(2)]

    assert [(page.status_code, page["Location"]) for page in answered] == [(303, base)] * 2
    assert [row.what_happened for row in case.incidents.order_by("number")[1:]] == ["Visit 1", "Visit 2"]
    exhibit.refresh_from_db()
    assert exhibit.incident.number == 3
    assert "Split into incident 2" in client.get(base).text
    assert "Split from incident 1" in client.get(f"/cases/{case.reference}/incidents/3/").text


SPLIT_WRONG = [
    (day("starts_on_2", date(2199, 1, 1)), "starts_on_2"),
    ({"starts_on_1-day": "x"}, "starts_on_1"),
    ({"starts_time_2": "25:00"}, "starts_time_2"),
    ({"when_kind_1": "between"}, "ends_on_1"),
    ({"when_kind_2": "between"} | day("ends_on_2", date(2026, 5, 1)), "ends_on_2"),
    ({"acts_1": []}, "acts_1"),
    ({"what_happened_2": ""}, "what_happened_2"),
    ({"count_2": "0"}, "count_2"),
    ({"reason": ""}, "reason"),
]


@pytest.mark.parametrize(("wrong", "field"), SPLIT_WRONG)
def test_split_incident_says_what_is_wrong_beside_the_field(
    client: Client, base: str, case: Case, wrong: dict, field: str
) -> None:
    page = send(client, f"{base}split/?into=2", **parts(case) | wrong)

    assert (page.status_code, list(errors(page))) == (422, [field])
    assert (case.incidents.count(), AuditEvent.objects.filter(did="incident.split").count()) == (1, 0)


def test_split_incident_asks_which_part_each_exhibit_shows(client: Client, base: str, case: Case) -> None:
    exhibit = ExhibitFactory(case=case, incident=case.incidents.get())

    page = send(client, f"{base}split/?into=2", **parts(case))

    assert errors(page) == {f"exhibit_{exhibit.pk}": ["Select which part exhibit OO/1 shows"]}


def test_link_incident_shows_it_in_both_cases(client: Client, base: str, other: Case) -> None:
    answered = send(client, f"{base}link/{other.reference}/", reason="Both saw him")

    link = IncidentLink.objects.get()
    assert (answered.status_code, answered["Location"], link.case) == (303, base, other)
    assert f"Linked to {other.reference}" in client.get(base).text
    chart = client.get(f"/cases/{other.reference}/chart/").text
    assert f'href="{base}">From {link.incident.case.reference}, incident 1: On 3 May 2026</a>' in chart
    assert f"/cases/{other.reference}/links/{link.pk}/strike/" in chart


def test_link_incident_asks_which_case_and_says_what_is_seen_there(
    client: Client, base: str, other: Case, incident: Incident
) -> None:
    ExhibitFactory(case=incident.case, incident=incident)
    asked = send(client, f"{base}link/", to=other.reference)

    page = client.get(asked["Location"])

    assert (asked.status_code, asked["Location"]) == (303, f"{base}link/{other.reference}/")
    assert IncidentLink.objects.count() == 0
    assert {row["key"]: row["value"] for row in page.context["rows"]} == {
        "When": "On 3 May 2026",
        "What kind of act": "Following",
        "How many times": "1",
        "What happened": incident.what_happened,
        "Against": incident.victims.get().person.name,
        "Evidence": "OO/1",
    }
    assert f"the officer in it is {other.officer.title}" in page.text


@pytest.mark.parametrize(
    ("url", "wrong", "field"),
    [
        ("link/", {"to": "SPO-2026-999999"}, "to"),
        ("link/{other}/", {"reason": ""}, "reason"),
        ("link/{other}/", {"reason": "x" * 1001}, "reason"),
    ],
)
def test_link_incident_says_what_is_wrong_beside_the_field(
    client: Client, base: str, other: Case, url: str, wrong: dict, field: str
) -> None:
    page = send(client, base + url.format(other=other.reference), **wrong)

    assert (page.status_code, list(errors(page)), IncidentLink.objects.count()) == (422, [field], 0)


def test_link_incident_to_its_own_case_or_one_out_of_reach_is_refused(
    client: Client, base: str, case: Case, stranger: User
) -> None:
    far = make_case(officer=stranger)

    own = send(client, f"{base}link/", to=case.reference)

    assert (own.status_code, list(errors(own))) == (422, ["to"])
    assert client.get(f"{base}link/{far.reference}/").status_code == 404


def test_withdrawn_incident_is_struck_where_it_was_linked_with_who_and_why(
    client: Client, base: str, other: Case, incident: Incident, officer: User
) -> None:
    link_incident(by=officer, incident=incident, to=other, reason="Both saw him")

    send(client, f"{base}withdraw/", reason="Logged twice")

    said = f"by {officer.title}: Logged twice"
    chart, timeline = (client.get(f"/cases/{other.reference}/{page}/").text for page in ("chart", "timeline"))
    assert [page.count(said) for page in (chart, timeline)] == [1, 1]
    assert [page.count("<s>On 3 May 2026</s>") for page in (chart, timeline)] == [1, 1]
    assert f"<s>Linked to {other.reference}</s>" in client.get(base).text


def test_linked_incident_that_went_to_another_unit_is_shown_nowhere(
    client: Client, base: str, other: Case, incident: Incident, officer: User, stranger: User
) -> None:
    link_incident(by=officer, incident=incident, to=other, reason="Both saw him")
    pages = [f"/cases/{other.reference}/{page}/" for page in ("timeline", "chart")]
    before = [incident.case.reference in client.get(page).text for page in pages]

    Case.objects.filter(pk=incident.case_id).update(unit=stranger.unit, officer=stranger)

    after = [incident.case.reference in client.get(page).text for page in pages]
    assert (before, after) == ([True, True], [False, False])


def test_link_incident_again_says_that_it_is_linked(
    client: Client, base: str, other: Case, incident: Incident, officer: User
) -> None:
    link_incident(by=officer, incident=incident, to=other, reason="Both saw him")

    asked, page = (
        send(client, f"{base}link/", to=other.reference),
        client.get(f"{base}link/{other.reference}/"),
    )

    for answered in (asked, page):
        said = f"Incident 1 is linked to {other.reference} already." in answered.text
        assert (answered.status_code, said) == (409, True)


def test_strike_link_takes_it_out_of_the_chart_and_leaves_it_to_be_read(
    client: Client, base: str, other: Case, incident: Incident, officer: User
) -> None:
    link = link_incident(by=officer, incident=incident, to=other, reason="Both saw him")
    url = f"/cases/{other.reference}/links/{link.pk}/strike/"

    wrong, right = send(client, url, reason=""), send(client, url, reason="They did not")

    assert (wrong.status_code, list(errors(wrong)), right.status_code) == (422, ["reason"], 303)
    assert "Linked from other cases" not in client.get(right["Location"]).text
    assert f"<s>Linked to {other.reference}</s>" in client.get(base).text
    assert client.get(url).status_code == 409


@pytest.mark.parametrize("page", ["move/", "split/", "split/?into=2", "link/"])
def test_pages_are_not_there_for_another_unit_and_closed_to_what_was_withdrawn(
    client: Client, client_for: Callable, stranger: User, base: str, page: str
) -> None:
    assert client_for(stranger).get(base + page).status_code == 404
    send(client, f"{base}withdraw/", reason="Logged twice")

    assert client.get(base + page).status_code == 409
