"""Workers killed, Redis emptied, Redis stopped: nothing is lost, nothing is done twice, nobody sees an error."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db.models import F
from redis import Redis

from orders.models import Bundle, SubmittedVersion
from spo.accounts.models import User
from spo.work.enums import JobState
from spo.work.models import Job, SweepRun
from tests.browser.reader import Reader
from tests.browser.signing_in import let_sign_in, sign_in
from tests.browser.site import Site, wait_until
from tests.factories.orders import ready_case, start, submit

MANY = 150  # incidents, so that printing takes a worker some seconds
BEAT = 70  # seconds from the start of beat to its first sweep, with some patience


@pytest.fixture
def mended(site: Site, rows: None) -> Iterator[Site]:
    """The site, made whole again afterwards."""
    yield site
    for name in [*site.programs, "redis"]:
        if name not in site.running:
            site.start(name)


def let_time_pass(**time: float) -> None:
    """As if that long had gone by: leases have run out, and what rang unheard may ring again."""
    ago = timedelta(**time)
    Job.objects.filter(state=JobState.LEASED).update(lease_until=F("lease_until") - ago)
    Job.objects.filter(rung_at__isnull=False).update(rung_at=F("rung_at") - ago)


def approve(reader: Reader, version: SubmittedVersion) -> None:
    reference = version.application.case.reference
    reader.visit(f"/applications/{version.application_id}/versions/1/approve/", f"Approve – {reference}")
    reader.press("Approve", f"Application approved – {reference}")


def making() -> Job:
    return Job.objects.get(kind="orders.make_bundle")


def test_worker_killed_while_it_prints_leaves_one_bundle(
    mended: Site, reader_for: Callable[..., Reader], officer: User, authorising_officer: User
) -> None:
    version = submit(start(officer, ready_case(officer, incidents=MANY)), officer)
    mended.kill("worker-render")  # or it may be ready before the page of whoever approves was examined
    approve(reader_for(authorising_officer), version)
    mended.start("worker-render")
    wait_until(lambda: making().progress, "the worker prints")

    mended.kill("worker-render")
    state, made_at = making().state, Bundle.objects.get().made_at
    let_time_pass(minutes=10)
    mended.sweep()
    mended.start("worker-render")
    wait_until(lambda: making().state == JobState.DONE, "another worker makes the bundle")

    assert (state, made_at) == (JobState.LEASED, None)
    assert (making().attempts, Bundle.objects.get().is_ready) == (2, True)


def test_redis_emptied_while_jobs_wait_loses_none(
    mended: Site, reader_for: Callable[..., Reader], officer: User, authorising_officer: User
) -> None:
    mended.kill("worker-render")
    mended.kill("worker-mail")
    approve(reader_for(authorising_officer), submit(start(officer), officer))
    waiting = set(Job.objects.filter(state=JobState.QUEUED).values_list("pk", flat=True))
    done = Job.objects.filter(pk__in=waiting, state=JobState.DONE)

    Redis.from_url(mended.redis.url).flushall()
    mended.start("worker-render")
    mended.start("worker-mail")
    let_time_pass(minutes=2)
    mended.sweep()
    wait_until(lambda: done.count() == len(waiting), "every job is done")

    assert Bundle.objects.get().is_ready
    assert {mail["To"] for mail in mended.mails()} == {officer.email, authorising_officer.email}


def test_redis_stopped_is_not_noticed_by_whoever_signs_in_and_saves(
    mended: Site, newcomer: Callable[[bool], Reader], officer: User, supervisor: User
) -> None:
    app, draft = let_sign_in(officer), start(officer)
    reference = draft.case.reference
    mended.kill("redis")

    reader = newcomer(True)
    sign_in(reader, officer, app, "My work")
    reader.visit(f"/applications/{draft.pk}/submit/", f"Check and submit – {reference}")
    reader.main.get_by_role("checkbox").check()
    reader.press("Submit for approval", f"Application submitted – {reference}")
    mended.start("redis")
    let_time_pass(minutes=2)
    mended.sweep()

    wait_until(mended.mails, "the supervisor is told")
    assert [mail["To"] for mail in mended.mails()] == [supervisor.email]


def test_beat_sweeps_by_itself(mended: Site) -> None:
    wait_until(SweepRun.objects.exists, "beat has asked for a sweep", seconds=BEAT)
