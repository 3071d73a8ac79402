"""Which state a job may go to next, and the only writer of that state. Every move is one statement."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.db.models.functions import Now

from spo.work.enums import JobState
from spo.work.models import Job

MOST_ATTEMPTS = 5
PAUSES = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3)]

MOVES = {
    "claim": (JobState.QUEUED, JobState.LEASED),
    "finish": (JobState.LEASED, JobState.DONE),
    "put back": (JobState.LEASED, JobState.QUEUED),
    "give up": (JobState.LEASED, JobState.DEAD),
    "hurry": (JobState.QUEUED, JobState.QUEUED),
    "try again": (JobState.DEAD, JobState.QUEUED),
}


def _move(jobs: QuerySet[Job], name: str, **changes: object) -> int:
    """Apply a move to those jobs that are where it starts. Says how many were."""
    before, after = MOVES[name]
    if after == JobState.LEASED:
        changes |= {"rung_at": None}
    else:
        changes |= {"lease_until": None, "lease_token": None}
    return jobs.filter(state=before).update(state=after, **changes)


def lease(job: Job) -> timedelta:
    """Longer than the hard time limit of the job's queue, so that a running job is not started twice."""
    return timedelta(seconds=settings.JOB_SECONDS[job.queue] + settings.JOB_LEASE_MARGIN)


def claim(job_id: str) -> Job | None:
    """Take a job whose time has come. Of several claimers one gets it, with a token of its own."""
    due = Job.objects.filter(pk=job_id, run_after__lte=Now())
    job = due.first()
    if job is None:
        return None
    token = uuid.uuid4()
    _move(
        due,
        "claim",
        lease_token=token,
        lease_until=Now() + lease(job),
        attempts=F("attempts") + 1,
        progress={},
    )
    return Job.objects.filter(pk=job_id, lease_token=token).first()


def finish(job: Job) -> bool:
    return bool(_move(_held(job), "finish", finished_at=Now(), last_error=""))


def fail(job: Job, *, error: str, is_final: bool) -> bool:
    """After a failed attempt: another one later, or the end after the fifth or a refusal."""
    if is_final or job.attempts >= MOST_ATTEMPTS:
        return bool(_move(_held(job), "give up", finished_at=Now(), last_error=error))
    pause = PAUSES[job.attempts - 1]
    return bool(_move(_held(job), "put back", run_after=Now() + pause, rung_at=None, last_error=error))


def expire(jobs: QuerySet[Job], *, error: str) -> None:
    """For jobs whose worker is gone: at once another attempt, or the end after the fifth."""
    _move(jobs.filter(attempts__gte=MOST_ATTEMPTS), "give up", finished_at=Now(), last_error=error)
    _move(jobs, "put back", run_after=Now(), rung_at=None, last_error=error)


def restart(job: Job) -> bool:
    """Give a stopped job its attempts back, or end the pause of a waiting one."""
    mine = Job.objects.filter(pk=job.pk)
    fresh = {"attempts": 0, "run_after": Now(), "rung_at": Now()}
    return bool(_move(mine, "try again", finished_at=None, **fresh) or _move(mine, "hurry", **fresh))


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, lease_token=job.lease_token)
