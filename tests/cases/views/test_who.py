"""Adding somebody shows first who may be recorded already; nothing typed is lost, and other units stay other units."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cases.actions.contacts import add_contact_detail
from cases.actions.people import change_person
from cases.enums import ContactKind
from cases.matching.index import reindex
from cases.models import Case, Person, PersonMerge, Suspect, Victim
from cases.permissions import matching
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cases.views.sending import day, errors, send
from tests.factories.cases import make_case

BORN = date(1984, 5, 3)
OPENING = {
    "victim_given_names": "Wanda",
    "is_suspect_known": "yes",
    "relationship": "stranger",
    "investigation": "none",
}


def record(by: User, given: str = "Stephen", family: str = "Hartley", born: date | None = BORN) -> Suspect:
    """The suspect of another case of theirs."""
    role = make_case(officer=by).suspect
    change_person(by=by, role=role, version=1, given_names=given, family_name=family, date_of_birth=born)
    return role


def again(client: Client, url: str, response: HttpResponse, **answers: Any) -> HttpResponse:
    """Sent again as the page stands, with these answers."""
    form = response.context["form"]
    hidden = {field.html_name: field.value() for field in form.hidden_fields()}
    return client.post(url, {**form.data.dict(), **hidden, **answers})


def options(response: HttpResponse, name: str = "is_recorded") -> dict[str, str]:
    field = response.context["form"].fields[name]
    return {label: field.hints.get(str(value), "") for value, label in field.choices}


@pytest.fixture
def url(case: Case) -> str:
    return reverse("add_victim", args=[case.reference])


def test_likely_match_is_asked_about_before_anybody_is_added(
    client: Client, case: Case, officer: User, url: str
) -> None:
    other = record(officer)

    response = send(client, url, given_names="Steven", family_name="Hartly", **day("date_of_birth", BORN))

    assert (response.status_code, errors(response), case.victims.count()) == (422, {}, 2)
    assert options(response) == {
        "Stephen Hartley, born 3 May 1984": (
            f"91 of 100: sounds like, same date of birth. Suspect in {other.case.reference}."
        ),
        "None of these: record a new person": "",
    }
    assert [name in response.text for name in ("Steven", "Hartly", "There is a problem")] == [
        True,
        True,
        False,
    ]


def test_choosing_the_recorded_person_makes_no_other(
    client: Client, case: Case, officer: User, url: str
) -> None:
    person = record(officer).person
    asked = send(client, url, given_names="Stephen", family_name="Hartley", phone="07700 900777")
    before = Person.objects.count()

    response = again(client, url, asked, is_recorded=person.pk)

    assert (response.status_code, Person.objects.count()) == (303, before)
    assert case.victims.last().person == person
    assert person.contact_details.get().value == "07700 900777"


def test_none_of_these_records_a_new_person(client: Client, case: Case, officer: User, url: str) -> None:
    person = record(officer).person
    asked = send(client, url, given_names="Stephen", family_name="Hartley")

    response = again(client, url, asked, is_recorded="new")

    assert response.status_code == 303
    assert case.victims.last().person.name == "Stephen Hartley"
    assert case.victims.last().person != person


@pytest.mark.parametrize("answer", ["", "nonsense", "0", "99999999"])
def test_question_needs_one_of_its_answers(
    client: Client, case: Case, officer: User, url: str, answer: str
) -> None:
    record(officer)
    asked = send(client, url, given_names="Stephen", family_name="Hartley")

    response = again(client, url, asked, is_recorded=answer)

    assert (response.status_code, list(errors(response))) == (422, ["is_recorded"])
    assert case.victims.count() == 2


def test_other_names_typed_since_are_asked_about_anew(
    client: Client, case: Case, officer: User, url: str
) -> None:
    person, _ = record(officer).person, record(officer, "Ruth", "Pemberley", None)
    asked = send(client, url, given_names="Stephen", family_name="Hartley")

    response = again(client, url, asked, given_names="Ruth", family_name="Pemberley", is_recorded=person.pk)

    assert (response.status_code, errors(response), case.victims.count()) == (422, {}, 2)
    assert next(iter(options(response))) == "Ruth Pemberley"


def test_nobody_alike_is_added_at_once(client: Client, case: Case, url: str) -> None:
    assert send(client, url, given_names="Zbigniew", family_name="Quill").status_code == 303
    assert case.victims.count() == 3


def test_match_in_another_unit_names_the_unit_and_nothing_else(
    client: Client, case: Case, stranger: User, url: str
) -> None:
    theirs = record(stranger)
    add_contact_detail(by=stranger, role=theirs, kind=ContactKind.PHONE, value="07700 900555")

    asked = send(client, url, given_names="Steven", family_name="Hartley", **day("date_of_birth", BORN))

    text = asked.text
    assert f"Known to another unit: ask {stranger.unit}." in text
    known = (
        "Stephen",
        theirs.case.reference,
        "of 100",
        "sounds",
        stranger.name,
        f'value="{theirs.person_id}"',
    )
    assert [word for word in known if word in text] == []
    assert again(client, url, asked).status_code == 303
    assert case.victims.last().person.name == "Steven Hartley"


def test_somebody_of_another_unit_cannot_be_chosen(
    client: Client, case: Case, stranger: User, url: str
) -> None:
    theirs = record(stranger)
    asked = send(client, url, given_names="Stephen", family_name="Hartley")

    response = again(client, url, asked, is_recorded=theirs.person_id)

    assert (response.status_code, list(errors(response))) == (422, ["is_recorded"])
    assert case.victims.count() == 2


def test_looking_is_recorded_without_the_name(client: Client, officer: User, url: str) -> None:
    record(officer)
    send(client, url, given_names="Stephen", family_name="Hartley")

    event = AuditEvent.objects.get(did="people.matched")
    assert (event.operation, event.subject) == ("consultation", f"people of {officer.unit}")


def test_both_people_of_a_new_case_are_asked_about(client: Client, officer: User) -> None:
    suspect, victim = record(officer).person, record(officer, "Wanda", "", None).person
    url = reverse("create_case")
    names = {"suspect_given_names": "Stephen", "suspect_family_name": "Hartley"}

    asked = send(client, url, **OPENING, **names)
    response = again(client, url, asked, is_victim_recorded=victim.pk, is_suspect_recorded=suspect.pk)

    case = Case.objects.latest("pk")
    assert (asked.status_code, response.status_code) == (422, 303)
    assert (case.suspect.person, case.victims.get().person) == (suspect, victim)


def test_unknown_suspect_is_found_by_an_account(client: Client, officer: User) -> None:
    known = record(officer)
    add_contact_detail(by=officer, role=known, kind=ContactKind.ONLINE, value="@dark_owl")
    given = OPENING | {
        "is_suspect_known": "no",
        "suspect_description": "Only an account",
        "suspect_online": "Dark_Owl",
    }

    asked = send(client, reverse("create_case"), **given)

    assert next(iter(options(asked, "is_suspect_recorded").values())).startswith(
        "70 of 100: same online name."
    )


def test_one_person_cannot_be_both_sides_of_a_new_case(client: Client, officer: User) -> None:
    person, url = record(officer, born=None).person, reverse("create_case")
    names = {
        "suspect_given_names": "Stephen",
        "suspect_family_name": "Hartley",
        "victim_family_name": "Hartley",
    }

    asked = send(client, url, **OPENING | names | {"victim_given_names": "Stephen"})
    response = again(client, url, asked, is_victim_recorded=person.pk, is_suspect_recorded=person.pk)

    assert response.status_code == 409
    assert "cannot be the victim and the suspect of one case" in response.text


def test_naming_an_unidentified_suspect_joins_them_to_the_recorded_person(
    client: Client, case: Case, officer: User
) -> None:
    person = record(officer).person
    Person.objects.filter(pk=case.suspect.person_id).update(
        given_names="", family_name="", description="Red coat"
    )
    reindex(case.suspect.person_id)
    url = reverse("change_person", args=[case.reference, case.suspect.person_id])
    typed = {
        "version": 1,
        "given_names": "Stephen",
        "family_name": "Hartley",
        "description": "Red coat, tall",
    }

    asked = send(client, url, **typed)
    response = again(client, url, asked, is_recorded=person.pk)

    merge = PersonMerge.objects.get()
    assert (asked.status_code, response.status_code) == (422, 303)
    assert (Suspect.objects.get(case=case).person, merge.merged.description) == (person, "Red coat, tall")
    assert client.get(response["Location"]).status_code == 200


def test_naming_somebody_who_has_a_name_asks_nothing(client: Client, case: Case, officer: User) -> None:
    record(officer)
    url = reverse("change_person", args=[case.reference, case.suspect.person_id])

    response = send(client, url, version=1, given_names="Stephen", family_name="Hartley")

    assert response.status_code == 303


def test_form_sent_twice_does_not_ask_about_whom_it_recorded(client: Client, case: Case, url: str) -> None:
    given = {"submission": "b" * 32, "given_names": "Zbigniew", "family_name": "Quill"}

    answers = [client.post(url, given) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Person.objects.filter(family_name="Quill").count() == 1


def test_question_sent_twice_adds_one(client: Client, case: Case, officer: User, url: str) -> None:
    person = record(officer).person
    asked = send(client, url, given_names="Stephen", family_name="Hartley")

    answers = [again(client, url, asked, is_recorded=person.pk) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Victim.objects.filter(case=case, person=person).count() == 1


def test_whoever_has_looked_too_often_is_told_so_and_can_still_add_somebody(
    monkeypatch: pytest.MonkeyPatch, client: Client, case: Case, url: str
) -> None:
    monkeypatch.setattr(matching, "MOST_IN_AN_HOUR", 0)

    asked = send(client, url, given_names="Zbigniew", family_name="Quill")
    response = again(client, url, asked)

    assert (asked.status_code, matching.HELD_BACK in asked.text, response.status_code) == (422, True, 303)
    assert case.victims.filter(person__family_name="Quill").count() == 1
