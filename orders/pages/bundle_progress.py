"""How far the making of a bundle has come, in words for the page."""

from orders.models import Bundle
from orders.policies.bundles import has_failed, job_of
from spo.work.showing import Progress, under_way

NOT_OURS = "The bundle could not be made. This is a fault of the software, not of the application."


def progress_of(bundle: Bundle) -> Progress:
    if bundle.is_ready:
        return Progress("done", f"The bundle is ready. It has {bundle.page_count} pages.")
    job = job_of(bundle)
    if job is None or has_failed(bundle, job):
        return Progress("failed", bundle.failure or NOT_OURS)
    return under_way(job, waiting="The bundle is waiting to be made.")
