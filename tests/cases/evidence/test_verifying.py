"""Every file hashed again: what differs, what is gone, and what nobody speaks of is named and recorded."""

import json
import os
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import transaction

from cases.jobs import ask_for_check
from cases.models import Case, Exhibit
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.files import path_of, store
from spo.notices.models import Deadline
from spo.work.models import Job
from spo.work.running import run
from tests.cases.evidence.making import taken_in
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
    stray, fresh = store(BytesIO(b"nobody's")), store(BytesIO(b"just coming in"))
    os.utime(stray.path, (0, 0))

    assert verified()[1]["unnamed"] == [stray.sha256]
    assert fresh.path.exists()


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
