"""The officer records the orders as made and served, and the clock of SPA 2019 s.9 runs from the first alone."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from orders.models import Application, Order
from spo.dates import gov_date
from spo.notices.models import Deadline
from tests.journeys.desk import Desk


def record_the_interim_order(officer: Desk, application: Application, made_on: date) -> Order:
    """It starts from the terms asked for."""
    dates = {"made_on": made_on, "ends_on": made_on + timedelta(weeks=8)}
    page = officer.send("record_interim_order", application.pk, **dates)
    assert "In force" in page
    assert "no clock for notification has started" in page
    return Order.objects.get(kind="interim")


def serve(officer: Desk, order: Order, acted_at: datetime, method: str = "hand") -> str:
    answers = {"served_by": "police", "method": method, "acted_at": acted_at, "server": "PC Ana Reyes 4127"}
    return officer.send("record_service", order.pk, **answers)


def serve_it_by_hand(officer: Desk, order: Order, acted_at: datetime) -> None:
    """The day of service is day one of three, and the page says so."""
    page = serve(officer, order, acted_at)

    deadline, first = Deadline.objects.get(subject=order.subject), acted_at.date()
    assert (deadline.due_on, deadline.source) == (
        first + timedelta(days=2),
        "Stalking Protection Act 2019 s.9(1)",
    )
    assert f"Was due by the end of {gov_date(deadline.due_on)}." in page
    assert f"The person has three calendar days, and {gov_date(first)} is day one." in page


def tell_whoever_must_know(officer: Desk, order: Order, told_at: datetime) -> None:
    told = {
        "about": "made",
        "outcome": "told",
        "told_at": told_at,
        "told_by": "PC Ana Reyes 4127",
        "how": "By phone.",
    }
    officer.send("record_victim_told", order.pk, **told)
    for system in ("pnc", "pnd"):
        entry = {"system": system, "entered_at": told_at, "entered_by": "Control room"}
        page = officer.send("record_system_entry", order.pk, **entry)
    assert "Still to do" not in page


def decide_about_the_silence(supervisor: Desk, officer: Desk, order: Order) -> None:
    """It is a suspected offence, raised for a supervisor and not for the officer to decide about."""
    assert "Suspected offence under section 11" in supervisor.read("list_suspected_offences")
    refused, _ = officer.be_refused("decide_overdue", order.pk)
    decision = {"decision": "investigate", "reason": "He was told in person and said nothing."}
    page = supervisor.send("decide_overdue", order.pk, **decision)
    assert (refused, "Investigate as an offence under section 11" in page) == (403, True)


def notify(officer: Desk, order: Order, given_at: datetime) -> str:
    answers = {"station": "Northmoor Central", "taken_by": "PC Ana Reyes 4127", "is_acknowledged": "yes"}
    return officer.send("record_notification", order.pk, given_at=given_at, **answers)


def record_that_he_came_late(officer: Desk, supervisor: Desk, order: Order) -> None:
    page = notify(officer, order, this_minute())
    assert "and was given late." in page
    assert "Suspected offence under" not in supervisor.read("list_suspected_offences")


def record_the_full_order(officer: Desk, application: Application, interim: Order) -> Order:
    """It replaces the interim order, which binds no more."""
    day = timezone.localdate()
    officer.send("record_determination", application.pk, outcome="made", decided_on=day)
    answers = {"made_on": day, "length": "further-order", "replaces": interim.pk}
    officer.send("record_order", application.pk, **answers)

    assert "Not in force" in officer.read("open_order", interim.pk)
    return Order.objects.get(kind="full")


def serve_it_by_post(officer: Desk, order: Order) -> None:
    """SPA 2019 s.9(1)(a): nothing is due again after an interim order."""
    page = serve(officer, order, this_minute(), method="post")

    assert "deemed, not proved" in page
    assert "It replaced an interim order, so it starts no clock of its own." in page
    assert Deadline.objects.filter(subject=order.subject).count() == 0


def this_minute() -> datetime:
    """The minute that has begun, as it is typed."""
    return timezone.localtime().replace(second=0, microsecond=0)
