"""Orders as the court made them: recorded, corrected, ended, struck; and whether they bind on a day."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orders.actions.orders import change_order, end_order, record_order, strike_order
from orders.enums import OrderKind, Origin
from orders.facts import OrderFacts
from orders.models import Order
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, NotVisible, Stale
from tests.factories.cases import make_case
from tests.factories.court import ATTEND, NO_CONTACT, make_order, order_facts

pytestmark = pytest.mark.usefixtures("november")


def interim(**facts: object) -> OrderFacts:
    return order_facts(kind=OrderKind.INTERIM, ends_on=date(2026, 12, 28), **facts)


def test_record_order_keeps_the_terms_as_made(officer: User) -> None:
    order = make_order(officer)

    assert [(term.position, term.text) for term in order.terms.all()] == [
        (1, NO_CONTACT.text),
        (2, ATTEND.text),
    ]
    assert AuditEvent.objects.filter(did="order.recorded", subject=order.subject).count() == 1


def test_record_order_of_another_unit_is_refused(officer: User, stranger: User) -> None:
    case = make_case(officer=officer)

    with pytest.raises(Denied):
        record_order(by=stranger, case=case, facts=order_facts())

    assert Order.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        pytest.param(
            order_facts(made_on=date(2026, 11, 23)),
            {"made_on": "The date the order was made must be today or in the past"},
            id="not made yet",
        ),
        pytest.param(
            order_facts(made_on=date(2020, 1, 19)),
            {
                "made_on": "The date the order was made must be on or after 20 January 2020, when the Act came into force"
            },
            id="made before the Act",
        ),
        pytest.param(
            order_facts(ends_on=date(2028, 10, 31)),
            {"ends_on": "The last day must be 1 November 2028 or later: an order lasts at least two years"},
            id="a day short of two years",
        ),
        pytest.param(
            order_facts(kind=OrderKind.INTERIM),
            {"ends_on": "Enter the last day of the interim order: it is always for a fixed period"},
            id="interim without an end",
        ),
        pytest.param(
            order_facts(kind=OrderKind.INTERIM, ends_on=date(2026, 11, 1)),
            {"ends_on": "The last day must be on or after the day the order was made"},
            id="ends before it was made",
        ),
        pytest.param(
            order_facts(terms=[]), {"terms": "Add at least one prohibition or requirement"}, id="no terms"
        ),
    ],
)
def test_record_order_names_what_cannot_be(
    facts: OrderFacts, problems: dict[str, str], officer: User
) -> None:
    case = make_case(officer=officer)

    with pytest.raises(Mistaken) as refusal:
        record_order(by=officer, case=case, facts=facts)

    assert refusal.value.problems == problems
    assert Order.objects.count() == 0


@pytest.mark.parametrize(
    ("origin", "ends_on"),
    [(Origin.CONVICTION, date(2028, 11, 1)), (Origin.OTHER_JURISDICTION, date(2027, 5, 1))],
)
def test_record_order_takes_the_shortest_period(origin: Origin, ends_on: date, officer: User) -> None:
    assert make_order(officer, origin=origin, ends_on=ends_on).ends_on == ends_on


def test_full_order_ends_the_interim_order_it_replaces(officer: User) -> None:
    case = make_case(officer=officer)
    first = record_order(by=officer, case=case, facts=interim(made_on=date(2026, 11, 2)))

    full = make_order(officer, case, made_on=date(2026, 11, 16), replaces=first)

    assert [first.is_in_force(date(2026, 11, day)) for day in (15, 16)] == [True, False]
    assert full.is_in_force(date(2026, 11, 16))


def test_interim_order_is_replaced_once(officer: User) -> None:
    case = make_case(officer=officer)
    first = record_order(by=officer, case=case, facts=interim())
    make_order(officer, case, replaces=first)

    with pytest.raises(Mistaken) as refusal:
        make_order(officer, case, replaces=Order.objects.get(pk=first.pk))

    assert refusal.value.problems == {"replaces": "Another order has replaced this interim order already"}


def test_striking_the_full_order_revives_the_interim_order(officer: User) -> None:
    case = make_case(officer=officer)
    first = record_order(by=officer, case=case, facts=interim())
    full = make_order(officer, case, replaces=first)

    strike_order(by=officer, order=full, reason="Recorded in the wrong case.")

    assert Order.objects.get(pk=first.pk).is_in_force(date(2026, 11, 20))
    assert not Order.objects.get(pk=full.pk).is_in_force(date(2026, 11, 20))


def test_an_order_of_another_case_cannot_be_replaced(officer: User) -> None:
    elsewhere = record_order(by=officer, case=make_case(officer=officer), facts=interim())

    with pytest.raises(NotVisible):
        make_order(officer, make_case(officer=officer), replaces=elsewhere)


def test_end_order_lasts_to_the_day_before(officer: User) -> None:
    order = make_order(officer)

    end_order(by=officer, order=order, ended_on=date(2026, 11, 19), end_reason="Appeal allowed.")

    ended = Order.objects.get(pk=order.pk)
    assert [ended.is_in_force(date(2026, 11, day)) for day in (18, 19)] == [True, False]
    with pytest.raises(NotNow):
        end_order(by=officer, order=order, ended_on=date(2026, 11, 20), end_reason="Appeal allowed.")


def test_change_order_corrects_dates_and_terms(officer: User) -> None:
    order = make_order(officer)

    change_order(
        by=officer,
        order=order,
        version=1,
        facts=order_facts(made_on=date(2026, 11, 3), ends_on=date(2029, 11, 2), terms=[ATTEND]),
    )

    changed = Order.objects.get(pk=order.pk)
    assert (changed.made_on, changed.ends_on, changed.version) == (date(2026, 11, 3), date(2029, 11, 2), 2)
    assert [term.text for term in changed.terms.all()] == [ATTEND.text]
    assert AuditEvent.objects.get(did="order.changed").fields == ["Made on", "Last day", "Term 1", "Term 2"]


def test_change_order_twice_from_one_page_shows_both_texts(officer: User) -> None:
    order = make_order(officer)
    change_order(by=officer, order=order, version=1, facts=order_facts(court="Eastfield Crown Court"))

    with pytest.raises(Stale) as refusal:
        change_order(by=officer, order=order, version=1, facts=order_facts(court="Westmoor Crown Court"))

    assert refusal.value.current["Court"] == "Eastfield Crown Court"
    assert refusal.value.yours["Court"] == "Westmoor Crown Court"


DAYS = st.dates(date(2026, 1, 1), date(2027, 3, 1))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made_on=DAYS,
    length=st.none() | st.integers(0, 400),
    ended=st.none() | st.integers(0, 400),
    is_struck=st.booleans(),
    replaced_on=st.none() | DAYS,
    is_replacement_struck=st.booleans(),
    decided_on=st.none() | DAYS,
    day=DAYS,
)
def test_in_force_is_one_rule_in_python_and_in_sql(orders_in_force_case, day: date, **facts: object) -> None:
    order = orders_in_force_case(**facts)

    assert Order.objects.in_force(day).filter(pk=order.pk).exists() == order.is_in_force(day)
