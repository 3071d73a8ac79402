"""A breach: logged against terms, its clocks, what was done, its outcome."""

from datetime import UTC, date, datetime

import pytest

from cases.models import Incident
from orders.actions.breaches import (
    log_breach,
    record_arrest_attempt,
    record_breach_outcome,
    record_file_sent,
    strike_breach,
)
from orders.actions.orders import change_order, end_order, strike_order
from orders.deadlines import BREACH_ARREST, BREACH_FILE
from orders.enums import BreachOutcome, OrderKind
from orders.models import Breach, Order, Setting
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Mistaken, NotNow, Stale
from spo.notices.deadlines import deadlines_of
from tests.factories.cases import IncidentFactory, make_case
from tests.factories.court import NO_CONTACT, at, make_order, order_facts

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def order(officer: User) -> Order:
    return make_order(officer)


@pytest.fixture
def incident(order: Order) -> Incident:
    return IncidentFactory(case=order.case, starts_on=date(2026, 11, 10))


def log(by: User, order: Order, incident: Incident, **facts: object) -> Breach:
    usual = {"terms": [order.terms.first()], "incident": incident, "reported_at": at(10, 18, 30)}
    return log_breach(by=by, order=order, **usual | facts)


def open_rules(breach: Breach) -> list[str]:
    return [row.rule for row in deadlines_of(breach.subject)]


def test_log_breach_starts_both_clocks(officer: User, order: Order, incident: Incident) -> None:
    breach = log(officer, order, incident)

    arrest, file = deadlines_of(breach.subject)
    assert (arrest.rule, arrest.due_at) == (BREACH_ARREST, datetime(2026, 11, 11, 18, 30, tzinfo=UTC))
    assert (file.rule, file.due_on) == (BREACH_FILE, date(2026, 12, 8))
    assert [term.text for term in breach.terms.all()] == [NO_CONTACT.text]
    assert AuditEvent.objects.filter(did="breach.logged", subject=breach.subject).count() == 1


def test_breach_clocks_follow_the_force(
    officer: User, administrator: User, order: Order, incident: Incident
) -> None:
    for code, value in (("breach-arrest-hours", "12"), ("breach-file-days", "14")):
        Setting.objects.create(
            code=code, value=value, from_on=date(2026, 11, 1), reason="Force order.", set_by=administrator
        )

    arrest, file = deadlines_of(log(officer, order, incident).subject)

    assert arrest.due_at == datetime(2026, 11, 11, 6, 30, tzinfo=UTC)
    assert file.due_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        ({"terms": []}, {"terms": "Select the terms that were breached"}),
        ({"reported_at": at(21)}, {"reported_at": "The time it was reported must be in the past"}),
        (
            {"reported_at": at(1)},
            {
                "reported_at": "The time it was reported must be on or after 2 November 2026, the day the order was made"
            },
        ),
    ],
)
def test_log_breach_names_what_cannot_be(
    facts: dict[str, object], problems: dict[str, str], officer: User, order: Order, incident: Incident
) -> None:
    with pytest.raises(Mistaken) as refusal:
        log(officer, order, incident, **facts)

    assert refusal.value.problems == problems
    assert Breach.objects.count() == 0


def test_log_breach_with_an_incident_outside_the_order_is_refused(officer: User, order: Order) -> None:
    end_order(by=officer, order=order, ended_on=date(2026, 11, 15), end_reason="Appeal allowed.")
    before = IncidentFactory(case=order.case, number=50, starts_on=date(2026, 11, 1))
    after = IncidentFactory(case=order.case, number=51, starts_on=date(2026, 11, 15))
    elsewhere = IncidentFactory(case=make_case(officer=officer), starts_on=date(2026, 11, 10))

    sentences = []
    for incident in (before, after, elsewhere):
        with pytest.raises(Mistaken) as refusal:
            log(officer, order, incident, reported_at=at(16))
        sentences.append(refusal.value.problems["incident"])

    assert sentences == [
        "Incident 50 happened before the order was made",
        "Incident 51 happened after the order had ended",
        "Select the incident that shows the breach",
    ]


