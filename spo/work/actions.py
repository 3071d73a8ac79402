"""What people do to background work."""

from django.db import transaction

from spo.accounts.models import User
from spo.work.models import Job
from spo.work.permissions import check_watch_work
from spo.work.queue import try_again


@transaction.atomic
def retry_job(*, by: User, job: Job) -> None:
    check_watch_work(by)
    try_again(by=by, job=job)
