"""A table of messages becomes incidents once, as one act, and is taken back as one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import LazySettings

from cases import hooks
from cases.actions import importing
from cases.actions.imports import (
    ask_for_import,
    describe_import,
    reverse_import,
    try_import_again,
)
from cases.actions.series import group_incidents, take_out_of_series
from cases.models import Case, Incident, IncidentVictim
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, Stale
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.running import run
from tests.cases.imports.tables import THREE, imported, many, read, upload, worked_off
from tests.factories.work import work_off


def lines(case: Case) -> list[str]:
    standing = case.incidents.filter(part_of=None, withdrawn_at=None, batch__isnull=False)
    return [row.what_happened for row in standing]


def test_upload_import_counts_among_the_files_of_the_day(
    case: Case, officer: User, settings: LazySettings
) -> None:
    settings.DAILY_FILES = 1
    upload(officer, case, THREE)

    with pytest.raises(Mistaken) as refused:
        upload(officer, case, THREE)

    assert list(refused.value.problems) == ["file"]
    assert case.imports.count() == 1


def test_import_makes_a_series_for_each_kind(case: Case, officer: User) -> None:
    batch = imported(officer, case)

    assert lines(case) == [
        "2 calls between 3 May 2026 and 9 June 2026.",
        "1 SMS on 4 May 2026.",
    ]
    assert (batch.imported_count, batch.duplicate_count, batch.problem_count) == (3, 0, 0)
    rows = Incident.objects.filter(batch=batch, is_series=False)
    assert [row.what_happened for row in rows] == [
        "Call, from +447700900123.",
        "SMS, from +447700900123: Where are you?",
        "Call, from +447700900123.",
    ]
    assert {(row.acts[0], row.how_known, row.logged_by) for row in rows} == {
        ("contacting", "device", officer)
    }
    assert IncidentVictim.objects.filter(victim=case.victims.first(), incident__batch=batch).count() == 5


def test_import_as_one_series_and_as_lines(case: Case, officer: User) -> None:
    imported(officer, case, grouping="one")
    assert lines(case) == ["3 calls and SMS between 3 May 2026 and 9 June 2026."]

    imported(officer, case, THREE.replace("123", "999"), grouping="none")
    assert len(lines(case)) == 4


def test_import_is_recorded_once_and_each_line_by_who_asked(
    case: Case, officer: User, colleague: User
) -> None:
    batch = upload(officer, case, many(300))
    ask_for_import(by=colleague, batch=batch, version=batch.version)
    work_off()

    events = AuditEvent.objects.filter(who=colleague.record_name).exclude(did="deadline.set")
    said = events.order_by("pk")
    assert list(said.values_list("did", "subject")) == [
        ("import.asked_for", f"import {batch.pk}"),
        ("import.finished", f"import {batch.pk}, 300 rows"),
        ("incident.logged", "incident 2"),
    ]


def test_import_knows_rows_it_has_seen(case: Case, officer: User) -> None:
    imported(officer, case)
    longer = f"{THREE}10/06/2026,08:00,Call,+447700900123,\n"

    batch = imported(officer, case, longer)

    assert (batch.imported_count, batch.duplicate_count) == (1, 3)
    assert lines(case)[-1] == "1 call on 10 June 2026."


def test_import_keeps_rows_alike_unless_they_are_alike_to_the_second(case: Case, officer: User) -> None:
    twice = "03/05/2026,09:00,SMS,A,Answer me\n" * 2 + "03/05/2026,09:00:07,Call,A,\n" * 2

    batch = imported(officer, case, twice)

    assert (batch.imported_count, batch.duplicate_count) == (3, 1)
    assert imported(officer, case, twice + "03/05/2026,09:00,SMS,A,Answer me\n").imported_count == 1


def test_import_keeps_what_could_not_be_read(case: Case, officer: User) -> None:
    batch = imported(officer, case, f"31/02/2026,09:00,Call,A,\n{THREE},,Call,A,\n")

    assert list(batch.problems.values_list("row", "column", "sentence")) == [
        (2, "Date", "“31/02/2026 09:00” is not a date, day first, or not a time."),
        (6, "Date", "There is no date."),
    ]
    assert (batch.row_count, batch.problem_count) == (5, 2)


def test_import_takes_only_what_the_suspect_sent(case: Case, officer: User) -> None:
    both = "03/05/2026,09:00,SMS,Ann,Stop\n03/05/2026,09:01,SMS,Bob,Never\n"

    assert imported(officer, case, both, only=["bob"]).imported_count == 1
    assert lines(case) == ["1 SMS on 3 May 2026."]


def test_import_goes_on_after_a_crash_without_doubles(
    case: Case, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 10)
    batch = upload(officer, case, many(35))
    ask_for_import(by=officer, batch=batch, version=batch.version)
    job, whole, calls = Job.objects.get(kind="cases.import_rows"), importing._import_chunk, []

    def crash(*given: object) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise OSError
        whole(*given)

    monkeypatch.setattr(importing, "_import_chunk", crash)
    run(str(job.pk))
    assert Incident.objects.filter(batch=batch, is_series=False).count() == 20
    Job.objects.update(run_after="2026-01-01T00:00:00Z")
    work_off()

    batch.refresh_from_db()
    assert (batch.imported_count, batch.duplicate_count) == (35, 0)
    numbers = sorted(Incident.objects.filter(case=case).values_list("number", flat=True))
    assert numbers == list(range(1, 38))
    assert case.incidents.get(is_series=True).count == 35


def test_import_run_twice_does_it_once(case: Case, officer: User) -> None:
    batch = imported(officer, case)
    job = Job.objects.get(kind="cases.import_rows")
    Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED, finished_at=None)

    run(str(job.pk))

    assert Incident.objects.filter(batch=batch).count() == 5
    assert AuditEvent.objects.filter(did="import.finished").count() == 1


def test_import_by_somebody_who_lost_the_right_stops_and_can_be_tried_again(
    case: Case, officer: User, colleague: User, stranger: User
) -> None:
    batch = upload(officer, case)
    ask_for_import(by=colleague, batch=batch, version=batch.version)
    colleague.unit = stranger.unit
    colleague.save()
    work_off()

    job = Job.objects.get(kind="cases.import_rows")
    assert (job.state, Incident.objects.filter(batch=batch).count()) == (JobState.DEAD, 0)
    with pytest.raises(Denied):
        try_import_again(by=stranger, batch=batch)
    try_import_again(by=officer, batch=batch)
    batch = worked_off(batch)
    assert (batch.asked_by, batch.imported_count) == (officer, 3)
    assert set(Incident.objects.filter(batch=batch).values_list("logged_by", flat=True)) == {officer.pk}


def test_ask_for_import_refuses_what_nobody_could_read(case: Case, officer: User) -> None:
    undescribed = read(officer, case, "a,b\n1,2\n")
    many_kinds = "".join(f"03/05/2026,09:00,Kind {at},A,\n" for at in range(21))
    for batch, sentence in (
        (undescribed, "Say which column holds the date"),
        (upload(officer, case, "31/02/2026,,Call,A,\n"), "No row of this file"),
        (upload(officer, case, many(101), grouping="none"), "More than 100 rows"),
        (upload(officer, case, many_kinds), "more than 20 different values"),
    ):
        with pytest.raises(NotNow, match=sentence):
            ask_for_import(by=officer, batch=batch, version=batch.version)
    assert Job.objects.filter(kind="cases.import_rows").exists() is False


def test_ask_for_import_adds_the_file_as_an_exhibit_where_that_was_said(case: Case, officer: User) -> None:
    batch = imported(officer, case, is_exhibit=True)

    exhibit = case.exhibits.get()
    assert (exhibit.sha256, exhibit.title, exhibit.is_for_respondent) == (
        batch.sha256,
        "Imported table: phone.csv",
        False,
    )


def test_describe_import_is_refused_once_asked_and_when_stale(
    case: Case, officer: User, stranger: User
) -> None:
    batch = upload(officer, case)
    with pytest.raises(Stale):
        describe_import(by=officer, batch=batch, version=1, kind="Call")
    with pytest.raises(Denied):
        describe_import(by=stranger, batch=batch, version=batch.version, kind="Call")
    ask_for_import(by=officer, batch=batch, version=batch.version)
    with pytest.raises(NotNow, match="was imported, or is being imported"):
        describe_import(by=officer, batch=batch, version=batch.version + 1, kind="Call")


def test_upper_floors_hear_of_the_lines_once(case: Case, officer: User, hooked: Callable) -> None:
    heard: list[list[str]] = []
    hooked(hooks.incidents_imported, lambda by, rows: heard.append([row.subject for row in rows]))
    hooked(hooks.incident_logged, lambda by, row: heard.append(["each"]))

    imported(officer, case)

    assert heard == [["incident 2", "incident 3"]]


def test_reverse_import_withdraws_everything_that_came(case: Case, officer: User) -> None:
    batch = imported(officer, case)
    take_out_of_series(by=officer, part=Incident.objects.get(number=4))

    reverse_import(by=officer, batch=batch, version=batch.version, reason="Another phone")

    left = Incident.objects.filter(batch=batch, withdrawn_at=None)
    assert (list(left), lines(case)) == ([], [])
    said = AuditEvent.objects.filter(did="import.reversed").values_list("subject", flat=True)
    assert list(said) == [f"import {batch.pk}, 5 rows"]
    with pytest.raises(NotNow, match="reversed already"):
        reverse_import(by=officer, batch=batch, version=batch.version + 1, reason="Again")


def test_reverse_import_can_be_followed_by_the_same_file(case: Case, officer: User) -> None:
    first = imported(officer, case)
    reverse_import(by=officer, batch=first, version=first.version, reason="Wrong victim")

    assert imported(officer, case).imported_count == 3


def test_reverse_import_leaves_to_a_series_what_is_not_of_the_file(case: Case, officer: User) -> None:
    batch = imported(officer, case, grouping="none")
    keys = list(case.incidents.values_list("pk", flat=True))
    series = group_incidents(by=officer, case=case, incidents=keys, name="acts")

    reverse_import(by=officer, batch=batch, version=batch.version, reason="Another phone")

    series.refresh_from_db()
    assert (series.count, series.starts_on, series.is_withdrawn) == (1, date(2026, 5, 3), False)


def test_reverse_import_is_refused_while_something_rests_on_it(
    case: Case, officer: User, hooked: Callable
) -> None:
    batch = imported(officer, case)
    hooked(hooks.incident_in_use, lambda row: ["Strike the breach first."] if row.is_series else [])

    with pytest.raises(NotNow, match="Strike the breach first"):
        reverse_import(by=officer, batch=batch, version=batch.version, reason="Wrong")

    assert len(lines(case)) == 2
