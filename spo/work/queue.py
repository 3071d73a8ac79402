"""Asking for work, in the transaction of the change that needs it."""

from datetime import datetime

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import NotNow
from spo.work.bell import ring
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.registry import HANDLERS
from spo.work.workflow import restart


def enqueue(*, kind: str, subject_id: object, key: str, run_after: datetime | None = None) -> Job:
    """The job of that key, made now or asked for before. To have a thing done again, ask under a new key."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("Work is asked for in the transaction of the change that needs it")
    job = Job(kind=kind, subject_id=str(subject_id), key=key, queue=HANDLERS[kind].queue)
    if run_after is not None:
        job.run_after, job.rung_at = run_after, None
    Job.objects.bulk_create([job], ignore_conflicts=True)
    kept = Job.objects.get(key=key)
    if kept.pk == job.pk and run_after is None:
        transaction.on_commit(lambda: ring([kept]), robust=True)
    return kept


def forget_done(*, kind: str) -> None:
    """For work that is asked for again and again: what is done leaves nothing behind, what failed stays to be seen."""
    Job.objects.filter(kind=kind, state=JobState.DONE).delete()


@transaction.atomic
def try_again(*, by: Actor, job: Job) -> None:
    """Start a stopped job over, or end the pause after a failed attempt. The caller has checked who may ask."""
    if not restart(job):
        raise NotNow("This work is running or already done.")
    record(
        by=by,
        did="job.tried_again",
        operation=Operation.ADMINISTRATION,
        subject=f"job {job.kind} {job.subject_id}",
    )
    transaction.on_commit(lambda: ring([job]), robust=True)
