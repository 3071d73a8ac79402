"""One attempt at one job: what is kept, what is dropped, and what is said about a failure."""

import uuid
from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.utils import timezone

from spo.audit.actors import SYSTEM
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.record import record
from spo.exceptions import Refused
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.running import run
from tests.factories.work import ask


def note(subject: str) -> None:
    record(by=SYSTEM, did="example.done", operation=Operation.COLLECTION, subject=subject)


def steal(job: Job) -> None:
    """Somebody else claims the job, as after an expired lease."""
    Job.objects.filter(pk=job.pk).update(lease_token=uuid.uuid4())


def test_a_job_done_is_marked_and_cannot_be_done_again(db, handle_with):
    seen = []
    handle_with(lambda subject_id, job: seen.append(subject_id))
    job = ask(7)

    run(str(job.pk))
    run(str(job.pk))

    job.refresh_from_db()
    assert (seen, job.state, job.attempts, job.lease_token) == (["7"], JobState.DONE, 1, None)


def test_an_unknown_job_is_nothing_to_do(db):
    run(str(uuid.uuid4()))


def test_result_and_end_of_the_job_are_one_transaction(db, handle_with):
    def work(subject_id, job):
        with job.finishing():
            note(subject_id)
            raise ValueError

    handle_with(work)
    job = ask()

    run(str(job.pk))

    job.refresh_from_db()
    assert (AuditEvent.objects.count(), job.state) == (0, JobState.QUEUED)


def test_a_late_result_is_dropped(db, handle_with):
    def work(subject_id, job):
        steal(asked)
        with job.finishing():
            note(subject_id)

    handle_with(work)
    asked = ask()

    run(str(asked.pk))

    asked.refresh_from_db()
    assert (AuditEvent.objects.count(), asked.state) == (0, JobState.LEASED)


def test_progress_of_a_lost_job_stops_the_work(db, handle_with):
    reached = []

    def work(subject_id, job):
        steal(asked)
        job.progress("Joining", 1, 2)
        reached.append(subject_id)

    handle_with(work)
    asked = ask()

    run(str(asked.pk))

    assert reached == []


def test_progress_is_shown_and_holds_the_lease(db, handle_with):
    def work(subject_id, job):
        Job.objects.filter(pk=asked.pk).update(lease_until=timezone.now())
        job.progress("Joining", 1, 2)
        asked.refresh_from_db()

    handle_with(work)
    asked = ask()

    run(str(asked.pk))

    assert asked.progress == {"stage": "Joining", "done": 1, "total": 2}
    assert asked.lease_until - timezone.now() > timedelta(seconds=300)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ValueError("Jane Doe, 1 Secret Lane"), "ValueError in test_running.py, line "),
        (SoftTimeLimitExceeded(), "It took longer than it may."),
    ],
)
def test_a_failed_attempt_waits_and_says_why_without_personal_values(
    db, handle_with, caplog, error, sentence
):
    def work(subject_id, job):
        raise error

    handle_with(work)
    job = ask()

    run(str(job.pk))

    job.refresh_from_db()
    assert (job.state, job.attempts, job.rung_at) == (JobState.QUEUED, 1, None)
    assert job.last_error.rstrip("0123456789") == sentence
    assert "Jane" not in caplog.text
    assert timedelta(seconds=50) < job.run_after - timezone.now() <= timedelta(seconds=60)


def test_the_fifth_failure_stops_the_job(db, handle_with):
    handle_with(lambda subject_id, job: 1 / 0)
    job = ask()
    states = []

    for _ in range(6):
        Job.objects.filter(pk=job.pk).update(run_after=timezone.now() - timedelta(seconds=1))
        run(str(job.pk))
        job.refresh_from_db()
        states.append((job.state, job.attempts))

    assert states == [("queued", 1), ("queued", 2), ("queued", 3), ("queued", 4), ("dead", 5), ("dead", 5)]


def test_a_refusal_stops_the_job_at_once_with_its_sentence(db, handle_with):
    def work(subject_id, job):
        raise Refused("Exhibit 3 is encrypted.")

    handle_with(work)
    job = ask()

    run(str(job.pk))

    job.refresh_from_db()
    assert (job.state, job.attempts, job.last_error) == (JobState.DEAD, 1, "Exhibit 3 is encrypted.")
