"""Everything known of a person, two records compared and joined, and parted again."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.actions.contacts import add_contact_detail
from cases.actions.earlier_orders import add_earlier_order
from cases.actions.merges import merge_people
from cases.actions.people import add_alias, change_person
from cases.enums import ContactKind, EarlierOrderKind
from cases.matching.index import reindex
from cases.models import Case, Person, PersonMerge, Suspect
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cases.views.sending import errors, send
from tests.factories.cases import make_case
from tests.wrong import check_refused, texts

QUERIES = 30


@pytest.fixture
def person(case: Case) -> Person:
    reindex(case.suspect.person_id)
    return case.suspect.person


@pytest.fixture
def other(officer: User) -> Suspect:
    """Likely the same, in another case."""
    role = make_case(officer=officer, incidents=1).suspect
    change_person(by=officer, role=role, version=1, given_names="Symon", family_name="Shadow")
    return role


def known(person: Person) -> str:
    return reverse("open_known_person", args=[person.pk])


def test_page_shows_cases_victims_acts_and_earlier_orders(
    client: Client, case: Case, person: Person, other: Suspect, officer: User
) -> None:
    add_earlier_order(by=officer, suspect=other, kind=EarlierOrderKind.BAIL, breaches="Twice in May")
    merge_people(by=officer, kept=person, merged=Person.objects.get(pk=other.person_id), reason="Same")

    text = client.get(known(person)).text

    victims = [victim.person.name for each in (case, other.case) for victim in each.victims.all()]
    said = [case.reference, other.case.reference, *victims, "Twice in May", "3 May 2026", "Symon Shadow"]
    assert [word for word in said if word not in text] == []


def test_page_shows_contact_details_within_rights(
    client: Client, case: Case, person: Person, other: Suspect, officer: User, stranger: User
) -> None:
    theirs = make_case(officer=stranger)
    Suspect.objects.filter(pk=theirs.suspect.pk).update(person=person)
    phone = {"kind": ContactKind.PHONE, "is_confidential": False}
    shown = add_contact_detail(by=officer, role=case.suspect, value="07700 900111", **phone)
    hidden = add_contact_detail(by=officer, role=case.suspect, kind=ContactKind.EMAIL, value="a@example.com")
    add_contact_detail(
        by=stranger, role=Suspect.objects.get(pk=theirs.suspect.pk), value="07700 900222", **phone
    )

    text = client.get(known(person)).text

    assert ["07700 900111" in text, "a@example.com" in text, "07700 900222" in text] == [True, False, False]
    links = [reverse("open_contact_detail", args=[case.reference, each.pk]) for each in (shown, hidden)]
    assert [f'href="{link}"' in text for link in links] == [True, True]
    assert [client.get(link).status_code for link in links] == [200, 200]
    assert "Add a contact detail" not in text


def test_page_names_other_units_and_nothing_of_their_cases(
    client: Client, person: Person, stranger: User
) -> None:
    theirs = make_case(officer=stranger)
    Suspect.objects.filter(pk=theirs.suspect.pk).update(person=person)

    text = client.get(known(person)).text

    assert f"Known to another unit: ask {stranger.unit}." in text
    assert [word for word in (theirs.reference, theirs.victims.get().person.name) if word in text] == []


def test_page_is_recorded(client: Client, officer: User, person: Person) -> None:
    client.get(known(person))

    event = AuditEvent.objects.get(did="person.consulted")
    assert (event.who, event.subject) == (officer.record_name, f"person {person.pk}")


def test_joined_record_leads_to_the_one_it_was_joined_to(
    client: Client, officer: User, person: Person, other: Suspect
) -> None:
    merged = Person.objects.get(pk=other.person_id)
    merge_people(by=officer, kept=person, merged=merged, reason="Same")

    assert client.get(known(merged))["Location"] == known(person)
    assert client.get(reverse("open_person", args=[other.case.reference, merged.pk])).status_code == 200


def test_likely_match_can_be_compared_and_joined(
    client: Client, officer: User, person: Person, other: Suspect
) -> None:
    add_alias(by=officer, role=other, name="Slim")
    add_contact_detail(by=officer, role=other, kind=ContactKind.PHONE, value="07700 900888")
    page = client.get(known(person)).text
    url = reverse("merge_people", args=[person.pk, other.person_id])

    shown = client.get(url).text
    response = send(client, url, reason="The same fingerprints.")

    assert (url in page, "sounds like" in page) == (True, True)
    moves = [f"Suspect in {other.case.reference}", "Other name: Slim", "Phone: 1 recorded"]
    assert [line for line in moves if line not in shown] == []
    assert "900888" not in shown
    assert (response.status_code, response["Location"]) == (303, known(person))
    assert PersonMerge.objects.get().reason == "The same fingerprints."


def test_forms_refuse_what_cannot_be_a_reason(
    client: Client, officer: User, person: Person, other: Suspect
) -> None:
    third = make_case(officer=officer).suspect.person
    merge = merge_people(by=officer, kept=person, merged=third, reason="Same")

    for wrong in texts("reason", 1000, required=True):
        for url in (
            reverse("merge_people", args=[person.pk, other.person_id]),
            reverse("undo_merge", args=[person.pk, merge.pk]),
        ):
            check_refused(client, url, {"reason": "Why"}, wrong)


def test_joining_needs_a_reason_and_happens_once(client: Client, person: Person, other: Suspect) -> None:
    url = reverse("merge_people", args=[person.pk, other.person_id])

    wrong = send(client, url, reason=" ")
    answers = [client.post(url, {"submission": "a" * 32, "reason": "Same"}) for _ in range(2)]

    assert (wrong.status_code, list(errors(wrong))) == (422, ["reason"])
    assert [answer.status_code for answer in answers] == [303, 303]
    assert PersonMerge.objects.count() == 1


def test_victim_and_suspect_of_one_case_cannot_be_joined(client: Client, case: Case, person: Person) -> None:
    url = reverse("merge_people", args=[person.pk, case.victims.first().person_id])

    assert client.get(url).status_code == 409
    response = send(client, url, reason="Same")
    assert (response.status_code, "They cannot be one person" in response.text) == (409, True)


def test_record_that_another_unit_has_too_names_whom_to_ask(
    client: Client, person: Person, other: Suspect, stranger: User
) -> None:
    theirs = make_case(officer=stranger)
    Suspect.objects.filter(pk=theirs.suspect.pk).update(person=person)

    response = client.get(reverse("merge_people", args=[person.pk, other.person_id]))

    assert (response.status_code, f"Ask {stranger.unit}" in response.text) == (403, True)


def test_records_are_separated_with_what_they_had(
    client: Client, officer: User, person: Person, other: Suspect
) -> None:
    merged = Person.objects.get(pk=other.person_id)
    merge = merge_people(by=officer, kept=person, merged=merged, reason="Same")
    url = reverse("undo_merge", args=[person.pk, merge.pk])

    shown, wrong = client.get(url).text, send(client, url, reason="")
    response = send(client, url, reason="Brothers.")

    assert (f"Suspect in {other.case.reference}" in shown, wrong.status_code) == (True, 422)
    assert (response.status_code, response["Location"]) == (303, known(merged))
    assert client.get(url).status_code == 409
    assert "Brothers." in client.get(known(person)).text


def test_joined_names_and_entries_stand_on_the_pages_of_the_case(
    client: Client, case: Case, officer: User
) -> None:
    first, second = case.victims.all()
    merge_people(by=officer, kept=first.person, merged=second.person, reason="Married")

    pages = [
        client.get(reverse("open_person", args=[case.reference, entry.person_key])).text
        for entry in case.victims.all()
    ]

    assert ["The same person stands in this case twice" in page for page in pages] == [True, True]
    assert f"Recorded in this case as {second.person.name}" in pages[1]


@pytest.mark.parametrize("who", ["stranger", "clerk", "auditor", "administrator"])
def test_nobody_else_learns_that_somebody_is_recorded(
    client_for: Callable[[User], Client], request: pytest.FixtureRequest, person: Person, who: str
) -> None:
    other = client_for(request.getfixturevalue(who))

    assert other.get(known(person)).status_code == 404
    assert other.get("/people/999999/").status_code == 404


@pytest.mark.parametrize("cases", [1, 30])
def test_page_costs_the_same_with_many_cases(
    client: Client,
    officer: User,
    person: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
    cases: int,
) -> None:
    for _ in range(cases):
        case = make_case(officer=officer, incidents=1)
        Suspect.objects.filter(pk=case.suspect.pk).update(person=person)
        add_earlier_order(
            by=officer, suspect=case.suspect, kind=EarlierOrderKind.BAIL, made_on=date(2020, 1, 1)
        )

    with django_assert_num_queries(QUERIES):
        client.get(known(person))


def test_joining_says_what_only_the_joined_record_has(client: Client, officer: User) -> None:
    bare, full = make_case(officer=officer).suspect, make_case(officer=officer).suspect
    names = {"given_names": "Martin", "family_name": "Crale"}
    change_person(by=officer, role=bare, version=1, **names)
    change_person(by=officer, role=full, version=1, date_of_birth=date(1971, 3, 2), **names)

    known = client.get(f"/people/{bare.person_id}/")
    page = client.get(f"/people/{bare.person_id}/join/{full.person_id}/")

    [match] = known.context["likely"]
    assert match["merge_url"] == f"/people/{full.person_id}/join/{bare.person_id}/"
    assert page.context["only_joined"] == ["date of birth"]
    assert "Only the record that is joined has: date of birth." in page.text
