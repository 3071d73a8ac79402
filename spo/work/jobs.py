"""What the work itself needs swept."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from spo.files.store import forget_unfinished
from spo.work import partial, staging
from spo.work.bell import ring
from spo.work.enums import JobState
from spo.work.models import Job, Submission
from spo.work.registry import sweep
from spo.work.workflow import expire

RUNG_ENOUGH = timedelta(seconds=60)
MOST_BELLS = 100  # for each queue and sweep; a long queue is not rung again as a whole
WORKER_GONE = "The worker stopped before it was finished."
SUBMISSION_LIFE = timedelta(days=2)  # longer than any session


@sweep("jobs")
def sweep_jobs(now: datetime) -> None:
    """Leases belong to the database's clock, so `now` is not asked."""
    abandoned = Job.objects.filter(state=JobState.LEASED, lease_until__lt=Now())
    gone = list(abandoned.select_for_update(skip_locked=True).values_list("pk", flat=True))
    expire(Job.objects.filter(pk__in=gone), error=WORKER_GONE)
    for queue in settings.JOB_SECONDS:
        unheard = Q(rung_at__isnull=True) | Q(rung_at__lt=Now() - RUNG_ENOUGH)
        due = Job.objects.filter(unheard, state=JobState.QUEUED, queue=queue, run_after__lte=Now())
        oldest = list(due.order_by(F("rung_at").asc(nulls_first=True), "run_after")[:MOST_BELLS])
        transaction.on_commit(lambda jobs=oldest: _ring(jobs), robust=True)


def _ring(jobs: list[Job]) -> None:
    """A bell that did not ring counts as not rung, so that the next sweep tries again."""
    if jobs and ring(jobs):
        Job.objects.filter(pk__in=[job.pk for job in jobs]).update(rung_at=Now())


@sweep("sent forms")
def forget_submissions(now: datetime) -> None:
    Submission.objects.filter(created_at__lt=now - SUBMISSION_LIFE).delete()


@sweep("kept uploads")
def forget_staged_files(now: datetime) -> None:
    staging.discard_old(now=now)
    partial.discard_old(now=now)
    forget_unfinished(before=now - staging.LIFE)
