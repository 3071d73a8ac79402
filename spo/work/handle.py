"""What a handler holds while it works: its progress, and the right to keep its result."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from spo.work.enums import JobState
from spo.work.exceptions import LeaseLost
from spo.work.models import Job
from spo.work.workflow import finish, lease


class JobHandle:
    """A claimed job. Whoever claims it later takes the lease, and this handle can then change nothing."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.is_finished = False

    def progress(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Show how far the work is, and hold the lease for as long again. Raises `LeaseLost` when it is gone."""
        shown = {"stage": stage, "done": done, "total": total}
        if not self._mine().update(progress=shown, lease_until=Now() + lease(self._job)):
            raise LeaseLost

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """One transaction for the result and the end of the job. Nothing is kept when the lease is gone."""
        with transaction.atomic():
            if not self._mine().select_for_update().exists():
                raise LeaseLost
            yield
            finish(self._job)
        self.is_finished = True

    def _mine(self) -> QuerySet[Job]:
        return Job.objects.filter(pk=self._job.pk, state=JobState.LEASED, lease_token=self._job.lease_token)
