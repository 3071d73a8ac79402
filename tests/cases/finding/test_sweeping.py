"""Saved searches, minute by minute: one that fails stops no other, and a worker that dies tells nothing twice."""

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.db import connections, transaction

from cases.actions import saved_searches
from cases.actions.saved_searches import change_saved_search, save_search
from cases.enums import SendWhen
from cases.finding.jobs import NEWS
from cases.finding.question import Question
from cases.models import Case, SavedSearch
from spo.accounts.models import User
from spo.notices.models import OutgoingMail
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.registry import SWEEPS
from spo.work.running import run
from tests.cases.finding.conftest import run_minute
from tests.factories.cases import IncidentFactory, make_case

NOW = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)


def save(by: User, name: str) -> SavedSearch:
    return save_search(by=by, name=name, question=Question(text=name), send=SendWhen.AT_ONCE)


def told(*searches: SavedSearch) -> list[int]:
    """How many mails there are about each."""
    keys = OutgoingMail.objects.values_list("key", flat=True)
    return [sum(key.startswith(f"saved search {saved.pk} mail ") for key in keys) for saved in searches]


@transaction.atomic
def sweep() -> None:
    SWEEPS["saved searches"](NOW)


def test_every_minute_tells_what_is_new(case: Case, officer: User) -> None:
    saved = save(officer, "tulips")
    IncidentFactory(case=case, what_happened="New tulips")

    run_minute(NOW)

    assert told(saved) == [1]


def test_search_is_asked_for_once_until_it_was_looked_at(case: Case, officer: User) -> None:
    searches = [save(officer, name) for name in ("roses", "tulips")]

    sweep()
    sweep()

    asked = Job.objects.filter(kind=NEWS).values_list("subject_id", flat=True)
    assert sorted(asked) == sorted(str(saved.pk) for saved in searches)


def test_work_of_the_minutes_before_leaves_nothing_behind(case: Case, officer: User) -> None:
    save(officer, "tulips")

    for minute in range(3):
        run_minute(NOW + timedelta(minutes=minute))

    assert Job.objects.filter(kind=NEWS).count() == 1


def test_search_that_fails_stops_no_other_and_is_asked_for_again_once_changed(
    case: Case, officer: User
) -> None:
    broken, whole = save(officer, "roses"), save(officer, "tulips")
    SavedSearch.objects.filter(pk=broken.pk).update(question="not JSON, and a secret")
    IncidentFactory(case=case, what_happened="New tulips")

    run_minute(NOW)
    sweep()
    failed = Job.objects.get(kind=NEWS, subject_id=broken.pk)
    question = Question(text="roses")
    change_saved_search(by=officer, saved=broken, name="roses", question=question, send=SendWhen.AT_ONCE)
    sweep()

    assert told(broken, whole) == [0, 1]
    assert failed.last_error.startswith("JSONDecodeError in decoder.py")
    assert Job.objects.filter(kind=NEWS, subject_id=broken.pk).count() == 2


def test_searches_of_leavers_are_forgotten(case: Case, officer: User, colleague: User) -> None:
    save(officer, "tulips")
    kept = save(colleague, "tulips")
    User.objects.filter(pk=officer.pk).update(is_active=False, left_at=NOW)

    sweep()

    assert list(SavedSearch.objects.all()) == [kept]


def _lock_all() -> list[int]:
    """Somewhere else, without waiting for anybody."""
    try:
        with transaction.atomic():
            return list(SavedSearch.objects.select_for_update(nowait=True).values_list("pk", flat=True))
    finally:
        connections.close_all()


def test_nobody_waits_for_the_sweep(committed: None, officer: User) -> None:
    searches = [save(officer, name) for name in ("roses", "tulips")]

    with transaction.atomic(), ThreadPoolExecutor(1) as elsewhere:
        sweep()
        free = elsewhere.submit(_lock_all).result()

    assert free == [saved.pk for saved in searches]


def _die_before_the_end(job: Job) -> None:
    """In a process of its own: killed when the mail is asked for and nothing of it is committed."""
    asked_for = saved_searches.queue_mail

    def queue_and_die(**mail: object) -> None:
        asked_for(**mail)
        os.kill(os.getpid(), signal.SIGKILL)

    saved_searches.queue_mail = queue_and_die
    run(str(job.pk))


def test_worker_that_is_killed_tells_nothing_and_the_next_tells_it_once(
    committed: None, officer: User
) -> None:
    case = make_case(officer=officer)
    saved, other = save(officer, "tulips"), save(officer, "roses")
    IncidentFactory(case=case, what_happened="New tulips and roses")
    sweep()
    job = Job.objects.get(kind=NEWS, subject_id=saved.pk)
    run(str(Job.objects.get(kind=NEWS, subject_id=other.pk).pk))
    connections.close_all()
    worker = multiprocessing.get_context("fork").Process(target=_die_before_the_end, args=[job])

    worker.start()
    worker.join()
    killed, before = worker.exitcode, told(saved, other)
    Job.objects.filter(state=JobState.LEASED).update(lease_until=datetime(2026, 1, 1, tzinfo=UTC))
    with transaction.atomic():
        SWEEPS["jobs"](NOW)
    for minute in range(2):
        run_minute(NOW + timedelta(minutes=minute))

    assert (killed, before, told(saved, other)) == (-signal.SIGKILL, [0, 1], [1, 1])
