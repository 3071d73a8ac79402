"""The pages of background work, and the health page."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.sweeping import sweep_all
from tests.databases import CLONE, end_connections
from tests.factories.work import ask

URL = "/work/"


@pytest.fixture(autouse=True)
def nothing_to_do(handle_with) -> None:
    handle_with(lambda subject_id, job: None)


def dead(subject_id: int = 12) -> Job:
    job = ask(subject_id)
    Job.objects.filter(pk=job.pk).update(
        state=JobState.DEAD, attempts=5, finished_at=timezone.now(), last_error="Exhibit 3 is encrypted."
    )
    return job


def page_of(job: Job) -> str:
    return f"{URL}{job.pk}/"


def titles(response) -> list[str]:
    return re.findall(r'card__title">(.*?)</h2>', response.content.decode())


def submission(response) -> str:
    return re.search(r'name="submission" value="([0-9a-f]{32})"', response.content.decode())[1]


def test_background_work_shows_what_is_stopped_waiting_again_or_late(client_for, supervisor):
    now = timezone.now()
    dead(1)
    again, late, abandoned, fresh, done = ask(2), ask(3), ask(4), ask(5), ask(6)
    Job.objects.filter(pk=again.pk).update(attempts=1, run_after=now + timedelta(hours=1))
    Job.objects.filter(pk=late.pk).update(run_after=now - timedelta(minutes=11))
    lease = {"lease_until": now - timedelta(minutes=11), "lease_token": uuid.uuid4()}
    Job.objects.filter(pk=abandoned.pk).update(state=JobState.LEASED, **lease)
    Job.objects.filter(pk=done.pk).update(state=JobState.DONE, finished_at=now)

    response = client_for(supervisor).get(URL)

    assert titles(response) == [f"An example, number {number}" for number in (1, 2, 3, 4)]
    assert fresh.state == JobState.QUEUED


@pytest.mark.parametrize("who", ["supervisor", "administrator"])
def test_background_work_is_open_to_those_who_watch_over_it_and_recorded(request, client_for, who):
    user = request.getfixturevalue(who)

    response = client_for(user).get(URL)

    assert response.status_code == 200
    looked = AuditEvent.objects.filter(who=user.record_name, operation=Operation.CONSULTATION).order_by("pk")
    assert [event.did for event in looked] == ["background_work.listed", "regular_checks.listed"]


@pytest.mark.parametrize("who", ["officer", "clerk", "auditor"])
def test_background_work_is_closed_to_others(request, client_for, who):
    client, job = client_for(request.getfixturevalue(who)), dead()

    assert [client.get(url).status_code for url in (URL, page_of(job))] == [403, 403]
    assert client.post(page_of(job), {"submission": uuid.uuid4().hex}).status_code == 403


def test_background_work_anonymous_goes_to_sign_in(client, db):
    assert client.get(URL)["Location"] == "/sign-in/?next=/work/"


def test_background_work_cannot_be_posted_to(client_for, supervisor):
    assert client_for(supervisor).post(URL).status_code == 405


def test_retry_job_starts_it_over_and_is_recorded(client_for, supervisor):
    client, job = client_for(supervisor), dead()
    token = submission(client.get(page_of(job)))

    answers = [client.post(page_of(job), {"submission": token}) for _ in range(2)]

    job.refresh_from_db()
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, URL)] * 2
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    assert AuditEvent.objects.filter(did="job.tried_again", who=supervisor.record_name).count() == 1


def test_retry_job_without_a_token_changes_nothing(client_for, supervisor):
    job = dead()

    response = client_for(supervisor).post(page_of(job))

    job.refresh_from_db()
    assert (response.status_code, job.state) == (422, JobState.DEAD)


def test_retry_job_of_a_done_job_is_out_of_date(client_for, supervisor):
    job = ask()
    Job.objects.update(state=JobState.DONE, finished_at=timezone.now())

    response = client_for(supervisor).post(page_of(job), {"submission": uuid.uuid4().hex})

    assert response.status_code == 409


def test_retry_job_of_no_job_is_not_found(client_for, supervisor):
    assert client_for(supervisor).get(f"{URL}{uuid.uuid4()}/").status_code == 404


def test_background_work_says_when_a_check_is_late(client_for, supervisor, settings, tmp_path):
    settings.FILE_ROOT = tmp_path
    client = client_for(supervisor)
    never = client.get(URL).content.decode()
    sweep_all(now=timezone.now() - timedelta(minutes=6))
    late = client.get(URL).content.decode()
    sweep_all(now=timezone.now())
    good = client.get(URL).content.decode()

    counts = [(page.count("Never done"), page.count(">Late<")) for page in (never, late, good)]
    assert (counts[0], counts[1][0], counts[2]) == ((counts[0][0], counts[0][0]), 0, (0, 0))
    assert counts[0][0] == counts[1][1] > 0


@pytest.mark.parametrize("count", [1, 30])
def test_background_work_costs_the_same_with_many_jobs(client_for, administrator, count):
    client = client_for(administrator)
    for number in range(count):
        dead(number)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(URL)

    assert len(queries) == 9


def test_healthz_says_ok_without_a_sign_in(client, db):
    response = client.get("/healthz")

    assert (response.status_code, response.content, response["Content-Type"]) == (200, b"ok", "text/plain")


def test_healthz_says_nothing_more_when_the_database_is_away(client, committed):
    connection.ensure_connection()
    end_connections(CLONE)

    response = client.get("/healthz")

    assert (response.status_code, response.content) == (503, b"unavailable")
