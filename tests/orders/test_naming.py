"""Somebody who may be bound by an order is named in another case: its officer hears of it, and of nothing else there."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from cases.actions.contacts import add_contact_detail
from cases.actions.incidents import log_incident
from cases.actions.merges import merge_people
from cases.actions.people import add_victim, change_person
from cases.enums import ContactKind
from cases.models import Case
from cases.naming import Named
from orders.actions.naming import settle_binding, settle_naming
from orders.actions.orders import confirm_order, end_order
from orders.deadlines import NAMED_ELSEWHERE
from orders.models import Order
from orders.naming import order_token, token
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import NotNow
from spo.notices.models import Deadline
from tests.cases.actions.telling import told, when_on
from tests.factories.cases import make_case
from tests.factories.court import at, make_order
from tests.factories.orders import make_approver

pytestmark = pytest.mark.usefixtures("november")
BORN = date(1984, 5, 3)


@pytest.fixture
def order(officer: User) -> Order:
    """Binds Simon Shadow, born 3 May 1984, whose phone is known."""
    made = make_order(officer)
    suspect = made.case.suspect
    change_person(
        by=officer,
        role=suspect,
        version=suspect.person.version,
        given_names="Simon",
        family_name="Shadow",
        date_of_birth=BORN,
    )
    add_contact_detail(by=officer, role=suspect, kind=ContactKind.PHONE, value="07700 900321")
    confirm_order(by=make_approver(officer), order=made)
    return made


def asked() -> list[Deadline]:
    return list(Deadline.objects.filter(rule=NAMED_ELSEWHERE, met_at=None, cancelled_at=None))


def opened(by: User, **suspect: Any) -> Case:
    """A case of theirs, whose suspect is then named."""
    case = make_case(officer=by)
    change_person(by=by, role=case.suspect, version=1, **suspect)
    return case


def test_name_and_birthday_in_a_case_of_another_unit_are_raised_at_once(
    order: Order, officer: User, stranger: User
) -> None:
    case = opened(stranger, given_names="Simon", family_name="Shadow", date_of_birth=BORN)

    [deadline] = asked()
    assert (deadline.owner, deadline.case_reference) == (officer, order.case.reference)
    assert deadline.why == (
        f"Somebody who may be bound by this order was named in a case of {stranger.unit}: ask {stranger.title}."
    )
    assert deadline.link == reverse("settle_naming", args=[order.pk, token(case)])


def test_nothing_else_of_the_other_case_is_told(order: Order, stranger: User) -> None:
    case = opened(stranger, given_names="Simon", family_name="Shadow", date_of_birth=BORN)

    told_of = str(list(Deadline.objects.filter(rule=NAMED_ELSEWHERE).values()))
    told_of += str(
        list(AuditEvent.objects.filter(case_reference=order.case.reference, did="deadline.set").values())
    )
    assert [
        word
        for word in (case.reference, case.victims.get().person.name, "Simon", stranger.record_name)
        if word in told_of
    ] == []


@pytest.mark.parametrize(
    "suspect",
    [
        {"given_names": "Simon", "family_name": "Shadow"},
        {"given_names": "Simon", "family_name": "Shadow", "date_of_birth": date(1984, 5, 4)},
        {"given_names": "Somebody", "family_name": "Else", "date_of_birth": BORN},
    ],
)
def test_a_name_alone_or_a_birthday_alone_raises_nothing(order: Order, stranger: User, suspect: dict) -> None:
    opened(stranger, **suspect)

    assert asked() == []


def test_same_phone_under_another_name_is_raised(order: Order, stranger: User) -> None:
    case = make_case(officer=stranger)

    phone = ((ContactKind.PHONE, "+44 7700 900321"),)
    add_victim(by=stranger, case=case, named=Named("Nobody", "Known", details=phone))

    assert len(asked()) == 1


def test_a_detail_that_comes_later_is_raised_once(order: Order, stranger: User) -> None:
    case = opened(stranger, given_names="Nobody", family_name="Known")
    assert asked() == []

    for value in ("07700 900321", "0044 7700 900321"):
        add_contact_detail(by=stranger, role=case.suspect, kind=ContactKind.PHONE, value=value)

    assert len(asked()) == 1


def test_same_person_as_a_victim_and_after_a_merge_is_raised(order: Order, officer: User) -> None:
    one, other = make_case(officer=officer), make_case(officer=officer)

    add_victim(by=officer, case=one, named=Named(recorded=order.case.suspect.person))
    merge_people(by=officer, kept=order.case.suspect.person, merged=other.suspect.person, reason="The same")

    assert len(asked()) == 2


def test_incident_in_the_other_case_is_raised_again_once_both_sides_have_answered(
    order: Order, officer: User, stranger: User
) -> None:
    case = opened(stranger, given_names="Simon", family_name="Shadow", date_of_birth=BORN)
    settle_naming(by=officer, order=order, naming=token(case))
    log_incident(by=stranger, case=case, told=told(when=when_on(date(2026, 11, 10))))
    assert asked() == []
    settle_binding(by=stranger, case=case, binding=order_token(order))

    for _ in range(2):
        log_incident(by=stranger, case=case, told=told(when=when_on(date(2026, 11, 10))))

    assert len(asked()) == 1


def test_order_that_has_ended_and_its_own_case_raise_nothing(
    order: Order, officer: User, stranger: User
) -> None:
    log_incident(by=officer, case=order.case, told=told(when=when_on(date(2026, 11, 10))))
    assert asked() == []
    end_order(by=officer, order=order, ended_on=at(5).date(), end_reason="Discharged")

    opened(stranger, given_names="Simon", family_name="Shadow", date_of_birth=BORN)

    assert asked() == []


def test_order_made_later_asks_about_cases_that_name_its_suspect_already(
    officer: User, stranger: User
) -> None:
    case = opened(stranger, given_names="Simon", family_name="Shadow", date_of_birth=BORN)
    assert asked() == []
    own = make_case(officer=officer)
    change_person(
        by=officer, role=own.suspect, version=1, given_names="Simon", family_name="Shadow", date_of_birth=BORN
    )

    order = make_order(officer, case=own)
    assert asked() == []
    confirm_order(by=make_approver(officer), order=order)

    assert [deadline.link for deadline in asked()] == [reverse("settle_naming", args=[order.pk, token(case)])]


def test_order_that_ends_takes_its_questions_back(order: Order, officer: User, stranger: User) -> None:
    opened(stranger, given_names="Simon", family_name="Shadow", date_of_birth=BORN)
    assert len(asked()) == 1

    end_order(by=officer, order=order, ended_on=at(5).date(), end_reason="Discharged")

    assert asked() == []


def test_settling_is_recorded_and_done_once(order: Order, officer: User, stranger: User) -> None:
    case = opened(stranger, given_names="Simon", family_name="Shadow", date_of_birth=BORN)

    settle_naming(by=officer, order=order, naming=token(case))

    assert AuditEvent.objects.filter(did="naming.settled", case_reference=order.case.reference).count() == 1
    with pytest.raises(NotNow, match="has asked about this already"):
        settle_naming(by=officer, order=order, naming=token(case))
