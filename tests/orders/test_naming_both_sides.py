"""Nobody is watched through an order: both sides hear of a question, few are open, and two people have seen the order."""

from datetime import date

import pytest
from django.urls import reverse

from cases.actions.contacts import add_contact_detail
from cases.actions.incidents import log_incident
from cases.actions.people import add_victim, change_person
from cases.enums import ContactKind
from cases.models import Case
from cases.naming import Named
from orders import naming
from orders.actions.determinations import record_determination
from orders.actions.naming import settle_binding, settle_naming
from orders.actions.orders import change_order, confirm_order, end_order, record_order, strike_order
from orders.deadlines import BOUND_ELSEWHERE, NAMED_ELSEWHERE
from orders.enums import OrderKind, Origin, Outcome
from orders.jobs import ask_to_look_for_bound
from orders.models import Order
from orders.naming import order_token, token
from orders.permissions.orders import unconfirmed_orders
from orders.policies.orders import is_vouched_for
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow
from spo.notices.models import Deadline
from spo.work.models import Job
from tests.cases.actions.telling import told, when_on
from tests.factories.cases import make_case
from tests.factories.court import accepted, at, make_order, order_facts
from tests.factories.orders import make_approver
from tests.factories.work import work_off

pytestmark = pytest.mark.usefixtures("november")
NAMES = {"given_names": "Simon", "family_name": "Shadow", "date_of_birth": date(1984, 5, 3)}


def named(by: User, case: Case | None = None) -> Case:
    """A case of theirs whose suspect is known by that name and birthday."""
    case = case or make_case(officer=by)
    change_person(by=by, role=case.suspect, version=case.suspect.person.version, **NAMES)
    return case


@pytest.fixture
def alone(officer: User) -> Order:
    """Recorded by an officer, without an application, against somebody known by name and birthday."""
    return make_order(officer, named(officer))


@pytest.fixture
def order(officer: User, alone: Order) -> Order:
    confirm_order(by=make_approver(officer), order=alone)
    return alone


def asked(rule: str = NAMED_ELSEWHERE) -> list[Deadline]:
    return list(Deadline.objects.filter(rule=rule, met_at=None, cancelled_at=None).order_by("pk"))


def test_order_that_one_person_recorded_tells_nobody_of_other_units(
    alone: Order, officer: User, stranger: User
) -> None:
    named(stranger)

    assert (asked(), asked(BOUND_ELSEWHERE)) == ([], [])

    confirm_order(by=make_approver(officer), order=alone)
    assert (len(asked()), len(asked(BOUND_ELSEWHERE))) == (1, 1)


def test_detail_of_a_victim_typed_as_that_of_a_suspect_tells_nobody(officer: User, stranger: User) -> None:
    """Of another unit, by an officer alone: they would learn which unit has her case, and who sees to it."""
    phone = {"kind": ContactKind.PHONE, "value": "07700 900777"}
    add_contact_detail(by=stranger, role=make_case(officer=stranger).victims.get(), **phone)
    junk = make_case(officer=officer)
    add_contact_detail(by=officer, role=junk.suspect, **phone)

    make_order(officer, junk)

    assert (asked(), asked(BOUND_ELSEWHERE)) == ([], [])


def test_order_made_on_an_application_needs_no_confirmation(officer: User, stranger: User) -> None:
    application = accepted(officer).application
    named(officer, application.case)
    facts = {"kind": OrderKind.INTERIM, "origin": Origin.APPLICATION, "ends_on": date(2026, 12, 20)}
    facts |= {"made_on": at(20).date()}
    made = record_order(
        by=officer, case=application.case, application=application, facts=order_facts(**facts)
    )

    named(stranger)

    assert [deadline.subject.split(",")[0] for deadline in asked()] == [made.subject]
    with pytest.raises(NotNow, match="needs no confirmation"):
        confirm_order(by=make_approver(officer), order=made)


