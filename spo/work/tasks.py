"""What Celery runs: one job, or the sweep. Both read everything they need from PostgreSQL."""

from celery import shared_task
from django.utils import timezone

from spo.work.running import run
from spo.work.sweeping import sweep_all


@shared_task(name="spo.work.run_job")
def run_job(job_id: str) -> None:
    run(job_id)


@shared_task(name="spo.work.sweep")
def sweep() -> None:
    sweep_all(now=timezone.now())
