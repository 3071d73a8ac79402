"""The pages of service, of telling the victim, and of the national systems."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from orders.actions.service import record_system_entry, record_victim_told
from orders.enums import NationalSystem
from orders.models import Order, Service, SystemEntry, VictimTold
from spo.accounts.models import User
from tests.factories.court import at, make_order, serve
from tests.orders.views.form_page import check_form_page

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]


@pytest.fixture
def order(officer: User) -> Order:
    return make_order(officer)


def tell(by: User, order: Order) -> VictimTold:
    return record_victim_told(
        by=by, order=order, victim=order.case.victims.get(), told_at=at(4), told_by="PC Reyes", how="By phone"
    )


def enter(by: User, order: Order) -> SystemEntry:
    return record_system_entry(
        by=by, order=order, system=NationalSystem.PNC, entered_at=at(4), entered_by="Operator 77"
    )


TOLD = {
    "about": "made",
    "outcome": "told",
    "told_at": at(4),
    "told_by": "PC Reyes",
    "how": "By phone",
}
RECORDED: list[tuple[str, dict[str, Any], type]] = [
    ("service", {"served_by": "police", "method": "hand", "acted_at": at(3), "server": "PC Reyes"}, Service),
    ("victim_told", TOLD, VictimTold),
    ("system_entry", {"system": "pnc", "entered_at": at(4), "entered_by": "Operator 77"}, SystemEntry),
]


@pytest.mark.parametrize(("noun", "answers", "model"), RECORDED, ids=[noun for noun, _, _ in RECORDED])
def test_record(
    noun: str,
    answers: dict[str, Any],
    model: Any,
    order: Order,
    officer: User,
    stranger: User,
    clerk: User,
    auditor: User,
    client_for: As,
) -> None:
    named = {"victim": order.case.victims.get().pk} if model is VictimTold else {}

    check_form_page(
        client_for,
        reverse(f"record_{noun}", args=[order.pk]),
        by=officer,
        outsiders=[stranger, clerk, auditor],
        good=answers | named,
        did=f"{noun}.recorded",
    )

    assert model.objects.get().order == order


STRUCK: list[tuple[str, Callable[[User, Order], Any]]] = [
    ("service", serve),
    ("victim_told", tell),
    ("system_entry", enter),
]


@pytest.mark.parametrize(("noun", "make"), STRUCK, ids=[noun for noun, _ in STRUCK])
def test_strike(
    noun: str,
    make: Callable[[User, Order], Any],
    order: Order,
    officer: User,
    stranger: User,
    clerk: User,
    client_for: As,
) -> None:
    row = make(officer, order)

    check_form_page(
        client_for,
        reverse(f"strike_{noun}", args=[row.pk]),
        by=officer,
        outsiders=[stranger, clerk],
        good={"reason": "It was his brother"},
        did=f"{noun}.struck",
    )

    row.refresh_from_db()
    assert (row.struck_by, row.struck_reason, row.struck_at) == (officer, "It was his brother", at(20, 9))
