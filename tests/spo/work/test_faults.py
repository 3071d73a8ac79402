"""What survives: real workers killed, a real Redis flushed and stopped, and no job lost."""

import socket
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from spo.audit.models import AuditEvent
from spo.work import bell
from spo.work.bell import ring
from spo.work.enums import JobState
from spo.work.models import Job, SweepRun
from spo.work.sweeping import sweep_all
from tests.factories.work import ask
from tests.spo.work import worker_settings
from tests.spo.work.example.jobs import QUICK, STUCK_ONCE, starts
from tests.spo.work.servers import RedisServer, Worker, nobody_else_is_connected, wait_for


@pytest.fixture(autouse=True)
def as_the_worker(committed, settings, tmp_path, monkeypatch) -> None:
    settings.JOB_SECONDS, settings.JOB_LEASE_MARGIN = (
        worker_settings.JOB_SECONDS,
        worker_settings.JOB_LEASE_MARGIN,
    )
    settings.FILE_ROOT = tmp_path / "files"
    monkeypatch.setenv("EXAMPLE_STARTS", str(tmp_path / "starts"))
    monkeypatch.setenv("FILE_ROOT", str(tmp_path / "files"))
    monkeypatch.setattr(bell, "_silent_until", 0.0)


@pytest.fixture
def redis_server(tmp_path, monkeypatch) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path)
    monkeypatch.setenv("CELERY_BROKER_URL", server.url)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Something that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def start_worker(redis_server, tmp_path) -> Iterator[Callable[[], Worker]]:
    workers = []

    def start() -> Worker:
        workers.append(Worker(tmp_path / "worker.log"))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()
    wait_for(nobody_else_is_connected)


def done() -> int:
    return Job.objects.filter(state=JobState.DONE).count()


def results() -> int:
    return AuditEvent.objects.filter(did="example.done").count()


def let_a_minute_pass() -> None:
    """For the bells, as the database sees it."""
    Job.objects.filter(rung_at__isnull=False).update(rung_at=timezone.now() - timedelta(seconds=61))


def sweep_until_done(count: int) -> None:
    def is_done() -> bool:
        sweep_all(now=timezone.now())
        time.sleep(0.4)
        return done() == count

    wait_for(is_done)


def test_a_job_of_a_killed_worker_is_done_by_the_next(start_worker):
    job, worker = ask(1, kind=STUCK_ONCE), start_worker()
    wait_for(lambda: starts() == ["1"])
    worker.kill()
    job.refresh_from_db()
    after_the_kill = job.state

    start_worker()
    sweep_until_done(1)

    job.refresh_from_db()
    assert (after_the_kill, starts(), job.attempts, results()) == (JobState.LEASED, ["1", "1"], 2, 1)


def test_a_job_whose_process_is_killed_is_done_by_the_same_worker(start_worker):
    ask(1, kind=STUCK_ONCE)
    worker = start_worker()
    wait_for(lambda: starts() == ["1"])

    worker.kill_child()
    sweep_until_done(1)

    assert (starts(), results()) == (["1", "1"], 1)


def test_a_stuck_job_is_stopped_by_its_time_limit_and_tried_again(start_worker):
    job = ask(1, kind=STUCK_ONCE)
    start_worker()

    def has_failed() -> bool:
        job.refresh_from_db()
        return job.state == JobState.QUEUED and job.attempts == 1

    wait_for(has_failed)

    assert (job.last_error, results()) == ("It took longer than it may.", 0)


def test_jobs_forgotten_by_redis_are_done(redis_server, start_worker):
    for number in range(5):
        ask(number, kind=QUICK)
    queued = {queue: redis_server.client.llen(queue) for queue in worker_settings.JOB_SECONDS}
    redis_server.client.flushall()
    let_a_minute_pass()

    start_worker()
    sweep_until_done(5)

    assert queued == {"render": 5, "scan": 0, "mail": 0, "periodic": 0}
    assert (sorted(starts()), results()) == (["0", "1", "2", "3", "4"], 5)


def test_work_is_asked_for_while_redis_is_down_and_done_later(redis_server, start_worker):
    redis_server.stop()
    began = time.monotonic()
    for number in range(5):
        ask(number, kind=QUICK)
    took = time.monotonic() - began
    redis_server.start()
    let_a_minute_pass()

    start_worker()
    sweep_until_done(5)

    assert (took < 2, results()) == (True, 5)


def test_a_worker_goes_on_after_redis_was_away(redis_server, start_worker):
    start_worker()
    ask(1, kind=QUICK)
    wait_for(lambda: done() == 1)
    redis_server.stop()
    ask(2, kind=QUICK)
    redis_server.start()
    let_a_minute_pass()

    sweep_until_done(2)

    assert starts() == ["1", "2"]


def test_a_job_rung_for_many_times_is_done_once(start_worker):
    job = ask(1, kind=QUICK)
    for _ in range(5):
        ring([job])
    last = ask(2, kind=QUICK)
    start_worker()

    wait_for(lambda: Job.objects.get(pk=last.pk).state == JobState.DONE)

    assert (starts(), results()) == (["1", "2"], 2)


def test_a_worker_sweeps_when_the_beat_says_so(start_worker):
    start_worker()
    [entry] = current_app.conf.beat_schedule.values()

    with current_app.connection_for_write() as connection:
        current_app.send_task(entry["task"], connection=connection)

    wait_for(lambda: SweepRun.objects.filter(name="jobs").exists())


def test_a_silent_redis_costs_a_second_once(monkeypatch, silent_port):
    monkeypatch.setenv("CELERY_BROKER_URL", f"redis://127.0.0.1:{silent_port}/0")
    began = time.monotonic()

    for number in range(5):
        ask(number, kind=QUICK)

    assert (time.monotonic() - began < 3, Job.objects.count()) == (True, 5)
