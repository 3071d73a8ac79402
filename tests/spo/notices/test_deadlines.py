"""Setting, moving, meeting and cancelling."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from spo.audit.models import AuditEvent
from spo.audit.sentences import sentence
from spo.notices.deadlines import (
    cancel_deadline,
    deadlines_of,
    deadlines_of_case,
    meet_deadline,
    reassign_deadlines,
    set_deadline,
)
from spo.notices.due import Due
from spo.notices.models import Deadline
from tests.factories.notices import DeadlineFactory, due


@pytest.fixture
def place(officer):
    """Call it with a `Due` to set that deadline for order 12."""

    def put(what: Due) -> Deadline:
        return set_deadline(
            by=officer,
            due=what,
            subject="order 12",
            case_reference="SPO-2026-000123",
            link="/orders/12",
            owner=officer,
            unit=officer.unit,
        )

    return put


def did() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("did", flat=True))


def test_set_deadline_keeps_the_answer_of_the_rule(place, officer):
    deadline = place(due(date(2026, 11, 24), title="Notification", days_before=(7, 1)))

    deadline.refresh_from_db()
    assert (deadline.title, deadline.due, deadline.days_before) == (
        "Notification",
        date(2026, 11, 24),
        [7, 1],
    )
    assert (deadline.why, deadline.source, deadline.owner) == ("Because.", "Example Act s.1", officer)
    assert did() == ["deadline.set"]


def test_set_deadline_again_with_the_same_date_is_the_same_one(place):
    first, second = place(due(date(2026, 11, 24))), place(due(date(2026, 11, 24)))

    assert (first.pk, did()) == (second.pk, ["deadline.set"])


def test_set_deadline_again_with_another_date_cancels_the_old_one(place):
    first = place(due(date(2026, 11, 24)))
    second = place(due(datetime(2026, 11, 24, 12, tzinfo=UTC)))

    first.refresh_from_db()
    assert (first.is_open, second.is_open) == (False, True)
    assert did() == ["deadline.set", "deadline.moved", "deadline.set"]


def test_meet_deadline_closes_it_once(place, officer):
    deadline = place(due(date(2026, 11, 24)))

    answers = [meet_deadline(by=officer, rule="example-rule", subject="order 12") for _ in range(2)]

    deadline.refresh_from_db()
    assert (answers, deadline.met_at is None, deadline.cancelled_at) == ([True, False], False, None)
    assert did() == ["deadline.set", "deadline.met"]


def test_cancel_deadline_says_why_in_the_record(place, officer):
    place(due(date(2026, 11, 24)))

    cancel_deadline(by=officer, rule="example-rule", subject="order 12", why="Service was struck out.")

    event = AuditEvent.objects.get(did="deadline.cancelled")
    assert (sentence(event), event.reason) == (
        "Deadline cancelled: Example rule (order 12)",
        "Service was struck out.",
    )


def test_a_met_deadline_may_be_set_again(place, officer):
    place(due(date(2026, 11, 24)))
    meet_deadline(by=officer, rule="example-rule", subject="order 12")

    place(due(date(2026, 11, 24)))

    assert Deadline.objects.count() == 2


def test_reassign_deadlines_moves_the_open_ones_of_the_case(place, officer, stranger):
    place(due(date(2026, 11, 24)))
    other = DeadlineFactory(case_reference="SPO-2026-000999")

    reassign_deadlines(by=officer, case_reference="SPO-2026-000123", owner=stranger, unit=stranger.unit)

    assert [row.owner for row in deadlines_of_case("SPO-2026-000123")] == [stranger]
    other.refresh_from_db()
    assert other.owner != stranger


def test_open_deadlines_come_the_most_pressing_first(officer):
    third = DeadlineFactory(subject="order 12", rule="c", owner=officer, due_on=date(2026, 11, 26))
    first = DeadlineFactory(subject="order 12", rule="a", owner=officer, due_on=date(2026, 11, 24))
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
    second = DeadlineFactory(subject="order 12", rule="b", owner=officer, due_on=None, due_at=noon)

    assert list(deadlines_of("order 12")) == [first, second, third]


def test_two_open_deadlines_of_one_rule_and_subject_cannot_be(officer):
    DeadlineFactory(subject="order 12", owner=officer)

    with pytest.raises(IntegrityError, match="deadline_open_once"):
        DeadlineFactory(subject="order 12", owner=officer)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        ({"due_on": None}, "deadline_date_or_instant"),
        ({"due_at": datetime(2026, 1, 1, tzinfo=UTC)}, "deadline_date_or_instant"),
        ({"link": "https://elsewhere.example/"}, "deadline_link_is_a_path"),
        (
            {"met_at": datetime(2026, 1, 1, tzinfo=UTC), "cancelled_at": datetime(2026, 1, 1, tzinfo=UTC)},
            "deadline_met",
        ),
    ],
)
def test_a_deadline_that_makes_no_sense_cannot_be(officer, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        DeadlineFactory(owner=officer, **broken)


def test_due_needs_a_time_zone_and_reminders_ahead():
    with pytest.raises(ValueError, match="time zone"):
        due(datetime(2026, 1, 1))  # noqa: DTZ001  (what is refused)
    with pytest.raises(ValueError, match="ahead"):
        due(date(2026, 1, 1), days_before=(0,))


def test_due_is_called_by_its_title_or_its_rule():
    assert (due(date(2026, 1, 1), title="Notification").name, due(date(2026, 1, 1)).name) == (
        "Notification",
        "Example rule",
    )
