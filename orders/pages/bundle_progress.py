"""How far the making of a bundle has come, in words for the page."""

from dataclasses import dataclass

from orders.models import Bundle
from orders.policies.bundles import has_failed, job_of
from spo.work.enums import JobState

NOT_OURS = "The bundle could not be made. This is a fault of the software, not of the application."


@dataclass(frozen=True)
class BundleProgress:
    """`state` is waiting, working, done or failed, as `components/_progress.html` takes it."""

    state: str
    text: str
    percent: int | None = None


def progress_of(bundle: Bundle) -> BundleProgress:
    if bundle.is_ready:
        return BundleProgress("done", f"The bundle is ready. It has {bundle.page_count} pages.")
    job = job_of(bundle)
    if job is None or has_failed(bundle, job):
        return BundleProgress("failed", bundle.failure or NOT_OURS)
    if job.is_waiting_again:
        return BundleProgress("waiting", "An attempt did not succeed. The next one starts by itself.")
    shown = job.progress if job.state == JobState.LEASED else {}
    if not shown:
        return BundleProgress("waiting", "The bundle is waiting to be made.")
    return BundleProgress("working", f"{shown['stage']}.", 100 * shown["done"] // max(shown["total"], 1))
