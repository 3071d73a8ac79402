"""A person's own reminders."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.notices.models import Deadline, Reminder
from spo.notices.permissions import PAGE_SIZE, unseen_count
from tests.factories.notices import DeadlineFactory

URL, SEEN = "/reminders/", "/reminders/seen/"


def remind(user: User, number: int = 1, grade: str = "overdue") -> Reminder:
    reference = f"SPO-2026-{number:06}"
    deadline = DeadlineFactory(
        owner=user, case_reference=reference, due_on=timezone.localdate() - timedelta(days=9)
    )
    return Reminder.objects.create(deadline=deadline, grade=grade, recipient=user)


def titles(response) -> list[str]:
    return re.findall(r'timeline__title">(?:<a[^>]*>)?(.*?)<', response.content.decode())


def pills(response) -> list[str]:
    return re.findall(r"govuk-tag[^>]*>(.*?)<", response.content.decode())


def data(newest: int) -> dict[str, object]:
    return {"submission": uuid.uuid4().hex, "newest": newest}


def test_reminders_shows_ones_own_newest_first(client_for, officer, colleague):
    remind(officer, 1)
    remind(officer, 2)
    remind(colleague, 3)

    response = client_for(officer).get(URL)

    assert titles(response) == ["SPO-2026-000002: Example rule", "SPO-2026-000001: Example rule"]
    assert AuditEvent.objects.latest("pk").did == "reminders.listed"


@pytest.mark.parametrize(
    ("days", "closed", "pill"),
    [
        (1, "", "New: due soon"),
        (40, "", "New: due soon"),
        (0, "", "New: due today"),
        (-1, "", "New: overdue"),
        (-1, "met_at", "New: met"),
        (-1, "cancelled_at", "New: no longer applies"),
    ],
)
def test_reminders_shows_the_deadline_as_it_stands_now(client_for, officer, days, closed, pill):
    remind(officer, grade="before")
    closing = {closed: timezone.now()} if closed else {}
    Deadline.objects.update(due_on=timezone.localdate() + timedelta(days=days), **closing)

    assert pills(client_for(officer).get(URL)) == [pill]


def test_reminders_is_empty_in_words(client_for, officer):
    assert "You have no reminders." in client_for(officer).get(URL).content.decode()


@pytest.mark.parametrize("who", ["clerk", "auditor", "administrator"])
def test_reminders_is_closed_to_those_without_cases(request, client_for, who):
    client = client_for(request.getfixturevalue(who))

    assert (client.get(URL).status_code, client.post(SEEN, data(1)).status_code) == (403, 403)


def test_reminders_anonymous_goes_to_sign_in(client, db):
    assert client.get(URL)["Location"] == "/sign-in/?next=/reminders/"


def test_reminders_wrong_methods(client_for, officer):
    client = client_for(officer)

    assert (client.post(URL).status_code, client.get(SEEN).status_code) == (405, 405)


def test_reminders_goes_on_page_by_page(client_for, officer):
    made = [remind(officer, number) for number in range(PAGE_SIZE + 2)]
    client = client_for(officer)

    first, second = client.get(URL), client.get(f"{URL}?before={made[2].pk}")

    assert (len(titles(first)), len(titles(second))) == (PAGE_SIZE, 2)
    assert f"{URL}?before={made[2].pk}" in first.content.decode()


@pytest.mark.parametrize("before", ["x", "0", "-1", "9" * 30, "1%00"])
def test_reminders_of_a_page_that_makes_no_sense(client_for, officer, before):
    assert client_for(officer).get(f"{URL}?before={before}").status_code == 422


def test_mark_reminders_seen_leaves_what_came_since(client_for, officer):
    shown = remind(officer, 1)
    remind(officer, 2)
    client = client_for(officer)

    response = client.post(SEEN, data(shown.pk))

    assert (response.status_code, response["Location"]) == (303, URL)
    assert pills(client.get(URL)) == ["New: overdue", "Overdue"]
    assert AuditEvent.objects.filter(did="reminders.seen", who=officer.record_name).count() == 1


def test_mark_reminders_seen_touches_nobody_elses(client_for, officer, colleague):
    theirs = remind(colleague)

    client_for(officer).post(SEEN, data(theirs.pk))

    assert (unseen_count(colleague), unseen_count(officer)) == (1, 0)


@pytest.mark.parametrize("newest", ["", "x", "-1", "9" * 30])
def test_mark_reminders_seen_with_bad_input_changes_nothing(client_for, officer, newest):
    remind(officer)

    response = client_for(officer).post(SEEN, {"submission": uuid.uuid4().hex, "newest": newest})

    assert (response.status_code, unseen_count(officer)) == (422, 1)


def test_the_navigation_counts_unseen_reminders(client_for, officer):
    remind(officer)

    page = client_for(officer).get(URL).content.decode()

    assert re.findall(r"\((\d+) new\)", page) == ["1"]


@pytest.mark.parametrize("count", [1, 30])
def test_reminders_costs_the_same_with_many_rows(client_for, officer, count):
    client = client_for(officer)
    for number in range(count):
        remind(officer, number)

    with CaptureQueriesContext(connection) as queries:
        client.get(URL)

    assert len(queries) == 9
