"""Who may see the work that goes on in the background, and have it tried again."""

import uuid
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from spo.accounts.enums import Role
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible
from spo.work.enums import JobState
from spo.work.models import Job, SweepRun

LATE = timedelta(minutes=10)
MOST_SHOWN = 50


def check_watch_work(user: User) -> None:
    if user.role not in (Role.SUPERVISOR, Role.ADMINISTRATOR):
        raise Denied("Only a supervisor or an administrator can see background work.")


def visible_jobs(user: User) -> QuerySet[Job]:
    """All of them: a job names a kind of work and a number, and nothing of a case."""
    check_watch_work(user)
    return Job.objects.all()


def list_troubled_jobs(user: User) -> list[Job]:
    """Stopped, waiting after a failed attempt, or late; the oldest first."""
    late = Now() - LATE
    troubled = (
        Q(state=JobState.DEAD)
        | Q(state=JobState.QUEUED, attempts__gt=0)
        | Q(state=JobState.QUEUED, run_after__lt=late)
        | Q(state=JobState.LEASED, lease_until__lt=late)
    )
    jobs = list(visible_jobs(user).filter(troubled)[:MOST_SHOWN])
    record(by=user, did="background_work.listed", operation=Operation.CONSULTATION, subject="background work")
    return jobs


def list_sweeps(user: User) -> list[SweepRun]:
    """When each regular check was last done. Looking is recorded."""
    check_watch_work(user)
    record(by=user, did="regular_checks.listed", operation=Operation.CONSULTATION, subject="regular checks")
    return list(SweepRun.objects.all())


def open_job(user: User, job_id: uuid.UUID) -> Job:
    job = visible_jobs(user).filter(pk=job_id).first()
    if job is None:
        raise NotVisible
    record(by=user, did="job.consulted", operation=Operation.CONSULTATION, subject=f"job {job}")
    return job
