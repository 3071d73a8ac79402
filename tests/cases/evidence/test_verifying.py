"""Every file hashed again: what differs, what is gone, and what nobody speaks of is named and recorded."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from cases.actions.statements import ask_statement
from cases.evidence.verifying import verify_sample
from cases.jobs import ask_for_check
from cases.models import Case, Exhibit
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.files import path_of, store
from spo.files.named import file_columns
from spo.files.store import loose, root, settle
from spo.notices.models import Deadline
from spo.work.models import Job
from spo.work.running import run
from tests.cases.actions.test_exhibits import add
from tests.cases.evidence.making import taken_in
from tests.cases.imports.tables import upload
from tests.factories.work import work_off

NIGHT = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_store(settings: LazySettings, tmp_path: object) -> None:
    settings.FILE_ROOT = str(tmp_path)


@pytest.fixture
def exhibit(case: Case, officer: User) -> Exhibit:
    exhibit = taken_in(b"I will find you", "notes.txt", officer, case=case)
    work_off()
    exhibit.refresh_from_db()
    return exhibit


def verified() -> tuple[int, dict]:
    out = StringIO()
    try:
        call_command("verify_evidence", "--json", stdout=out)
    except CommandError as error:
        return error.returncode, json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def spoil(digest: str) -> None:
    path_of(digest).chmod(0o600)
    path_of(digest).write_bytes(b"I will fine you")


def test_verify_evidence_that_is_well(exhibit: Exhibit) -> None:
    code, found = verified()

    assert (code, found["files"], found["changed"], found["missing"], found["unnamed"]) == (0, 2, [], [], [])
    assert AuditEvent.objects.get(did="evidence.verified").subject == "file store: 2 files, 0 wrong"


def test_verify_evidence_names_a_file_with_one_byte_changed(exhibit: Exhibit) -> None:
    spoil(exhibit.sha256)

    code, found = verified()

    label = f"exhibit OO/1 of {exhibit.case.reference}: {exhibit.sha256}"
    assert (code, found["changed"], found["missing"]) == (1, [label], [])
    deadline = Deadline.objects.get(rule="evidence-changed")
    assert (deadline.owner, deadline.unit) == (exhibit.case.officer, exhibit.case.unit)


def test_verify_evidence_names_a_row_without_its_file(exhibit: Exhibit) -> None:
    path_of(exhibit.rendition.sha256).unlink()

    code, found = verified()

    label = f"copy of exhibit OO/1 of {exhibit.case.reference}: {exhibit.rendition.sha256}"
    assert (code, found["changed"], found["missing"]) == (1, [], [label])


def test_verify_evidence_names_a_file_without_a_row(exhibit: Exhibit) -> None:
    stray, fresh = path_of("ab" * 32), path_of("cd" * 32)
    for path in (stray, fresh):
        path.parent.mkdir()
        path.write_bytes(b"nobody's")
    os.utime(stray, (0, 0))

    assert verified()[1]["unnamed"] == [stray.name]


def test_verify_evidence_looks_at_whatever_names_a_file(case: Case, officer: User) -> None:
    """Not at exhibits alone: the table that incidents came from, and each paper of the court."""
    batch = upload(officer, case)
    statement = ask_statement(by=officer, case=case)
    work_off()
    statement.refresh_from_db()
    spoil(batch.sha256)
    path_of(statement.sha256).unlink()

    code, found = verified()

    assert (code, found["changed"], found["missing"]) == (
        1,
        [f"import {batch.pk} of {case.reference}: {batch.sha256}"],
        [f"continuity statement {statement.pk} of {case.reference}: {statement.sha256}"],
    )


def test_every_digest_is_of_a_file_or_says_that_it_is_not() -> None:
    named = {f"{model._meta.label}.{column}" for model, column in file_columns()}

    assert {name for name in named if "Event." not in name} == {
        "cases.ContinuityStatement.sha256",
        "cases.Exhibit.sha256",
        "cases.ImportBatch.sha256",
        "cases.Rendition.sha256",
        "orders.Bundle.sha256",
        "orders.Bundle.sheet_sha256",
        "orders.Filing.bundle_sha256",
        "orders.SealedOrder.sha256",
        "orders.Service.proof_sha256",
    }


def test_every_file_has_its_turn_within_four_weeks(case: Case, officer: User) -> None:
    for number in range(40):
        add(case, officer, content=b"%d" % number)
    digests = set(Exhibit.objects.values_list("sha256", flat=True))
    for digest in digests:
        os.utime(path_of(digest), (0, 0))

    nights = [NIGHT + timedelta(days=number) for number in range(28)]
    looked = [verify_sample(night.date(), alive=lambda: None).files for night in nights]

    assert (sum(looked), max(looked) < 10) == (40, True)


def test_every_night_that_was_missed_is_made_up_for(exhibit: Exhibit) -> None:
    """Each part of the files has one night in four weeks: without that night it would wait for eight."""
    nights = [NIGHT, NIGHT + timedelta(days=3), NIGHT + timedelta(days=3, minutes=1)]

    for now in nights:
        with transaction.atomic():
            ask_for_check(now)

    asked = Job.objects.filter(kind="evidence.verify").order_by("subject_id")
    assert [job.subject_id for job in asked] == ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"]


def test_night_that_is_made_up_for_is_its_own(exhibit: Exhibit) -> None:
    """Its part of the files is hashed, whichever night it is by then."""
    turn = int(exhibit.sha256[:4], 16) % 28
    nights = [NIGHT + timedelta(days=number) for number in range(28)]
    spoil(exhibit.sha256)
    os.utime(path_of(exhibit.sha256), (0, 0))
    with transaction.atomic():
        ask_for_check(next(night for night in nights if night.toordinal() % 28 == turn))

    run(str(Job.objects.get(kind="evidence.verify").pk))

    assert Deadline.objects.filter(rule="evidence-changed").count() == 1


def test_night_misses_a_file_that_is_gone_whoever_has_his_turn(exhibit: Exhibit) -> None:
    path_of(exhibit.rendition.sha256).unlink()

    for number in range(2):
        night = NIGHT + timedelta(days=number)
        assert len(verify_sample(night.date(), alive=lambda: None).missing) == 1


def test_night_lets_go_of_what_was_stored_for_nothing(
    case: Case, exhibit: Exhibit, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    """A change that was rolled back leaves its bytes for a day; whatever a row speaks of stays."""
    with django_capture_on_commit_callbacks(execute=True):
        kept = store(BytesIO(b"committed"))
    nothing, early = store(BytesIO(b"rolled back")), store(BytesIO(b"in the making"))
    for digest in (nothing.sha256, exhibit.sha256):
        os.utime(root() / "loose" / digest, (0, 0))
    with transaction.atomic():
        ask_for_check(NIGHT)

    run(str(Job.objects.get(kind="evidence.verify").pk))

    there = [path.exists() for path in (nothing.path, early.path, kept.path, path_of(exhibit.sha256))]
    assert there == [False, True, True, True]
    assert AuditEvent.objects.get(did="file_store.cleared").subject == "file store: 1 file"
    assert loose() == {early.sha256, exhibit.rendition.sha256}


def test_file_stored_again_meanwhile_stays(db: None) -> None:
    first = store(BytesIO(b"the same"))
    os.utime(root() / "loose" / first.sha256, (0, 0))
    before = timezone.now() - timedelta(days=1)
    due = loose(before=before)
    store(BytesIO(b"the same"))

    settle(first.sha256, before=before, is_named=False)

    assert (due, first.path.exists()) == ({first.sha256}, True)


def test_verify_evidence_says_so_in_sentences(exhibit: Exhibit) -> None:
    spoil(exhibit.sha256)
    out = StringIO()

    with pytest.raises(CommandError, match="The evidence is not as it was"):
        call_command("verify_evidence", stdout=out)

    assert "Files that are not what they were:\n  exhibit OO/1 of" in out.getvalue()


def test_deadline_ends_when_the_file_is_back(exhibit: Exhibit) -> None:
    path_of(exhibit.sha256).rename(path_of(exhibit.sha256).with_name("away"))
    verified()
    path_of(exhibit.sha256).with_name("away").rename(path_of(exhibit.sha256))

    verified()

    assert Deadline.objects.get(rule="evidence-changed").met_at is not None


def test_night_checks_what_came_in_and_is_asked_for_once(exhibit: Exhibit) -> None:
    spoil(exhibit.sha256)
    for _ in range(2):
        with transaction.atomic():
            ask_for_check(NIGHT)
    job = Job.objects.get(kind="evidence.verify")

    for _ in range(2):
        run(str(job.pk))

    job.refresh_from_db()
    assert (job.state, job.subject_id) == ("done", "2026-11-22")
    assert AuditEvent.objects.filter(did="evidence.verified").count() == 1
    assert Deadline.objects.filter(rule="evidence-changed").count() == 1
