"""How far the making of a bundle has come, in words for the page."""

from dataclasses import dataclass

from orders.models import Bundle
from spo.work.enums import JobState
from spo.work.models import Job

NOT_OURS = "The bundle could not be made. This is a fault of the software, not of the application."


@dataclass(frozen=True)
class BundleProgress:
    """`state` is waiting, working, done or failed, as `components/_progress.html` takes it."""

    state: str
    text: str
    percent: int | None = None


def job_key(bundle: Bundle) -> str:
    return f"bundle:{bundle.pk}:{bundle.attempt}"


def progress_of(bundle: Bundle) -> BundleProgress:
    """A job whose attempts are used up has failed as well, though nobody could write down why."""
    if bundle.is_ready:
        return BundleProgress("done", f"The bundle is ready. It has {bundle.page_count} pages.")
    if bundle.failure:
        return BundleProgress("failed", bundle.failure)
    job = Job.objects.filter(key=job_key(bundle)).first()
    if job is None or job.state == JobState.DEAD:
        return BundleProgress("failed", NOT_OURS)
    if job.is_waiting_again:
        return BundleProgress("waiting", "An attempt did not succeed. The next one starts by itself.")
    shown = job.progress if job.state == JobState.LEASED else {}
    if not shown:
        return BundleProgress("waiting", "The bundle is waiting to be made.")
    return BundleProgress("working", f"{shown['stage']}.", 100 * shown["done"] // max(shown["total"], 1))
