"""A job that says when it starts, and the first time takes longer than anybody waits."""

import os
import time
from pathlib import Path

from spo.audit.actors import SYSTEM
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.work.handle import JobHandle
from spo.work.registry import handler

STUCK_ONCE, QUICK = "example.stuck_once", "example.quick"


def starts() -> list[str]:
    """The subjects whose jobs were started, in order."""
    path = Path(os.environ["EXAMPLE_STARTS"])
    return path.read_text().split() if path.exists() else []


@handler(STUCK_ONCE, queue="render", title="An example that gets stuck")
def stuck_once(subject_id: str, job: JobHandle) -> None:
    is_first = subject_id not in starts()
    _start(subject_id)
    if is_first:
        time.sleep(600)
    _finish(subject_id, job)


@handler(QUICK, queue="render", title="A quick example")
def quick(subject_id: str, job: JobHandle) -> None:
    _start(subject_id)
    _finish(subject_id, job)


def _start(subject_id: str) -> None:
    with Path(os.environ["EXAMPLE_STARTS"]).open("a") as file:
        file.write(f"{subject_id}\n")


def _finish(subject_id: str, job: JobHandle) -> None:
    with job.finishing():
        record(by=SYSTEM, did="example.done", operation=Operation.COLLECTION, subject=f"example {subject_id}")
