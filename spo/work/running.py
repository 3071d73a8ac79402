"""One attempt at one job, from the claim to its end, whatever the handler does."""

import logging
import traceback
from pathlib import Path

from celery.exceptions import SoftTimeLimitExceeded

from spo.exceptions import Hindered, Refused
from spo.work.exceptions import LeaseLost
from spo.work.handle import JobHandle
from spo.work.registry import HANDLERS
from spo.work.workflow import claim, fail

logger = logging.getLogger(__name__)

TOO_SLOW = "It took longer than it may."


def run(job_id: str) -> None:
    """Do the job if it is there to be done. What goes wrong is kept on the job, or left to the sweep."""
    job = claim(job_id)
    if job is None:
        return
    handle = JobHandle(job)
    try:
        HANDLERS[job.kind].do(job.subject_id, handle)
        if not handle.is_finished:
            with handle.finishing():
                pass
    except LeaseLost:
        logger.warning("Dropped a late result of %s", job)
    except Exception as error:
        fail(job, error=describe(error), is_final=isinstance(error, Refused))
        logger.warning("Attempt %s at %s failed: %s", job.attempts, job, place_of(error))


def describe(error: Exception) -> str:
    """What is kept and shown: our own sentence, or the kind of error and its place, never a value."""
    if isinstance(error, Refused | Hindered):
        return error.sentence[:300]
    return TOO_SLOW if isinstance(error, SoftTimeLimitExceeded) else place_of(error)


def place_of(error: Exception) -> str:
    """What a log may say."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"[:300]