def test_log_breach_after_the_last_day_of_a_fixed_order_is_refused(officer: User) -> None:
    order = make_order(officer, kind=OrderKind.INTERIM, ends_on=date(2026, 11, 12))
    last, after = (
        IncidentFactory(case=order.case, number=number, starts_on=date(2026, 11, day))
        for number, day in ((60, 12), (61, 13))
    )

    log(officer, order, last, reported_at=at(14))
    with pytest.raises(Mistaken) as refusal:
        log(officer, order, after, reported_at=at(14))

    assert refusal.value.problems == {"incident": "Incident 61 happened after the order had ended"}


def test_log_breach_once_for_each_incident(officer: User, order: Order, incident: Incident) -> None:
    first = log(officer, order, incident)
    with pytest.raises(Mistaken):
        log(officer, order, incident)

    strike_breach(by=officer, breach=first, reason="Wrong terms.")
    log(officer, order, incident)

    assert [breach.is_struck for breach in Breach.objects.order_by("pk")] == [True, False]


def test_arrest_attempt_and_file_meet_their_deadlines(
    officer: User, order: Order, incident: Incident
) -> None:
    breach = log(officer, order, incident)

    record_arrest_attempt(
        by=officer, breach=breach, version=1, arrest_attempted_at=at(11, 7), arrest_note="Not at home."
    )
    assert open_rules(breach) == [BREACH_FILE]

    record_file_sent(by=officer, breach=breach, version=2, file_sent_on=date(2026, 11, 19))
    assert open_rules(breach) == []


def test_arrest_attempt_before_the_report_is_refused(officer: User, order: Order, incident: Incident) -> None:
    breach = log(officer, order, incident)

    with pytest.raises(Mistaken) as refusal:
        record_arrest_attempt(
            by=officer, breach=breach, version=1, arrest_attempted_at=at(10, 18, 29), arrest_note=""
        )

    assert refusal.value.problems == {
        "arrest_attempted_at": "The time of the attempt must not be before the breach was reported"
    }


def test_outcome_ends_the_clocks_that_still_run(officer: User, order: Order, incident: Incident) -> None:
    breach = log(officer, order, incident)

    record_breach_outcome(
        by=officer,
        breach=breach,
        version=1,
        outcome=BreachOutcome.NO_ACTION,
        outcome_on=date(2026, 11, 19),
        outcome_note="The letter was sent before the order was made.",
    )

    assert open_rules(breach) == []
    assert {event.reason for event in AuditEvent.objects.filter(did="deadline.cancelled")} == {
        "Outcome recorded: no further action."
    }


def test_two_outcomes_from_one_page_show_both_texts(officer: User, order: Order, incident: Incident) -> None:
    breach = log(officer, order, incident)
    told = {
        "by": officer,
        "breach": breach,
        "version": 1,
        "outcome_on": date(2026, 11, 19),
        "outcome_note": "",
    }
    record_breach_outcome(outcome=BreachOutcome.CHARGED, **told)

    with pytest.raises(Stale) as refusal:
        record_breach_outcome(outcome=BreachOutcome.CAUTIONED, **told)

    assert refusal.value.current["Outcome"] == "Charged"
    assert refusal.value.yours["Outcome"] == "Cautioned"


def test_strike_breach_cancels_its_clocks(officer: User, order: Order, incident: Incident) -> None:
    breach = log(officer, order, incident)

    strike_breach(by=officer, breach=breach, reason="Another person.")

    assert open_rules(breach) == []
    with pytest.raises(NotNow):
        record_file_sent(by=officer, breach=breach, version=1, file_sent_on=date(2026, 11, 19))


def test_order_with_a_breach_is_not_struck_nor_its_term_removed(
    officer: User, order: Order, incident: Incident
) -> None:
    log(officer, order, incident, terms=[order.terms.last()])

    with pytest.raises(NotNow):
        strike_order(by=officer, order=order, reason="By mistake.")
    with pytest.raises(Mistaken) as refusal:
        change_order(by=officer, order=order, version=1, facts=order_facts(terms=[NO_CONTACT]))

    assert refusal.value.problems == {"terms": "Term 2 cannot be removed: a breach of it is logged"}
