"""What the sweep mends, and that two sweeps do no harm."""

import json
import threading
import uuid
from base64 import b64decode
from collections.abc import Callable
from datetime import timedelta

import pytest
import redis
from django.core.management import CommandError, call_command
from django.db import close_old_connections, connection
from django.utils import timezone

from spo.work import bell, jobs
from spo.work.enums import JobState
from spo.work.models import Job, Submission, SweepRun
from spo.work.registry import SWEEPS
from spo.work.sweeping import sweep_all
from tests.factories.work import ask


@pytest.fixture(autouse=True)
def quiet(handle_with, settings, tmp_path, monkeypatch) -> None:
    settings.FILE_ROOT = tmp_path
    monkeypatch.setattr(bell, "_silent_until", 0.0)
    handle_with(lambda subject_id, job: None)


@pytest.fixture
def bells(settings) -> Callable[[], list[str]]:
    """The subjects of this test's jobs that were rung for, in turn: read from Redis, where no worker takes them."""

    def heard() -> list[str]:
        with redis.Redis.from_url(settings.REDIS_URL) as client:
            newest_first = client.lrange("periodic", 0, -1)
        subjects = {str(job.pk): job.subject_id for job in Job.objects.all()}
        keys = [
            json.loads(b64decode(json.loads(message)["body"]))[0][0] for message in reversed(newest_first)
        ]
        return [subjects[key] for key in keys if key in subjects]

    return heard


@pytest.fixture
def sweep(django_capture_on_commit_callbacks):
    def run() -> list[str]:
        with django_capture_on_commit_callbacks(execute=True):
            return sweep_all(now=timezone.now())

    return run


def leased(subject_id: int, *, ends_in: int, attempts: int = 1) -> Job:
    job = ask(subject_id)
    lease = {"lease_until": timezone.now() + timedelta(seconds=ends_in), "lease_token": uuid.uuid4()}
    Job.objects.filter(pk=job.pk).update(state=JobState.LEASED, attempts=attempts, rung_at=None, **lease)
    return job


def states() -> dict[str, tuple[str, int, str]]:
    return {job.subject_id: (job.state, job.attempts, job.last_error) for job in Job.objects.all()}


def rung(seconds_ago: int) -> None:
    Job.objects.update(rung_at=timezone.now() - timedelta(seconds=seconds_ago))


def test_an_expired_lease_is_queued_again_and_rung_for(db, bells, sweep):
    leased(1, ends_in=-1)
    leased(2, ends_in=60)

    sweep()

    assert states() == {"1": ("queued", 1, jobs.WORKER_GONE), "2": ("leased", 1, "")}
    assert bells() == ["1"]


def test_an_expired_fifth_attempt_is_the_last(db, bells, sweep):
    leased(1, ends_in=-1, attempts=5)

    sweep()

    assert (states(), bells()) == ({"1": ("dead", 5, jobs.WORKER_GONE)}, [])


@pytest.mark.parametrize(("seconds_ago", "expected"), [(50, []), (70, ["1"])])
def test_a_job_that_waits_for_more_than_a_minute_is_rung_for_again(db, bells, sweep, seconds_ago, expected):
    ask(1)
    rung(seconds_ago)

    sweep()
    sweep()

    assert bells() == expected


def test_a_job_for_later_is_not_rung_for(db, bells, sweep):
    ask(1)
    Job.objects.update(run_after=timezone.now() + timedelta(hours=1), rung_at=None)

    sweep()

    assert bells() == []


def test_a_long_queue_is_rung_for_in_parts_the_least_heard_first(db, bells, sweep, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_BELLS", 2)
    for number in range(3):
        ask(number)
    rung(100)

    sweep()
    sweep()

    assert bells() == ["0", "1", "2"]


def test_a_bell_that_does_not_ring_is_rung_again_by_the_next_sweep(db, bells, sweep, monkeypatch):
    ask(1)
    rung(100)
    with monkeypatch.context() as away:
        away.setenv("CELERY_BROKER_URL", "redis://127.0.0.1:1/0")
        sweep()
    silence = bells()
    monkeypatch.setattr(bell, "_silent_until", 0.0)

    sweep()

    assert (silence, bells()) == ([], ["1"])


def test_a_sweep_that_fails_stops_no_other_and_is_not_noted(db, sweep, monkeypatch, caplog):
    def fail(now) -> None:
        raise ValueError("Jane Doe")

    monkeypatch.setitem(SWEEPS, "failing", fail)
    monkeypatch.setitem(SWEEPS, "after it", lambda now: None)

    assert sweep() == ["failing"]
    assert set(SweepRun.objects.values_list("name", flat=True)) == set(SWEEPS) - {"failing"}
    assert "Jane" not in caplog.text


def test_two_sweeps_at_once_do_the_work_once(committed, monkeypatch):
    together, inside, runs = threading.Barrier(2), threading.Event(), []

    def slow(now) -> None:
        runs.append(now)
        inside.wait(1)

    monkeypatch.setitem(SWEEPS, "slow", slow)

    def sweeper() -> None:
        together.wait()
        sweep_all(now=timezone.now())
        inside.set()
        connection.close()

    threads = [threading.Thread(target=sweeper) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()

    assert len(runs) == 1


def test_the_command_sweeps_and_names_what_failed(db, monkeypatch):
    call_command("sweep")
    monkeypatch.setitem(SWEEPS, "failing", lambda now: 1 / 0)

    with pytest.raises(CommandError, match="failing"):
        call_command("sweep")
    assert SweepRun.objects.filter(name="jobs").exists()


def test_tokens_of_old_forms_are_forgotten(db, officer, sweep):
    Submission.objects.create(token="old", user=officer, url="/")
    Submission.objects.update(created_at=timezone.now() - timedelta(days=3))
    Submission.objects.create(token="new", user=officer, url="/")

    sweep()

    assert list(Submission.objects.values_list("token", flat=True)) == ["new"]
