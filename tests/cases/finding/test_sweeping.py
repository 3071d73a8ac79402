"""The sweep of saved searches: one that fails stops no other, and one that dies tells nothing twice."""

import logging
import multiprocessing
import os
import signal
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connections

from cases.actions import saved_searches
from cases.actions.saved_searches import save_search
from cases.enums import SendWhen
from cases.finding import jobs
from cases.finding.question import Question
from cases.models import Case, SavedSearch
from spo.accounts.models import User
from spo.notices.models import OutgoingMail
from spo.work.registry import SWEEPS
from tests.factories.cases import IncidentFactory, make_case

NOW = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)


def save(by: User, name: str) -> SavedSearch:
    return save_search(by=by, name=name, question=Question(text=name), send=SendWhen.AT_ONCE)


def subjects() -> list[str]:
    return [mail.subject for mail in OutgoingMail.objects.order_by("subject")]


def test_sweep_of_every_minute_sends_what_is_new(case: Case, officer: User) -> None:
    save(officer, "tulips")
    IncidentFactory(case=case, what_happened="New tulips")

    SWEEPS["saved searches"](NOW)

    assert subjects() == ["Saved search “tulips”: 1 new"]


def test_search_that_fails_stops_no_other(
    case: Case, officer: User, caplog: pytest.LogCaptureFixture
) -> None:
    broken, _ = save(officer, "roses"), save(officer, "tulips")
    SavedSearch.objects.filter(pk=broken.pk).update(question="not JSON, and a secret")
    IncidentFactory(case=case, what_happened="New tulips")

    with caplog.at_level(logging.ERROR):
        jobs.sweep_saved_searches(NOW)

    assert subjects() == ["Saved search “tulips”: 1 new"]
    assert [record.getMessage() for record in caplog.records] == [
        f"Saved search {broken.pk} failed: JSONDecodeError"
    ]


def test_sweep_goes_on_with_those_that_waited_longest(
    case: Case, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("roses", "tulips"):
        save(officer, name)
    IncidentFactory(case=case, what_happened="New tulips and roses")
    monkeypatch.setattr(jobs, "LONGEST", 0.0)
    clock = iter([0.0, 0.0, 1.0, 1.0, 1.0, 2.0])  # each sweep has time for one
    monkeypatch.setattr(jobs, "time", SimpleNamespace(monotonic=clock.__next__))

    jobs.sweep_saved_searches(NOW)
    first = subjects()
    jobs.sweep_saved_searches(NOW + timedelta(minutes=1))

    assert (first, subjects()) == (
        ["Saved search “roses”: 1 new"],
        ["Saved search “roses”: 1 new", "Saved search “tulips”: 1 new"],
    )


def test_sweep_forgets_the_searches_of_leavers(case: Case, officer: User, colleague: User) -> None:
    save(officer, "tulips")
    kept = save(colleague, "tulips")
    User.objects.filter(pk=officer.pk).update(is_active=False, left_at=NOW)

    jobs.sweep_saved_searches(NOW)

    assert list(SavedSearch.objects.all()) == [kept]


def _die_before_the_end() -> None:
    """In a process of its own: killed when the mail is asked for and nothing of it is committed."""
    asked_for = saved_searches.queue_mail

    def queue_and_die(**mail: object) -> None:
        asked_for(**mail)
        os.kill(os.getpid(), signal.SIGKILL)

    saved_searches.queue_mail = queue_and_die
    jobs.sweep_saved_searches(NOW)


def test_sweep_that_is_killed_tells_nothing_and_the_next_tells_it_once(
    committed: None, officer: User
) -> None:
    case = make_case(officer=officer)
    save(officer, "tulips")
    IncidentFactory(case=case, what_happened="New tulips")
    connections.close_all()
    worker = multiprocessing.get_context("fork").Process(target=_die_before_the_end)

    worker.start()
    worker.join()
    killed, told = worker.exitcode, subjects()
    for minute in range(2):
        jobs.sweep_saved_searches(NOW + timedelta(minutes=minute))

    assert (killed, told, subjects()) == (-signal.SIGKILL, [], ["Saved search “tulips”: 1 new"])
