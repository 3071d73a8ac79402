"""Jobs, and doing them without a worker."""

from uuid import uuid4

from django.db import transaction
from django.db.models.functions import Now

from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.queue import enqueue
from spo.work.running import run

KIND = "example.work"


def work_off() -> int:
    """Do every job that is due, and those that these ask for, as a worker would. Says how many."""
    count = 0
    while due := list(Job.objects.filter(state=JobState.QUEUED, run_after__lte=Now())):
        for job in due:
            run(str(job.pk))
        count += len(due)
    return count


def ask(subject_id: object = 1, *, key: str = "", kind: str = KIND) -> Job:
    with transaction.atomic():
        return enqueue(kind=kind, subject_id=subject_id, key=key or uuid4().hex)
