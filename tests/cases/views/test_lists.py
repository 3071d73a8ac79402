"""The cases one works on."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.actions.cases import close_case
from cases.enums import ClosingReason
from cases.models import Case
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.notices.deadlines import set_deadline
from spo.notices.due import Due
from spo.pages.keys import PAGE
from tests.factories.cases import make_case

LIST_QUERIES, WORK_QUERIES = 11, 16


def test_my_work_shows_mine_and_what_is_new_in_my_unit(
    client: Client, case: Case, colleague: User, stranger: User
) -> None:
    other = make_case(officer=colleague)
    make_case(officer=stranger)

    context = client.get("/my-work/").context

    assert [row["case"] for row in context["mine"]] == [case]
    assert [row["case"] for row in context["unit"]] == [other]


def test_home_leads_officers_to_their_work(client: Client) -> None:
    assert client.get("/")["Location"] == "/my-work/"


def test_list_cases_filters_by_whose_and_state(
    client: Client, case: Case, colleague: User, officer: User
) -> None:
    other, closed = make_case(officer=colleague), make_case(officer=officer)
    close_case(by=officer, case=closed, reason=ClosingReason.OTHER, explanation="Because")

    def listed(query: str) -> set[Case]:
        return {row["case"] for row in client.get(f"/cases/{query}").context["rows"]}

    assert listed("") == {case, other}
    assert listed("?whose=mine") == {case}
    assert listed("?state=closed") == {closed}
    assert listed("?whose=mine&state=all") == {case, closed}
    assert listed("?whose=nonsense&state=nonsense&before=x") == {case, other}


def test_list_cases_of_a_unit_of_the_longest_name_is_recorded(client: Client, officer: User) -> None:
    officer.unit.name, officer.unit.force = "U" * 120, "F" * 120
    officer.unit.save()

    answer = client.get("/cases/")

    event = AuditEvent.objects.latest("id")
    assert (answer.status_code, event.subject) == (200, f"cases of {'U' * 120}, {'F' * 69}")


@pytest.mark.parametrize("who", ["clerk", "auditor", "administrator"])
def test_lists_are_denied_outside_the_police(
    client_for: Callable[[User], Client], request: pytest.FixtureRequest, who: str
) -> None:
    client = client_for(request.getfixturevalue(who))

    assert [client.get(path).status_code for path in ("/my-work/", "/cases/")] == [403, 403]


def test_list_cases_goes_on_from_page_to_page(client: Client, officer: User) -> None:
    cases = [make_case(officer=officer) for _ in range(PAGE + 2)]

    first = client.get("/cases/").context
    second = client.get(first["next_url"]).context

    shown = [row["case"] for row in (*first["rows"], *second["rows"])]
    assert shown == cases[::-1]
    assert (first["first_url"], second["next_url"], bool(second["first_url"])) == ("", "", True)


@pytest.mark.parametrize("number", [1, 30])
def test_lists_cost_the_same_for_one_case_and_for_thirty(
    client: Client, officer: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        make_case(officer=officer, victims=2)

    with django_assert_num_queries(LIST_QUERIES):
        client.get("/cases/")
    with django_assert_num_queries(WORK_QUERIES):
        client.get("/my-work/")


def test_my_work_shows_what_is_due_to_whom_it_concerns(
    client_for: Callable[[User], Client], case: Case, officer: User, colleague: User, supervisor: User
) -> None:
    due = Due("test-rule", date(2026, 12, 1), "Because", "The manual", "Do this")
    place = {"case_reference": case.reference, "link": "/somewhere/"}
    set_deadline(by=officer, due=due, subject="order 1", owner=officer, unit=officer.unit, **place)

    def titles(user: User) -> list[str]:
        return [row.title for row in client_for(user).get("/my-work/").context["deadlines"]]

    assert (titles(officer), titles(colleague), titles(supervisor)) == (["Do this"], [], ["Do this"])
    assert "Do this" in client_for(colleague).get(f"/cases/{case.reference}/").text
