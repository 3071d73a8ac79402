"""An incident under an order found to be no breach: by whom, why, and how the question comes back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions.incidents import log_incident
from cases.models import Case, Incident
from orders.actions.breaches import log_breach, record_no_breach, strike_no_breach
from orders.deadlines import POSSIBLE_BREACH
from orders.models import NoBreach, Order
from spo.accounts.models import User
from spo.exceptions import Mistaken
from spo.notices.models import Deadline
from tests.cases.actions.telling import told, when_on
from tests.factories.court import at, make_order
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

WHY = "Neither near her nor in touch with her."


@pytest.fixture
def order(officer: User) -> Order:
    return make_order(officer)


def log(by: User, case: Case) -> Incident:
    return log_incident(by=by, case=case, told=told(when=when_on(date(2026, 11, 10))))


def waiting() -> list[str]:
    open_ones = Deadline.objects.filter(rule=POSSIBLE_BREACH, met_at=None, cancelled_at=None)
    return [deadline.title for deadline in open_ones]


def test_record_no_breach_keeps_who_found_it_and_why(order: Order, officer: User) -> None:
    incident = log(officer, order.case)

    found = record_no_breach(by=officer, order=order, incident=incident, reason=WHY)

    assert (found.order, found.incident, found.reason, found.decided_by) == (order, incident, WHY, officer)


def test_finding_of_no_breach_is_struck_before_the_breach_is_logged(order: Order, officer: User) -> None:
    incident = log(officer, order.case)
    found = record_no_breach(by=officer, order=order, incident=incident, reason=WHY)
    logged = {"terms": [order.terms.first()], "incident": incident, "reported_at": at(10, 18)}

    with pytest.raises(Mistaken, match="was found to be no breach"):
        log_breach(by=officer, order=order, **logged)
    strike_no_breach(by=officer, finding=found, reason="It was her car")

    assert waiting() == ["Decide whether incident 2 breached the order"]
    log_breach(by=officer, order=order, **logged)
    assert waiting() == []


def test_finding_of_no_breach_needs_a_reason(
    order: Order, officer: User, client_for: Callable[[User], Client]
) -> None:
    log(officer, order.case)
    url = reverse("record_no_breach", args=[order.pk, 2])

    shown = client_for(officer).get(url).text
    answer = client_for(officer).post(url, sent(reason=" "))

    assert [shown.count(term.text) for term in order.terms.all()] == [1, 1]
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    assert NoBreach.objects.count() == 0


def test_pages_say_who_found_no_breach_and_why(
    order: Order, officer: User, client_for: Callable[[User], Client]
) -> None:
    client, incident = client_for(officer), log(officer, order.case)
    pages = [
        reverse("open_incident", args=[order.case.reference, incident.number]),
        reverse("open_order", args=[order.pk]),
    ]
    found = record_no_breach(by=officer, order=order, incident=incident, reason=WHY)

    assert [(page.count(WHY), officer.title in page) for page in (client.get(url).text for url in pages)] == [
        (1, True)
    ] * 2
    struck = client.post(reverse("strike_no_breach", args=[found.pk]), sent(reason="It was her car"))
    asked = client.get(pages[0]).text

    assert struck.status_code == 303
    assert "It was her car" in client.get(pages[1]).text
    assert (WHY in asked, "This may have breached the" in asked) == (False, True)


def test_page_of_the_incident_asks_and_leads_to_both_answers(
    order: Order, officer: User, client_for: Callable[[User], Client]
) -> None:
    incident = log(officer, order.case)
    log_url = f"{reverse('log_breach', args=[order.pk])}?incident={incident.pk}"
    other_url = reverse("record_no_breach", args=[order.pk, incident.number])
    client = client_for(officer)

    page = client.get(reverse("open_incident", args=[order.case.reference, incident.number])).text
    overview = client.get(reverse("open_case", args=[order.case.reference])).text
    before = client.get(reverse("open_incident", args=[order.case.reference, 1])).text

    assert (page.count(f'href="{log_url}"'), page.count(f'href="{other_url}"')) == (1, 1)
    assert overview.count(f'href="{log_url}">Decide whether incident 2 breached the order</a>') == 1
    assert "Was it a breach?" not in before
