"""What the correction or the end of an order must not contradict."""

from datetime import date

import pytest

from orders.actions.breaches import log_breach
from orders.actions.orders import change_order, end_order, record_order, strike_order
from orders.enums import OrderKind
from orders.models import Breach, Order
from spo.accounts.models import User
from spo.exceptions import Mistaken, NotNow
from tests.factories.cases import IncidentFactory, make_case
from tests.factories.court import ATTEND, NO_CONTACT, at, make_order, order_facts, serve

pytestmark = pytest.mark.usefixtures("november")


def problems_of_making_it_on(day: date, by: User, order: Order, **facts: object) -> dict[str, str]:
    with pytest.raises(Mistaken) as refusal:
        change_order(by=by, order=order, version=1, facts=order_facts(made_on=day, **facts))
    assert Order.objects.get(pk=order.pk).made_on == date(2026, 11, 2)
    return refusal.value.problems


def test_order_cannot_be_made_after_it_was_served(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(3))

    assert problems_of_making_it_on(date(2026, 11, 4), officer, order) == {
        "made_on": "The date the order was made must be on or before 3 November 2026, when it was served"
    }


def test_order_cannot_be_made_after_it_ended(officer: User) -> None:
    order = make_order(officer)
    end_order(by=officer, order=order, ended_on=date(2026, 11, 5), end_reason="Appeal allowed.")

    assert problems_of_making_it_on(date(2026, 11, 6), officer, order) == {
        "made_on": "The date the order was made must be on or before 5 November 2026, when it ended"
    }


def test_order_cannot_be_made_after_a_breach_of_it(officer: User) -> None:
    order = make_order(officer)
    incident = IncidentFactory(case=order.case, starts_on=date(2026, 11, 10))
    log_breach(by=officer, order=order, terms=[order.terms.first()], incident=incident, reported_at=at(12))

    assert problems_of_making_it_on(date(2026, 11, 11), officer, order) == {
        "made_on": "The date the order was made must be on or before 10 November 2026, when a breach happened"
    }


def test_order_past_its_last_day_cannot_be_ended(officer: User) -> None:
    order = make_order(officer, kind=OrderKind.INTERIM, ends_on=date(2026, 11, 19))

    with pytest.raises(NotNow, match="The last day of this order was 19 November 2026"):
        end_order(by=officer, order=order, ended_on=date(2026, 11, 10), end_reason="Discharged.")


def test_order_of_today_is_not_corrected_to_end_before_it_was_ended(officer: User) -> None:
    order = make_order(officer, kind=OrderKind.INTERIM, ends_on=date(2026, 11, 20))

    end_order(by=officer, order=order, ended_on=date(2026, 11, 20), end_reason="Discharged.")

    with pytest.raises(Mistaken) as refusal:
        change_order(
            by=officer,
            order=order,
            version=1,
            facts=order_facts(kind=OrderKind.INTERIM, ends_on=date(2026, 11, 19)),
        )
    assert refusal.value.problems == {
        "ends_on": "The last day must be on or after 20 November 2026, when the order ended"
    }


def test_order_does_not_replace_one_that_was_struck_meanwhile(officer: User) -> None:
    case = make_case(officer=officer)
    interim = make_order(officer, case, kind=OrderKind.INTERIM, ends_on=date(2026, 12, 28))
    shown = Order.objects.get(pk=interim.pk)
    strike_order(by=officer, order=interim, reason="Recorded in the wrong case.")

    with pytest.raises(Mistaken) as refusal:
        record_order(by=officer, case=case, facts=order_facts(replaces=shown))

    assert refusal.value.problems == {"replaces": "This interim order was struck from the record"}


def test_breach_is_not_logged_on_an_incident_withdrawn_meanwhile(officer: User) -> None:
    order = make_order(officer)
    incident = IncidentFactory(case=order.case, starts_on=date(2026, 11, 10))
    type(incident).objects.filter(pk=incident.pk).update(
        withdrawn_at=at(19), withdrawn_by=officer, withdrawn_reason="Logged twice."
    )

    with pytest.raises(Mistaken) as refusal:
        log_breach(
            by=officer, order=order, terms=[order.terms.first()], incident=incident, reported_at=at(10)
        )

    assert refusal.value.problems == {"incident": "Select the incident that shows the breach"}


def test_breach_is_not_logged_on_a_term_taken_out_meanwhile(officer: User) -> None:
    order = make_order(officer)
    incident = IncidentFactory(case=order.case, starts_on=date(2026, 11, 10))
    terms = list(order.terms.all())
    assert [term.text for term in terms] == [NO_CONTACT.text, ATTEND.text]
    change_order(by=officer, order=order, version=1, facts=order_facts(terms=[NO_CONTACT]))

    with pytest.raises(Mistaken) as refusal:
        log_breach(by=officer, order=order, terms=terms, incident=incident, reported_at=at(10))

    assert refusal.value.problems == {"terms": "Select the terms that were breached"}
    assert Breach.objects.count() == 0
