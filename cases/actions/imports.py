"""A table of messages or calls: taken in, described, imported as one act, and reversed as one."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases import hooks
from cases.actions.exhibits import Received, add_exhibit
from cases.actions.retelling import retell_series
from cases.changes import enter_in_second_cases, lock_case, lock_row, save_changes, withdraw_rows
from cases.imports.mapping import FileMapping
from cases.models import Case, ImportBatch, Incident
from cases.permissions.cases import check_edit_case
from cases.permissions.imports import lines_of
from cases.policies import check_case_open
from cases.policies.exhibits import check_room_today
from cases.policies.imports import (
    IMPORT_ROWS,
    READ_TABLE,
    check_described,
    check_lines_free,
    check_read,
    check_reverse_import,
    check_sifted,
    check_try_import_again,
    job_of,
)
from cases.record import enter
from cases.words import import_words
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.exceptions import Mistaken
from spo.files import FileRefused, display_name, open_stored, store
from spo.work.queue import enqueue, try_again
from spo.work.staging import one_at_a_time

TITLE = "Imported table: {name}"


@transaction.atomic
def upload_import(*, by: User, case: Case, file: Received, **said: Any) -> ImportBatch:
    """The file is kept as it is, and a worker reads it; `said` is what is known beside."""
    check_edit_case(by, case)
    check_case_open(case)
    _check_room(by, file)
    stored = store(file.stream)
    locked = lock_case(by, case)
    batch = ImportBatch.objects.create(
        case=locked,
        file_name=display_name(file.name),
        media_type=file.media_type,
        sha256=stored.sha256,
        size=stored.size,
        mapping=FileMapping(**said).kept(),
        uploaded_by=by,
    )
    _ask_to_read(batch)
    enter(by, "import.uploaded", locked, batch.subject, Operation.COLLECTION)
    return batch


def _check_room(by: User, file: Received) -> None:
    try:
        check_room_today(by, file.length)
    except FileRefused as refused:
        raise Mistaken({"file": refused.sentence}) from refused


@transaction.atomic
def describe_import(*, by: User, batch: ImportBatch, version: int, **said: Any) -> ImportBatch:
    """Which column says what, and what holds for every row. Nothing is imported yet, and what it would bring is worked out
    anew even where nothing is said otherwise: the case may have changed."""
    case = lock_case(by, batch.case)
    changes = {"mapping": replace(FileMapping.of(batch.mapping), **said).kept(), "sifted": {}}
    locked = lock_row(batch, version, changes, import_words)
    check_read(locked)
    if save_changes(locked, changes):
        _ask_to_read(locked)
        enter(by, "import.described", case, locked.subject, fields=sorted(said))
    return locked


@transaction.atomic
def ask_for_import(*, by: User, batch: ImportBatch, version: int) -> ImportBatch:
    """A worker does it; whoever asks has recorded the incidents. The file becomes an exhibit too where that was said.

    What the rows would bring was worked out for the version that whoever asks has seen: nothing is read here.
    """
    one_at_a_time(by)  # before the case, as whoever adds a file does
    case = lock_case(by, batch.case)
    locked = lock_row(batch, version, {}, import_words)
    check_described(locked)
    check_sifted(locked)
    save_changes(locked, {"asked_by": by, "asked_at": timezone.now()})
    enter(by, "import.asked_for", case, locked.subject)
    if FileMapping.of(locked.mapping).is_exhibit:
        with open_stored(locked.sha256) as stream:
            file = Received(stream, locked.file_name, locked.media_type)
            title = TITLE.format(name=locked.file_name)[:200]
            add_exhibit(by=by, case=case, file=file, title=title, is_for_respondent=False)
    enqueue(kind=IMPORT_ROWS, subject_id=locked.pk, key=locked.job_key)
    return locked


@transaction.atomic
def try_import_again(*, by: User, batch: ImportBatch) -> None:
    """After a fault or a refusal. Whoever presses the button goes on with it: who asked first may not be able to any
    more."""
    case = lock_case(by, batch.case)
    locked = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    check_try_import_again(locked)
    job = job_of(locked)
    if locked.refusal:
        save_changes(locked, {"refusal": ""})
        _ask_to_read(locked)
    elif job is not None:
        try_again(by=by, job=job)
    if locked.asked_at:
        save_changes(locked, {"asked_by": by})
    enter(by, "import.tried_again", case, locked.subject)


@transaction.atomic
def reverse_import(*, by: User, batch: ImportBatch, version: int, reason: str) -> ImportBatch:
    """Every row that came with it is withdrawn, and its series; a series that others share says what is left.

    So too where the worker stopped half-way.
    """
    case = lock_case(by, batch.case)
    locked = lock_row(batch, version, {}, import_words)
    check_reverse_import(locked)
    lines, shared = list(lines_of(locked)), list(_series_of_others(locked))
    check_lines_free([*lines, *shared])
    count = withdraw_rows(by, Incident.objects.filter(batch=locked), reason)
    save_changes(locked, {"reversed_by": by, "reversed_at": timezone.now(), "reversed_reason": reason})
    enter(by, "import.reversed", case, f"{locked.subject}, {count:,} rows")
    enter_in_second_cases(by, lines)
    for line in Incident.objects.filter(pk__in=[line.pk for line in lines]):
        enter(by, "incident.withdrawn", case, line.subject)
        hooks.incident_withdrawn(by, line)
    for series in shared:
        retell_series(by=by, series=series, reason=reason)
    return locked


def _ask_to_read(batch: ImportBatch) -> None:
    enqueue(kind=READ_TABLE, subject_id=batch.pk, key=batch.job_key)


def _series_of_others(batch: ImportBatch) -> Any:
    """Series that somebody grouped, or that another file made, and that hold rows of this one."""
    rows = Incident.objects.filter(batch=batch, part_of__isnull=False, withdrawn_at__isnull=True)
    keys = rows.order_by().values_list("part_of", flat=True).distinct()
    return Incident.objects.filter(pk__in=keys, withdrawn_at__isnull=True).exclude(batch=batch)
