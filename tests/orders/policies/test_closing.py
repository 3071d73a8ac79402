"""A case is closed over nothing that waits for somebody, and over nothing that runs without a word."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions.cases import close_case
from cases.enums import ClosingReason
from cases.models import Case, Closing
from orders.actions.orders import end_order
from orders.actions.submission import withdraw_application
from orders.enums import Status
from orders.models import Application
from spo.accounts.models import User
from spo.dates import gov_date
from spo.exceptions import NotNow
from tests.factories.cases import make_case
from tests.factories.court import accepted, at, filed, make_order, serve
from tests.factories.orders import create_application_at, start
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]


def close(by: User, case: Case, reason: ClosingReason = ClosingReason.OTHER) -> Closing:
    return close_case(by=by, case=case, reason=reason, explanation="Over.")


def at_status(status: Status, by: User) -> Application:
    if status == Status.FILED:
        return filed(by).application
    if status == Status.ACCEPTED:
        return accepted(by).application
    return create_application_at(status, by=by)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.APPROVED, Status.FILED, Status.ACCEPTED])
def test_close_case_is_refused_while_an_application_waits(
    status: Status, officer: User, client_for: As
) -> None:
    application = at_status(status, officer)
    sentence = f"An application is {status.value}. Withdraw it, or see it decided, first."

    with pytest.raises(NotNow) as refusal:
        close(officer, application.case)

    page = client_for(officer).get(reverse("open_case", args=[application.case.reference])).text
    assert (refusal.value.sentence, page.count(sentence)) == (sentence, 1)
    withdraw_application(by=officer, application=application, reason="The suspect has died.")
    assert close(officer, application.case).reason == ClosingReason.OTHER


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_close_case_leaves_a_draft_and_what_was_given_up(status: Status, officer: User) -> None:
    application = at_status(status, officer)

    close(officer, application.case)

    assert Closing.objects.get().case == application.case


def test_close_case_as_order_ended_waits_for_its_end(officer: User, client_for: As) -> None:
    order = make_order(officer)
    url = reverse("close_case", args=[order.case.reference])
    answers = {"reason": ClosingReason.ORDER_ENDED, "explanation": "Over."}

    refused = client_for(officer).post(url, sent(**answers))
    end_order(by=officer, order=order, ended_on=date(2026, 11, 19), end_reason="Appeal allowed.")
    closed = client_for(officer).post(url, sent(**answers))

    assert refused.context["form"].errors == {"reason": ["The order made on 2 November 2026 is in force"]}
    assert (refused.status_code, closed.status_code) == (422, 303)


def test_page_for_closing_says_what_still_runs(officer: User, client_for: As) -> None:
    order = make_order(officer)
    serve(officer, order, at(19))
    draft = start(officer, order.case)

    answer = client_for(officer).get(reverse("close_case", args=[order.case.reference]))

    assert answer.context["running"] == [
        "Stalking protection order made on 2 November 2026: in force. Binds until further order.",
        f"The application started on {gov_date(draft.started_at)} is a draft. It stays one.",
    ]
    assert [row.title for row in answer.context["deadlines"]] == [
        "Tell the victim of the order and its terms",
        "Notification by the person bound",
    ]
    assert "Closing the case does not end what still runs." in answer.text
    assert close(officer, order.case, ClosingReason.TRANSFERRED).reason == ClosingReason.TRANSFERRED


def test_page_for_closing_is_short_where_nothing_runs(officer: User, client_for: As) -> None:
    case = make_case(officer=officer)

    answer = client_for(officer).get(reverse("close_case", args=[case.reference]))

    assert "Closing the case does not end what still runs." not in answer.text
