"""The officer of an order reads whom to ask, and says that they did; the page of a person says what binds them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions.people import change_person
from cases.models import Case
from orders.actions.orders import confirm_order
from orders.models import Order
from orders.naming import order_token, token
from spo.accounts.models import User
from spo.notices.models import Deadline
from tests.factories.cases import make_case
from tests.factories.court import make_order
from tests.factories.orders import make_approver
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")
NAMES = {"given_names": "Simon", "family_name": "Shadow", "date_of_birth": date(1984, 5, 3)}


@pytest.fixture
def order(officer: User) -> Order:
    made = make_order(officer)
    role = made.case.suspect
    change_person(by=officer, role=role, version=role.person.version, **NAMES)
    confirm_order(by=make_approver(officer), order=made)
    return made


@pytest.fixture
def elsewhere(order: Order, stranger: User) -> Case:
    """A case of another unit in which the person bound is named."""
    case = make_case(officer=stranger)
    change_person(by=stranger, role=case.suspect, version=1, **NAMES)
    return case


def test_page_says_whom_to_ask_and_is_answered_once(
    client_for: Callable[[User], Client], officer: User, stranger: User, order: Order, elsewhere: Case
) -> None:
    client, url = client_for(officer), reverse("settle_naming", args=[order.pk, token(elsewhere)])

    page = client.get(url).text
    answers = [client.post(url, sent()) for _ in range(2)]

    assert f"named in a case of {stranger.unit}: ask {stranger.title}." in page
    assert elsewhere.reference not in page
    assert [answer.status_code for answer in answers] == [303, 409]
    assert client.get(url).status_code == 409
    assert Deadline.objects.get(rule="named-elsewhere").met_at is not None


def test_question_that_was_never_asked_is_not_found(
    client_for: Callable[[User], Client], officer: User, order: Order
) -> None:
    url = reverse("settle_naming", args=[order.pk, "0123456789ab"])

    assert client_for(officer).get(url).status_code == 404


def test_page_of_a_person_says_what_binds_them_in_the_cases_in_scope(
    client_for: Callable[[User], Client], officer: User, stranger: User, order: Order, elsewhere: Case
) -> None:
    own = client_for(officer).get(reverse("open_known_person", args=[order.case.suspect.person_id])).text
    other = client_for(stranger).get(reverse("open_known_person", args=[elsewhere.suspect.person_id])).text

    assert ("Bound by" in own, "In force" in own) == (True, True)
    assert ("Bound by" in other, order.case.reference in other) == (False, False)
    assert f"Known to another unit: ask {officer.unit}." in other


def test_page_of_the_other_side_says_which_unit_and_is_answered_once(
    client_for: Callable[[User], Client], officer: User, stranger: User, order: Order, elsewhere: Case
) -> None:
    client, url = (
        client_for(stranger),
        reverse("settle_binding", args=[elsewhere.reference, order_token(order)]),
    )

    page = client.get(url).text
    answers = [client.post(url, sent()) for _ in range(2)]

    assert f"may be bound by an order of {officer.unit}, which was told so: ask the unit." in page
    assert (order.case.reference in page, officer.title in page) == (False, False)
    assert [answer.status_code for answer in answers] == [303, 409]
    assert Deadline.objects.get(rule="bound-elsewhere").met_at is not None


def test_order_that_one_person_recorded_is_confirmed_with_one_button(
    client_for: Callable[[User], Client], officer: User, supervisor: User
) -> None:
    order = make_order(officer)
    page, confirm = reverse("open_order", args=[order.pk]), reverse("confirm_order", args=[order.pk])

    of_officer, of_supervisor = client_for(officer).get(page).text, client_for(supervisor).get(page).text
    answers = [client_for(supervisor).post(confirm) for _ in range(2)]
    after = client_for(officer).get(page).text

    assert "Only a supervisor of the unit can confirm this order." in of_officer
    assert (f'action="{confirm}"' in of_officer, f'action="{confirm}"' in of_supervisor) == (False, True)
    assert [answer.status_code for answer in answers] == [303, 409]
    assert ("Confirm this order" in after, f"by {supervisor.title}" in after) == (False, True)
