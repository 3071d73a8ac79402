"""Asking for work."""

import threading
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from spo.audit.models import AuditEvent
from spo.exceptions import NotNow
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.queue import enqueue, try_again
from spo.work.running import run
from tests.factories.work import KIND, ask, work_off


@pytest.fixture(autouse=True)
def nothing_to_do(handle_with) -> None:
    handle_with(lambda subject_id, job: None)


def test_enqueue_outside_a_transaction_is_refused(committed):
    with pytest.raises(TransactionManagementError):
        enqueue(kind=KIND, subject_id=1, key="one")

    assert Job.objects.count() == 0


def test_enqueue_of_an_unknown_kind_is_refused(db):
    with pytest.raises(KeyError):
        enqueue(kind="example.unknown", subject_id=1, key="one")


def test_enqueue_twice_under_one_key_makes_one_job(db):
    first = enqueue(kind=KIND, subject_id=1, key="one")
    second = enqueue(kind=KIND, subject_id=1, key="one")

    assert (first.pk, Job.objects.count()) == (second.pk, 1)


def test_enqueue_keeps_kind_subject_and_queue(db, handle_with):
    handle_with(lambda subject_id, job: None, queue="mail")

    job = enqueue(kind=KIND, subject_id=12, key="one")

    assert (job.kind, job.subject_id, job.queue, job.state, job.attempts) == (KIND, "12", "mail", "queued", 0)


def test_enqueue_is_undone_with_the_change_that_asked_for_it(committed):
    with transaction.atomic():
        enqueue(kind=KIND, subject_id=1, key="one")
        transaction.set_rollback(True)

    assert Job.objects.count() == 0


def test_enqueue_from_two_threads_makes_one_job(committed):
    together = threading.Barrier(2)
    made = []

    def asker() -> None:
        together.wait()
        made.append(ask(key="one").pk)
        connection.close()

    threads = [threading.Thread(target=asker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()

    assert (len(set(made)), Job.objects.count()) == (1, 1)


def test_a_job_for_later_is_not_done_before(db):
    job = enqueue(kind=KIND, subject_id=1, key="one", run_after=timezone.now() + timedelta(hours=1))

    run(str(job.pk))

    job.refresh_from_db()
    assert (job.state, job.rung_at) == (JobState.QUEUED, None)


def test_try_again_starts_a_stopped_job_over_and_is_recorded(db, supervisor, handle_with):
    job = ask()
    Job.objects.filter(pk=job.pk).update(state=JobState.DEAD, attempts=5, finished_at=timezone.now())

    try_again(by=supervisor, job=job)

    job.refresh_from_db()
    event = AuditEvent.objects.get()
    assert (job.state, job.attempts, job.finished_at) == (JobState.QUEUED, 0, None)
    assert (event.did, event.subject, event.who) == (
        "job.tried_again",
        f"job {KIND} 1",
        supervisor.record_name,
    )


def test_try_again_of_a_done_job_is_refused(db, supervisor):
    job = ask()
    work_off()

    with pytest.raises(NotNow):
        try_again(by=supervisor, job=job)

    assert AuditEvent.objects.count() == 0
