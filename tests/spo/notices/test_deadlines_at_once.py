"""Two transactions that set the same deadline at one moment: one is set, and neither fails."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.notices.deadlines import set_deadline
from spo.notices.models import Deadline
from tests.factories.notices import due

pytestmark = pytest.mark.usefixtures("committed")


@pytest.mark.parametrize(("day", "kept", "did"), [(24, 24, ["set"]), (25, 25, ["set", "moved", "set"])])
def test_second_to_set_a_deadline_finds_the_first(officer: User, day: int, kept: int, did: list[str]) -> None:
    """It waits for the first to end; where it says another date, it takes its place."""
    errors: list[Exception] = []
    begun = threading.Event()

    def second() -> None:
        begun.set()
        try:
            place(officer, day)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    with transaction.atomic():
        place(officer, 24)
        thread.start()
        begun.wait(timeout=10)
        thread.join(timeout=1)
        assert thread.is_alive()
    thread.join(timeout=30)

    assert errors == []
    open_ones = Deadline.objects.filter(cancelled_at=None)
    assert list(open_ones.values_list("due_on", flat=True)) == [date(2026, 11, kept)]
    lines = AuditEvent.objects.filter(did__startswith="deadline.").order_by("id")
    assert list(lines.values_list("did", flat=True)) == [f"deadline.{verb}" for verb in did]


def place(officer: User, day: int) -> Deadline:
    return set_deadline(
        by=officer,
        due=due(date(2026, 11, day)),
        subject="order 12",
        case_reference="SPO-2026-000123",
        link="/orders/12",
        owner=officer,
        unit=officer.unit,
    )
