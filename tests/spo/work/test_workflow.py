"""The table of moves, typed out again, and walls in the database."""

import uuid

import pytest
from django.db import IntegrityError
from django.utils import timezone

from spo.work import workflow
from spo.work.enums import JobState
from spo.work.models import Job
from tests.factories.work import ask

QUEUED, LEASED, DONE, DEAD = JobState.QUEUED, JobState.LEASED, JobState.DONE, JobState.DEAD
LEASE = {"lease_until": timezone.now(), "lease_token": uuid.uuid4()}
AS_STORED = {
    QUEUED: {},
    LEASED: LEASE,
    DONE: {"finished_at": timezone.now()},
    DEAD: {"finished_at": timezone.now(), "attempts": 5},
}
ALLOWED = {
    ("claim", QUEUED): LEASED,
    ("finish", LEASED): DONE,
    ("fail", LEASED): QUEUED,
    ("fail for good", LEASED): DEAD,
    ("expire", LEASED): QUEUED,
    ("restart", QUEUED): QUEUED,
    ("restart", DEAD): QUEUED,
}
EVENTS = {
    "claim": lambda job: workflow.claim(str(job.pk)),
    "finish": workflow.finish,
    "fail": lambda job: workflow.fail(job, error="x", is_final=False),
    "fail for good": lambda job: workflow.fail(job, error="x", is_final=True),
    "expire": lambda job: workflow.expire(Job.objects.filter(pk=job.pk), error="x"),
    "restart": workflow.restart,
}


@pytest.fixture
def job(db, handle_with) -> Job:
    handle_with(lambda subject_id, job: None)
    return ask()


def put(job: Job, state: JobState, **details: object) -> Job:
    Job.objects.filter(pk=job.pk).update(state=state, **AS_STORED[state] | details)
    job.refresh_from_db()
    return job


@pytest.mark.parametrize("state", JobState)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_in_every_state(job, event, state):
    put(job, state, **({"attempts": 1} if state == LEASED else {}))

    EVENTS[event](job)

    job.refresh_from_db()
    assert job.state == ALLOWED.get((event, state), state)


def test_the_table_of_moves_is_the_one_allowed():
    assert set(workflow.MOVES.values()) == {(before, after) for (_, before), after in ALLOWED.items()}


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        ({"state": "lost"}, "job_state_known"),
        ({"state": LEASED}, "job_leased_or_not"),
        (LEASE, "job_leased_or_not"),
        ({"state": DONE}, "job_finished_or_not"),
        ({"finished_at": timezone.now()}, "job_finished_or_not"),
        ({"key": ""}, "job_is_named"),
    ],
)
def test_a_job_that_makes_no_sense_cannot_be(job, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        Job.objects.filter(pk=job.pk).update(**broken)
