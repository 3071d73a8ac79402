"""What waits for an officer, on the first page."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from orders.actions.decisions import return_for_changes
from orders.actions.hearings import list_hearing
from orders.actions.submission import take_back
from orders.enums import Status
from orders.models import Filing
from orders.pages.next_steps import next_steps_panel
from spo.accounts.models import User
from tests.factories.court import accepted, at, make_order, serve
from tests.factories.orders import approved, create_application_at, start, submitted

pytestmark = pytest.mark.usefixtures("november")


def waiting(user: User) -> list[tuple[str, str]]:
    """State and next step of each line."""
    panel = next_steps_panel(user)
    return [(step.pill["text"], step.text) for step in panel.context["steps"]] if panel else []


def test_a_draft_waits_and_what_others_have_to_do_does_not(officer: User) -> None:
    start(officer)
    for status in (Status.SUBMITTED, Status.WITHDRAWN):
        create_application_at(status, by=officer)

    assert waiting(officer) == [("Draft", "Finish it and submit it for approval.")]


def test_a_return_says_who_returned_it(officer: User, supervisor: User) -> None:
    return_for_changes(by=supervisor, version=submitted(officer), reason="Say more of the risk.")

    assert waiting(officer) == [("Returned", "A supervisor returned it. Mend it and submit it again.")]


def test_what_was_taken_back_is_a_draft(officer: User) -> None:
    take_back(by=officer, application=submitted(officer).application, reason="A date is wrong.")

    assert waiting(officer) == [("Draft", "Finish it and submit it for approval.")]


def test_an_approved_application_waits_to_be_filed(officer: User) -> None:
    approved(officer)

    assert waiting(officer) == [("Approved", "File it with the court.")]


def listed(officer: User, clerk: User) -> Filing:
    filing = accepted(officer, clerk)
    list_hearing(by=clerk, filing=filing, starts_at=at(27))
    return filing


def test_an_outcome_waits_only_when_the_hearing_has_been(officer: User, clerk: User) -> None:
    listed(officer, clerk)
    before = waiting(officer)

    with time_machine.travel(datetime(2026, 11, 27, tzinfo=UTC) + timedelta(hours=12), tick=False):
        after = waiting(officer)

    assert (before, after) == ([], [("Accepted", "The hearing has been. Record the outcome.")])


def test_an_order_waits_until_it_is_served(officer: User) -> None:
    order = make_order(officer)
    before = [state for state, _ in waiting(officer)]

    serve(officer, order)

    assert (before, waiting(officer)) == (["Not served"], [])


def test_colleagues_and_strangers_are_not_told(officer: User, colleague: User, stranger: User) -> None:
    start(officer)
    make_order(officer)

    assert (waiting(colleague), waiting(stranger)) == ([], [])


@pytest.mark.parametrize("number", [1, 30])
def test_first_page_costs_the_same_for_one_and_thirty(
    number: int,
    officer: User,
    client_for: Callable[[User], Client],
    django_assert_num_queries: Callable[..., object],
) -> None:
    for _ in range(number):
        start(officer)
    client = client_for(officer)
    client.get("/")

    with django_assert_num_queries(27):
        response = client.get("/", follow=True)

    assert response.content.decode().count("Finish it and submit it for approval.") == number