def test_confirming_is_for_another_supervisor_once(
    officer: User, supervisor: User, authorising_officer: User
) -> None:
    order = make_order(supervisor, make_case(officer=officer))

    for by in (officer, supervisor):
        with pytest.raises(Denied):
            confirm_order(by=by, order=order)
    confirm_order(by=authorising_officer, order=order)

    with pytest.raises(NotNow, match="needs no confirmation"):
        confirm_order(by=authorising_officer, order=order)
    done = AuditEvent.objects.filter(did="order.confirmed")
    assert list(done.values_list("who", "case_reference")) == [
        (authorising_officer.record_name, order.case.reference)
    ]


def test_whether_an_order_was_confirmed_is_one_rule(alone: Order, officer: User) -> None:
    confirmed = make_order(officer)
    confirm_order(by=make_approver(officer), order=confirmed)

    vouched = Order.objects.vouched_for()
    assert {row.pk: is_vouched_for(row) for row in Order.objects.all()} == {
        alone.pk: vouched.filter(pk=alone.pk).exists(),
        confirmed.pk: vouched.filter(pk=confirmed.pk).exists(),
    }
    assert list(vouched) == [confirmed]


def test_changed_order_waits_to_be_confirmed_again_by_somebody_else(
    order: Order, supervisor: User, authorising_officer: User, stranger: User
) -> None:
    changed = change_order(by=supervisor, order=order, version=1, facts=order_facts(court="Eastmoor"))
    assert (is_vouched_for(changed), list(Order.objects.vouched_for())) == (False, [])
    assert list(unconfirmed_orders(authorising_officer)) == [order]
    assert list(unconfirmed_orders(supervisor)) == []

    named(stranger)
    assert asked() == []
    with pytest.raises(Denied, match="You changed this order"):
        confirm_order(by=supervisor, order=order)
    confirm_order(by=authorising_officer, order=order)

    assert list(order.confirmations.order_by("pk").values_list("version", flat=True)) == [1, 2]
    assert (len(asked()), list(unconfirmed_orders(authorising_officer))) == (1, [])


def test_other_side_is_told_the_unit_and_nothing_else(order: Order, officer: User, stranger: User) -> None:
    case = named(stranger)

    [deadline] = asked(BOUND_ELSEWHERE)
    assert (deadline.owner, deadline.unit, deadline.case_reference) == (
        stranger,
        stranger.unit,
        case.reference,
    )
    assert deadline.why == (
        f"Somebody named in this case may be bound by an order of {officer.unit}, which was told so: ask the unit."
    )
    assert deadline.link == reverse("settle_binding", args=[case.reference, order_token(order)])
    lines = AuditEvent.objects.filter(case_reference=case.reference, did="deadline.set")
    said = str(list(lines.values())) + str(list(Deadline.objects.filter(pk=deadline.pk).values()))
    assert deadline.title in said
    assert [
        word for word in (order.case.reference, officer.title, officer.record_name, "Simon") if word in said
    ] == []


def test_officer_is_not_named_where_the_person_is_a_victim(order: Order, stranger: User) -> None:
    phone = ((ContactKind.PHONE, "07700 900321"),)
    add_contact_detail(by=order.case.officer, role=order.case.suspect, kind=phone[0][0], value=phone[0][1])
    case = make_case(officer=stranger)

    add_victim(by=stranger, case=case, named=Named("Nobody", "Known", details=phone))

    [deadline] = asked()
    assert deadline.why == (
        f"Somebody who may be bound by this order was named in a case of {stranger.unit}: ask the unit."
    )


def test_officer_of_both_cases_is_asked_once(order: Order, officer: User) -> None:
    named(officer)

    assert (len(asked()), asked(BOUND_ELSEWHERE)) == (1, [])


def test_few_questions_about_one_unit_are_open_and_the_net_asks_the_rest(
    order: Order, officer: User, stranger: User
) -> None:
    cases = [named(stranger) for _ in range(naming.MOST_OPEN + 1)]
    assert len(asked()) == naming.MOST_OPEN
    settle_naming(by=officer, order=order, naming=token(cases[0]))

    sweep()

    assert [deadline.link for deadline in asked()] == [
        reverse("settle_naming", args=[order.pk, token(case)]) for case in cases[1:]
    ]


