"""The demo shows every stage a case can reach, and the stories its readers are told about."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone

from cases.enums import Act, EarlierOrderKind, Relationship
from cases.models import Case
from orders.compliance import notification_standing, standing_services
from orders.demo.seeding import STORIES, seed
from orders.enums import OrderKind, Outcome, Standing, Status
from orders.models import Application, Breach, Determination, Order
from spo.accounts.enums import Role
from spo.accounts.models import User
from spo.workdays import day_of


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        seed(today=day_of(timezone.now()))
        yield
        transaction.set_rollback(True)


pytestmark = pytest.mark.usefixtures("demo")


def _case(relationship: Relationship, victim: str) -> Case:
    return Case.objects.get(relationship=relationship, victims__person__family_name=victim)


def test_demo_has_an_account_for_every_role() -> None:
    assert set(User.objects.values_list("role", flat=True)) == set(Role)


def test_demo_has_a_case_for_every_relationship_and_one_without_application() -> None:
    assert set(Case.objects.values_list("relationship", flat=True)) == set(Relationship)
    assert Case.objects.filter(applications=None, orders=None).count() == 1
    assert Case.objects.count() == len(STORIES)


def test_demo_has_an_application_in_every_status() -> None:
    assert set(Application.objects.values_list("status", flat=True)) == set(Status)
    assert set(Determination.objects.values_list("outcome", flat=True)) >= {Outcome.MADE, Outcome.REFUSED}


def test_demo_has_orders_not_served_served_overdue_and_broken() -> None:
    today = day_of(timezone.now())
    found = {
        (order.kind, standing_services(order) != [], notification_standing(order, today=today).standing)
        for order in Order.objects.all()
    }

    assert found == {
        (OrderKind.FULL, False, Standing.NOT_SERVED),
        (OrderKind.INTERIM, True, Standing.DUE),
        (OrderKind.FULL, True, Standing.OVERDUE),
        (OrderKind.FULL, True, Standing.GIVEN),
    }
    assert Breach.objects.get().order.case.relationship == Relationship.PROFESSIONAL


def test_doctor_is_pursued_by_a_patient() -> None:
    case = _case(Relationship.PROFESSIONAL, "Haddad")

    assert (case.suspect.person.name, case.orders.get().breaches.count()) == ("Martin Crale", 1)


def test_stranger_has_three_restraining_orders_and_forty_thousand_searches() -> None:
    case = _case(Relationship.STRANGER, "Farrow")
    searches = case.incidents.get(count=40_000)

    assert [row.kind for row in case.suspect.earlier_orders.all()] == [EarlierOrderKind.RESTRAINING] * 3
    assert Act.ONLINE_SEARCH in searches.acts
    assert case.orders.get().kind == OrderKind.INTERIM


def test_colleague_waits_for_approval() -> None:
    case = _case(Relationship.COLLEAGUE, "Zieliński")

    assert (case.suspect.person.name, case.applications.get().status) == ("Joanne Pike", Status.SUBMITTED)
