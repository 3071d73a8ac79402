"""Opening, changing, handing over, closing and reopening a case."""

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.actions.cases import Named, change_case, close_case, create_case, hand_over_case, reopen_case
from cases.actions.contacts import add_contact_detail
from cases.enums import ClosingReason, ContactKind, Investigation, Relationship
from cases.models import Case, Closing, Handover
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow, Stale
from tests.factories.cases import make_case
from tests.factories.notices import DeadlineFactory

NEW = {
    "relationship": Relationship.COLLEAGUE,
    "investigation": Investigation.OPEN,
    "crime_references": ["42/1/26"],
    "victim": Named("Vera", "Example"),
    "suspect": Named(description="Tall, red coat"),
}


def _events(case: Case) -> list[tuple[str, list[str]]]:
    return [
        (e.did, e.fields) for e in AuditEvent.objects.filter(case_reference=case.reference).order_by("id")
    ]


def test_create_case_makes_the_case_and_its_people(officer: User) -> None:
    case = create_case(by=officer, **NEW)

    assert (case.reference, case.unit, case.officer) == ("SPO-2026-000001", officer.unit, officer)
    assert [victim.person.name for victim in case.victims.all()] == ["Vera Example"]
    assert case.suspect.person.name == "Unidentified person"
    assert _events(case) == [("case.created", [])]


def test_create_case_is_denied_outside_the_police(clerk: User) -> None:
    with pytest.raises(Denied):
        create_case(by=clerk, **NEW)

    assert Case.objects.count() == 0


def test_change_case_records_the_names_of_what_changed(officer: User, colleague: User) -> None:
    case = make_case(officer=officer)
    change = {
        "relationship": Relationship.FAMILY,
        "investigation": Investigation.CHARGED,
        "crime_references": [],
    }

    changed = change_case(by=colleague, case=case, version=1, **change)
    change_case(by=colleague, case=case, version=2, **change)

    assert (changed.relationship, changed.version) == (Relationship.FAMILY, 2)
    assert _events(case) == [("case.changed", ["relationship", "investigation"])]


def test_change_case_shows_both_texts_when_stale(officer: User, colleague: User) -> None:
    case = make_case(officer=officer)
    first = {"relationship": Relationship.FAMILY, "investigation": Investigation.OPEN, "crime_references": []}
    change_case(by=officer, case=case, version=1, **first)

    with pytest.raises(Stale) as stale:
        change_case(by=colleague, case=case, version=1, **first | {"relationship": Relationship.OTHER})

    assert stale.value.current["Relationship"] == "Family"
    assert stale.value.yours["Relationship"] == "Other"
    assert Case.objects.get(pk=case.pk).relationship == Relationship.FAMILY


def test_change_case_is_denied_to_another_unit(officer: User, stranger: User) -> None:
    case = make_case(officer=officer)

    with pytest.raises(Denied):
        change_case(
            by=stranger,
            case=case,
            version=1,
            relationship=Relationship.FAMILY,
            investigation=Investigation.OPEN,
            crime_references=[],
        )


def test_hand_over_case_moves_it_to_the_other_unit(officer: User, stranger: User) -> None:
    case = make_case(officer=officer)

    moved = hand_over_case(by=officer, case=case, to_officer=stranger, reason="Suspect moved south")

    handover = Handover.objects.get()
    assert (moved.officer, moved.unit) == (stranger, stranger.unit)
    assert (handover.from_officer, handover.to_unit) == (officer, stranger.unit)
    assert AuditEvent.objects.get(did="case.handed_over").recipients == [stranger.record_name]


def test_hand_over_case_takes_its_deadlines_along(officer: User, stranger: User) -> None:
    case = make_case(officer=officer)
    deadline = DeadlineFactory(owner=officer, case_reference=case.reference)

    hand_over_case(by=officer, case=case, to_officer=stranger, reason="Suspect moved south")

    deadline.refresh_from_db()
    assert (deadline.owner, deadline.unit) == (stranger, stranger.unit)


@pytest.mark.parametrize("details", [1, 5])
def test_hand_over_case_asks_once_which_other_cases_a_person_is_in(
    officer: User, stranger: User, details: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = make_case(officer=officer)
    for number in range(details):
        add_contact_detail(
            by=officer, role=case.suspect, kind=ContactKind.EMAIL, value=f"sam{number}@post.example"
        )

    with django_assert_num_queries(14):
        hand_over_case(by=officer, case=case, to_officer=stranger, reason="Suspect moved south")


@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_hand_over_case_is_for_its_officer_or_a_supervisor(
    who: str, officer: User, request: pytest.FixtureRequest
) -> None:
    case, person = make_case(officer=officer), request.getfixturevalue(who)

    with pytest.raises(Denied):
        hand_over_case(by=person, case=case, to_officer=person, reason="I want it")


def test_hand_over_case_is_refused_to_somebody_who_works_on_none(
    officer: User, supervisor: User, clerk: User
) -> None:
    case = make_case(officer=officer)

    with pytest.raises(Denied):
        hand_over_case(by=supervisor, case=case, to_officer=clerk, reason="Please")
    with pytest.raises(NotNow):
        hand_over_case(by=supervisor, case=case, to_officer=officer, reason="Please")


def test_close_case_refuses_changes_until_it_is_reopened(officer: User, supervisor: User) -> None:
    case = make_case(officer=officer)
    close_case(by=officer, case=case, reason=ClosingReason.NO_ORDER, explanation="He moved abroad.")
    closed = Case.objects.get(pk=case.pk)
    was_open = closed.is_open

    with pytest.raises(NotNow, match="an order is not needed"):
        close_case(by=officer, case=closed, reason=ClosingReason.NO_ORDER, explanation="Again")
    reopen_case(by=supervisor, case=closed)

    assert (was_open, Case.objects.get(pk=case.pk).is_open) == (False, True)
    assert Closing.objects.get().reopened_by == supervisor
    assert [did for did, _ in _events(case)] == ["case.closed", "case.reopened", "deadline.set"]
    assert AuditEvent.objects.get(did="case.closed").reason == "An order is not needed"


def test_reopen_case_is_refused_while_it_is_open(officer: User) -> None:
    with pytest.raises(NotNow):
        reopen_case(by=officer, case=make_case(officer=officer))


@pytest.mark.parametrize("closings", [[], ["standing"], ["ended"], ["ended", "standing"]])
def test_open_is_the_same_for_one_case_and_for_many(officer: User, closings: list[str]) -> None:
    case = make_case(officer=officer)
    for state in closings:
        close_case(by=officer, case=case, reason=ClosingReason.OTHER, explanation="Because")
        if state == "ended":
            reopen_case(by=officer, case=Case.objects.get(pk=case.pk))

    fresh = Case.objects.get(pk=case.pk)

    assert Case.objects.open().filter(pk=case.pk).exists() is fresh.is_open
    assert Case.objects.closed().filter(pk=case.pk).exists() is not fresh.is_open
