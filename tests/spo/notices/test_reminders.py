"""Who is told what, each once, however often and however late the sweep runs."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import close_old_connections, connection
from django.utils import timezone

from spo.accounts.models import User
from spo.notices.deadlines import meet_deadline
from spo.notices.enums import Grade, MailState
from spo.notices.models import Deadline, OutgoingMail, Reminder
from spo.notices.reminders import sweep_deadlines
from spo.work.sweeping import sweep_all
from tests.factories.accounts import UserFactory
from tests.factories.notices import DeadlineFactory
from tests.factories.work import work_off

DUE = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def told() -> set[tuple[str, int, str]]:
    rows = Reminder.objects.select_related("recipient")
    return {(row.grade, row.days_before, row.recipient.name) for row in rows}


@pytest.fixture
def deadline(officer, supervisor) -> Deadline:
    return DeadlineFactory(owner=officer, due_on=DUE)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(22), set()),
        (at(22, 23), set()),
        (at(23, 0), {("before", 1, "Olivia Officer")}),
        (at(23, 23), {("before", 1, "Olivia Officer")}),
        (at(24, 0), {("on-the-day", 0, "Olivia Officer")}),
        (at(24, 23), {("on-the-day", 0, "Olivia Officer")}),
        (at(25, 0), {("overdue", 0, "Olivia Officer"), ("overdue", 0, "Simon Supervisor")}),
        (at(30), {("overdue", 0, "Olivia Officer"), ("overdue", 0, "Simon Supervisor")}),
    ],
)
def test_a_first_sweep_at_any_time_tells_only_what_is_true_then(deadline, now, expected):
    sweep_deadlines(now=now)

    assert told() == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(24, 12), {("on-the-day", 0, "Olivia Officer")}),
        (
            at(24, 12) + timedelta(seconds=1),
            {("overdue", 0, "Olivia Officer"), ("overdue", 0, "Simon Supervisor")},
        ),
    ],
)
def test_an_instant_is_overdue_a_moment_later(officer, supervisor, now, expected):
    DeadlineFactory(owner=officer, due_on=None, due_at=NOON)

    sweep_deadlines(now=now)

    assert told() == expected


def test_the_day_is_londons_in_summer(officer):
    DeadlineFactory(owner=officer, due_on=date(2026, 7, 2))

    sweep_deadlines(now=datetime(2026, 7, 1, 22, 59, tzinfo=UTC))
    before = told()
    sweep_deadlines(now=datetime(2026, 7, 1, 23, 0, tzinfo=UTC))

    assert before == {("before", 1, "Olivia Officer")}
    assert told() - before == {("on-the-day", 0, "Olivia Officer")}


def test_day_by_day_each_reminder_is_made_once(deadline):
    made = [sweep_deadlines(now=at(day, hour)) for day in range(20, 30) for hour in (0, 9, 9, 23)]

    assert sum(made) == 4
    assert told() == {
        ("before", 1, "Olivia Officer"),
        ("on-the-day", 0, "Olivia Officer"),
        ("overdue", 0, "Olivia Officer"),
        ("overdue", 0, "Simon Supervisor"),
    }


def test_of_several_reminders_ahead_only_the_nearest_is_made_late(officer):
    DeadlineFactory(owner=officer, due_on=DUE, days_before=[28, 7, 1])

    sweep_deadlines(now=at(18))
    late = told()
    sweep_deadlines(now=at(23))

    assert late == {("before", 7, "Olivia Officer")}
    assert told() - late == {("before", 1, "Olivia Officer")}


@pytest.mark.parametrize("state", ["met_at", "cancelled_at"])
def test_a_closed_deadline_reminds_nobody(deadline, state):
    Deadline.objects.update(**{state: timezone.now()})

    sweep_deadlines(now=at(25))

    assert told() == set()


def test_when_the_owner_has_left_the_supervisors_are_told_instead(deadline, supervisor, authorising_officer):
    User.objects.filter(pk=deadline.owner_id).update(is_active=False, left_at=timezone.now())

    sweep_deadlines(now=at(23))

    assert told() == {("before", 1, "Simon Supervisor"), ("before", 1, "Anita Authorising")}


def test_overdue_is_not_told_to_those_who_left_or_belong_elsewhere(deadline, supervisor, colleague, stranger):
    User.objects.filter(pk=supervisor.pk).update(is_active=False, left_at=timezone.now())

    sweep_deadlines(now=at(25))

    assert told() == {("overdue", 0, "Olivia Officer")}


def test_a_supervisor_who_owns_the_deadline_is_told_once(supervisor):
    DeadlineFactory(owner=supervisor, due_on=DUE)

    assert sweep_deadlines(now=at(25)) == 1


def test_a_supervisor_who_joins_later_is_told_of_what_is_overdue(deadline, supervisor):
    sweep_deadlines(now=at(25))
    UserFactory(name="New Supervisor", role="supervisor", unit=supervisor.unit)

    sweep_deadlines(now=at(26))

    assert ("overdue", 0, "New Supervisor") in told()


def test_five_sweeps_send_each_mail_once(deadline, post_office, settings, tmp_path):
    settings.FILE_ROOT = tmp_path
    for _ in range(5):
        assert sweep_all(now=at(25)) == []
        work_off()

    assert sorted(message["To"] for message in post_office.messages) == sorted(
        Reminder.objects.values_list("recipient__email", flat=True)
    )
    subjects = [message["Subject"] for message in post_office.messages]
    assert subjects == ["SPO-2026-000123: overdue since 24 November 2026"] * 2


def test_two_sweeps_at_once_send_each_mail_once(committed, officer, supervisor, post_office):
    DeadlineFactory.create_batch(20, owner=officer, due_on=DUE)
    together = threading.Barrier(2)

    def sweeper() -> None:
        together.wait()
        sweep_deadlines(now=at(25))
        connection.close()

    threads = [threading.Thread(target=sweeper) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    work_off()

    counts = (Reminder.objects.count(), OutgoingMail.objects.count(), len(post_office.messages))
    close_old_connections()
    assert counts == (40, 40, 40)


def test_a_deadline_met_before_the_mail_goes_does_not_nag(deadline, officer, post_office):
    sweep_deadlines(now=at(24))
    meet_deadline(by=officer, rule=deadline.rule, subject=deadline.subject)

    work_off()

    assert (post_office.messages, OutgoingMail.objects.get().state) == ([], MailState.CANCELLED)


def test_a_mail_names_nobody_and_says_only_reference_date_and_link(deadline, post_office, settings):
    settings.SITE_URL = "https://spo.example"
    sweep_deadlines(now=at(23))
    work_off()

    [message] = post_office.messages
    assert message["Subject"] == "SPO-2026-000123: due on 24 November 2026"
    assert message.get_payload().splitlines() == [
        "Something on SPO-2026-000123 is due on 24 November 2026.",
        "",
        "See what it is and why this date:",
        "https://spo.example/orders/12",
        "",
        "For safety this email gives no details. Replies to it are not read.",
    ]


@pytest.mark.parametrize(
    "due", [{"due_on": DUE}, {"due_on": None, "due_at": NOON}, {"due_on": DUE, "days_before": []}]
)
def test_the_grade_on_a_page_is_the_grade_of_the_sweep(officer, due):
    deadline = DeadlineFactory(owner=officer, **({"days_before": [3, 1]} | due))
    differences = []

    for hour in range(24 * 9):
        now = datetime(2026, 11, 18, tzinfo=UTC) + timedelta(hours=hour)
        Reminder.objects.all().delete()
        sweep_deadlines(now=now)
        swept = {Grade(grade) for grade in Reminder.objects.values_list("grade", flat=True)}
        shown = deadline.grade(now)
        if swept != ({shown} if shown else set()):
            differences.append((now, swept, shown))

    assert differences == []