def test_net_finds_a_case_that_the_order_did_not_see(order: Order, stranger: User) -> None:
    """As where both were recorded at one moment."""
    case = named(stranger)
    Deadline.objects.filter(rule__in=[NAMED_ELSEWHERE, BOUND_ELSEWHERE]).delete()

    sweep()
    sweep()

    assert [deadline.link for deadline in asked()] == [reverse("settle_naming", args=[order.pk, token(case)])]
    assert len(asked(BOUND_ELSEWHERE)) == 1
    assert Job.objects.filter(kind="orders.look_for_bound").count() == 1


def test_net_is_not_cast_before_the_night_or_for_nothing(alone: Order) -> None:
    ask_to_look_for_bound(at(20, 9))
    ask_to_look_for_bound(at(20, 2))

    assert Job.objects.filter(kind="orders.look_for_bound").count() == 0


def test_order_that_no_longer_binds_takes_both_questions_back(
    order: Order, officer: User, stranger: User
) -> None:
    case = named(stranger)

    end_order(by=officer, order=order, ended_on=at(5).date(), end_reason="Discharged")

    assert (asked(), asked(BOUND_ELSEWHERE)) == ([], [])
    for settle in (
        lambda: settle_naming(by=officer, order=order, naming=token(case)),
        lambda: settle_binding(by=stranger, case=case, binding=order_token(order)),
    ):
        with pytest.raises(NotNow, match="the order no longer binds"):
            settle()


def test_net_takes_back_what_is_asked_about_an_order_that_ran_out(
    officer: User, stranger: User, order: Order
) -> None:
    """The officer has answered; the other side has not."""
    case = named(stranger)
    settle_naming(by=officer, order=order, naming=token(case))
    Order.objects.filter(pk=order.pk).update(ends_on=at(19).date())

    sweep()

    assert (asked(), asked(BOUND_ELSEWHERE)) == ([], [])


def test_decision_takes_back_what_is_asked_about_its_interim_order(officer: User, stranger: User) -> None:
    application = accepted(officer).application
    named(officer, application.case)
    facts = {"kind": OrderKind.INTERIM, "origin": Origin.APPLICATION, "ends_on": date(2026, 12, 20)}
    facts |= {"made_on": at(20).date()}
    record_order(by=officer, case=application.case, application=application, facts=order_facts(**facts))
    named(stranger)
    assert (len(asked()), len(asked(BOUND_ELSEWHERE))) == (1, 1)

    record_determination(
        by=officer, application=application, outcome=Outcome.REFUSED, decided_on=at(20).date()
    )

    assert (asked(), asked(BOUND_ELSEWHERE)) == ([], [])


def test_net_asks_again_what_was_settled_before_something_happened(
    order: Order, officer: User, stranger: User
) -> None:
    """Five other questions were open when it did."""
    first = named(stranger)
    settle_naming(by=officer, order=order, naming=token(first))
    settle_binding(by=stranger, case=first, binding=order_token(order))
    others = [named(stranger) for _ in range(naming.MOST_OPEN)]
    log_incident(by=stranger, case=first, told=told(when=when_on(at(10).date())))
    settle_naming(by=officer, order=order, naming=token(others[0]))

    sweep()

    assert [deadline.link for deadline in asked()] == [
        reverse("settle_naming", args=[order.pk, token(case)]) for case in (*others[1:], first)
    ]


def test_net_asks_nothing_again_while_nothing_happens(order: Order, officer: User, stranger: User) -> None:
    case = named(stranger)
    log_incident(by=stranger, case=case, told=told(when=when_on(at(10).date())))
    settle_naming(by=officer, order=order, naming=token(case))
    settle_binding(by=stranger, case=case, binding=order_token(order))

    sweep()

    assert (asked(), asked(BOUND_ELSEWHERE)) == ([], [])


def test_struck_order_is_not_confirmed(alone: Order, officer: User) -> None:
    strike_order(by=officer, order=alone, reason="Typed twice")

    with pytest.raises(NotNow):
        confirm_order(by=make_approver(officer), order=alone)


def sweep() -> None:
    """What the worker does of a night."""
    ask_to_look_for_bound(at(20, 9))
    work_off()
