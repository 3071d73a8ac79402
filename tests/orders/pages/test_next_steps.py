"""What waits for an officer, on the first page."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from orders.actions.bundles import ask_for_bundle
from orders.actions.decisions import return_for_changes
from orders.actions.determinations import record_determination
from orders.actions.hearings import list_hearing, upload_sealed_order
from orders.actions.orders import confirm_order, record_order
from orders.actions.submission import take_back
from orders.enums import OrderKind, Origin, Outcome, Status
from orders.models import Application, Bundle, Filing, Order
from orders.pages.next_steps import next_steps_panel
from spo.accounts.models import User
from tests.factories.court import BLANK_PDF, accepted, at, make_order, order_facts, ready_bundle, serve
from tests.factories.orders import approved, create_application_at, start, submitted

pytestmark = pytest.mark.usefixtures("november")

TODAY = date(2026, 11, 20)


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


def test_an_approved_application_waits_to_be_filed_once_its_bundle_is_made(officer: User) -> None:
    approval = approved(officer)
    asked_for = waiting(officer)

    ready_bundle(approval)

    assert (asked_for, waiting(officer)) == (
        [("Approved", "The bundle is being made.")],
        [("Approved", "File it with the court.")],
    )


def test_a_bundle_that_could_not_be_made_waits(officer: User) -> None:
    bundle = ask_for_bundle(by=officer, approval=approved(officer))
    Bundle.objects.filter(pk=bundle.pk).update(failure="The photograph could not be read.")

    assert waiting(officer) == [("Approved", "The bundle could not be made. Try again.")]


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


def sealed_paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("order.pdf", BLANK_PDF)


def test_a_sealed_order_waits_though_the_hearing_has_not_been(officer: User, clerk: User) -> None:
    filing = listed(officer, clerk)
    upload_sealed_order(by=clerk, filing=filing, upload=sealed_paper())

    assert waiting(officer) == [("Accepted", "The court has sent a sealed order. Record the outcome.")]


def test_a_sealed_interim_order_waits_until_it_is_recorded(officer: User, clerk: User) -> None:
    filing = listed(officer, clerk)
    Application.objects.filter(pk=filing.application_id).update(is_interim_asked=True)
    upload_sealed_order(by=clerk, filing=filing, upload=sealed_paper())
    sealed = waiting(officer)

    order = made_on_application(officer, filing, kind=OrderKind.INTERIM, ends_on=date(2026, 12, 18))
    serve(officer, order, at(20, 8))

    assert (sealed, waiting(officer)) == (
        [("Accepted", "The court has sent a sealed order. Record the interim order or the outcome.")],
        [],
    )


def test_an_order_that_was_decided_on_waits_until_it_is_recorded(officer: User, clerk: User) -> None:
    filing = accepted(officer, clerk)
    decide(officer, filing, Outcome.MADE)
    decided = waiting(officer)

    serve(officer, made_on_application(officer, filing), at(20, 8))

    assert (decided, waiting(officer)) == ([("Determined", "The court made an order. Record it.")], [])


def test_what_the_court_refused_waits_for_nobody(officer: User, clerk: User) -> None:
    decide(officer, accepted(officer, clerk), Outcome.REFUSED)

    assert waiting(officer) == []


def decide(officer: User, filing: Filing, outcome: Outcome) -> None:
    record_determination(by=officer, application=filing.application, outcome=outcome, decided_on=TODAY)


def made_on_application(officer: User, filing: Filing, **facts: Any) -> Order:
    usual = {"origin": Origin.APPLICATION, "made_on": TODAY}
    application = filing.application
    return record_order(
        by=officer, case=application.case, application=application, facts=order_facts(**usual | facts)
    )


def test_an_order_waits_until_it_is_served(officer: User) -> None:
    order = make_order(officer)
    before = [state for state, _ in waiting(officer)]

    serve(officer, order)

    assert (before, waiting(officer)) == (["Not served"], [])


def test_each_link_says_where_it_leads(officer: User, client_for: Callable[[User], Client]) -> None:
    draft, waits = start(officer), approved(officer).version.application
    order = make_order(officer)
    page = client_for(officer).get("/", follow=True).text

    for url, case, place in [
        (f"/applications/{draft.pk}/", draft.case, "application"),
        (f"/applications/{waits.pk}/court/", waits.case, "court"),
        (f"/orders/{order.pk}/", order.case, "order"),
    ]:
        hidden = f'<span class="govuk-visually-hidden">, {place}</span>'
        assert page.count(f'<a class="govuk-link" href="{url}">{case.reference}{hidden}</a>') == 1


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


def test_an_order_without_an_application_waits_for_a_supervisor_who_did_not_record_it(
    officer: User, supervisor: User, stranger: User
) -> None:
    order = make_order(officer, origin=Origin.CONVICTION)
    serve(officer, order)
    found = {user: waiting(user) for user in (officer, supervisor, stranger)}

    confirm_order(by=supervisor, order=order)

    to_confirm = (
        "Not confirmed",
        "It was recorded without an application. Check that the court made it, then confirm it.",
    )
    assert found == {officer: [], supervisor: [to_confirm], stranger: []}
    assert waiting(supervisor) == []
