"""Orders and what happens under them, by the real actions."""

from datetime import date, datetime
from typing import Any

from cases.models import Case
from orders.actions.orders import record_order
from orders.actions.service import record_service
from orders.enums import OrderKind, Origin, ServedBy, ServiceMethod, TermKind
from orders.models import Order, Service
from orders.order_facts import OrderFacts, TermFacts
from spo.accounts.models import User
from spo.workdays import LONDON
from tests.factories.cases import make_case

NO_CONTACT = TermFacts(TermKind.PROHIBITION, "Not to contact Vera Example by any means.")
ATTEND = TermFacts(TermKind.REQUIREMENT, "To attend the programme named by the court.")


def order_facts(**facts: Any) -> OrderFacts:
    """A full order made on conviction on 2 November 2026, until further order."""
    usual = {
        "kind": OrderKind.FULL,
        "origin": Origin.CONVICTION,
        "court": "Northmoor Crown Court",
        "made_on": date(2026, 11, 2),
        "ends_on": None,
        "terms": [NO_CONTACT, ATTEND],
    }
    return OrderFacts(**usual | facts)


def make_order(by: User, case: Case | None = None, **facts: Any) -> Order:
    return record_order(by=by, case=case or make_case(officer=by, incidents=1), facts=order_facts(**facts))


def at(day: int, hour: int = 10, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    """A moment in London, in November 2026 unless told otherwise."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def serve(by: User, order: Order, acted_at: datetime | None = None, **facts: Any) -> Service:
    """By the police, by hand, on 3 November 2026 at 10am."""
    usual = {
        "served_by": ServedBy.POLICE,
        "method": ServiceMethod.HAND,
        "acted_at": acted_at or at(3),
        "server": "PC Ana Reyes 4127",
    }
    return record_service(by=by, order=order, **usual | facts)
