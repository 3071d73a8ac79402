"""What becomes of a table that cannot be read, or whose import stopped half-way."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from cases.actions import importing
from cases.actions.cases import Named, close_case
from cases.actions.exhibits import Received
from cases.actions.imports import (
    ask_for_import,
    describe_import,
    reverse_import,
    try_import_again,
    upload_import,
)
from cases.actions.incidents import withdraw_incident
from cases.actions.people import add_victim, remove_victim
from cases.actions.reading import read_import
from cases.enums import ClosingReason
from cases.models import Case, ImportBatch, Incident
from spo.accounts.models import User
from spo.audit.actors import SYSTEM
from spo.exceptions import Denied, NotNow
from spo.files.tables import SENTENCES
from spo.work.enums import JobState
from spo.work.handle import JobHandle
from spo.work.models import Job
from spo.work.workflow import claim
from tests.cases.imports.tables import imported, many, read, upload, worked_off
from tests.factories.work import work_off


def told(case: Case) -> list[str]:
    standing = case.incidents.filter(part_of=None, withdrawn_at=None, batch__isnull=False)
    return [row.what_happened for row in standing]


def half_done(officer: User, case: Case, monkeypatch: pytest.MonkeyPatch) -> ImportBatch:
    """Twenty rows of thirty-five are in; then whoever asked lost the right."""
    monkeypatch.setattr(importing, "CHUNK", 10)
    batch = upload(officer, case, many(35))
    batch = ask_for_import(by=officer, batch=batch, version=batch.version)
    whole, calls = importing._import_chunk, []

    def stop(*given: Any) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise Denied("This case was handed over.")
        whole(*given)

    monkeypatch.setattr(importing, "_import_chunk", stop)
    batch = worked_off(batch)
    monkeypatch.setattr(importing, "_import_chunk", whole)
    assert Incident.objects.filter(batch=batch, is_series=False).count() == 20
    return batch


def test_import_half_done_can_be_reversed_and_is_not_gone_on_with(
    case: Case, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = half_done(officer, case, monkeypatch)

    reverse_import(by=officer, batch=batch, version=batch.version, reason="Not ours")

    assert told(case) == []
    with pytest.raises(NotNow, match="Nothing has stopped"):
        try_import_again(by=officer, batch=batch)
    Job.objects.filter(kind="cases.import_rows").update(state=JobState.QUEUED, finished_at=None)
    work_off()
    assert Job.objects.get(kind="cases.import_rows").last_error == "This import was reversed."
    assert imported(officer, case, many(35)).imported_count == 35


def test_import_that_goes_on_is_not_reversed(case: Case, officer: User) -> None:
    batch = upload(officer, case)
    batch = ask_for_import(by=officer, batch=batch, version=batch.version)

    with pytest.raises(NotNow, match="Reverse it when that is over"):
        reverse_import(by=officer, batch=batch, version=batch.version, reason="Wrong")


def test_import_does_not_bring_back_what_was_withdrawn_between_attempts(
    case: Case, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = half_done(officer, case, monkeypatch)
    row = Incident.objects.filter(batch=batch, is_series=False).first()
    withdraw_incident(by=officer, incident=row, reason="Of another number")

    try_import_again(by=officer, batch=batch)
    batch = worked_off(batch)

    assert (batch.imported_count, batch.duplicate_count) == (35, 0)
    assert case.incidents.get(is_series=True).count == 34
    assert Incident.objects.filter(fingerprint=row.fingerprint).count() == 1


def test_import_stops_where_a_victim_was_removed_meanwhile(case: Case, officer: User) -> None:
    other = add_victim(by=officer, case=case, named=Named("Vera", "Other"))
    batch = upload(officer, case, victims=[other.pk])
    ask_for_import(by=officer, batch=batch, version=batch.version)
    remove_victim(by=officer, victim=other, reason="Somebody else was meant")

    batch = worked_off(batch)

    job = Job.objects.get(kind="cases.import_rows")
    assert (job.state, job.attempts) == (JobState.DEAD, 1)
    assert job.last_error.startswith("Somebody these rows are against was removed from the case meanwhile.")
    assert Incident.objects.filter(batch=batch).exists() is False


def test_table_that_cannot_be_read_says_why_and_is_not_described(case: Case, officer: User) -> None:
    batch = read(officer, case, "words")

    assert (batch.is_read, batch.refusal) == (False, SENTENCES["empty"])
    with pytest.raises(NotNow, match="must have a row of headings"):
        describe_import(by=officer, batch=batch, version=1, kind="Call")


def test_upload_import_keeps_no_file_of_a_case_that_is_closed(
    case: Case, officer: User, tmp_path: Path, settings: LazySettings
) -> None:
    settings.FILE_ROOT = tmp_path
    close_case(by=officer, case=case, reason=ClosingReason.OTHER, explanation="Because")

    with pytest.raises(NotNow):
        upload_import(by=officer, case=case, file=Received(BytesIO(b"a,b\n1,2\n"), "a.csv", "text/csv"))

    assert list(tmp_path.rglob("*")) == []


def test_reading_that_was_overtaken_by_another_description_is_dropped(case: Case, officer: User) -> None:
    batch = upload(officer, case)
    first = Job.objects.get(key=batch.job_key)
    describe_import(by=officer, batch=batch, version=batch.version, grouping="none")
    Job.objects.filter(pk=first.pk).update(state=JobState.QUEUED, finished_at=None)

    read_import(by=SYSTEM, batch=batch, job=JobHandle(claim(str(first.pk))))

    batch.refresh_from_db()
    assert (batch.is_sifted, batch.version) == (False, 3)


def test_reading_done_twice_finds_the_same(case: Case, officer: User) -> None:
    batch = upload(officer, case)
    found = batch.sifted
    Job.objects.filter(key=batch.job_key).update(state=JobState.QUEUED, finished_at=None)

    again = worked_off(batch)

    assert again.sifted | {"at": ""} == found | {"at": ""}
    assert (again.version, again.mapping) == (batch.version, batch.mapping)
