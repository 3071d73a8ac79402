"""A table of messages or calls: taken in, described, imported as one act, and reversed as one."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases import hooks
from cases.actions.exhibits import Received, add_exhibit
from cases.changes import lock_case, lock_row, save_changes
from cases.imports.mapping import FileMapping
from cases.imports.sifting import sift
from cases.imports.stored import stored_table
from cases.imports.tables import guess
from cases.models import Case, ImportBatch, Incident
from cases.permissions.imports import known_fingerprints, lines_of
from cases.policies.imports import (
    IMPORT_ROWS,
    check_describe_import,
    check_described,
    check_lines_free,
    check_reverse_import,
    check_sifted,
    check_try_import_again,
    job_of,
)
from cases.record import enter
from cases.series import retell_and_tell, withdraw_rows
from cases.words import import_words
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.exceptions import Mistaken
from spo.files import FileRefused, display_name, open_stored, store
from spo.files.tables import read_table
from spo.work.queue import enqueue, try_again

SAMPLES, SAMPLE_LENGTH = 3, 200
TITLE = "Imported table: {name}"


@transaction.atomic
def upload_import(*, by: User, case: Case, file: Received, **said: Any) -> ImportBatch:
    """The file is kept as it is. Its columns are guessed by their headings; `said` is what is known beside."""
    stored = store(file.stream)
    try:
        table = read_table(stored.path, file.media_type)
    except FileRefused as refused:
        raise Mistaken({"file": refused.sentence}) from refused
    locked = lock_case(by, case)
    samples = [[cell[:SAMPLE_LENGTH] for cell in cells] for _, cells in table.rows[:SAMPLES]]
    mapping = FileMapping(table.headings, samples, guess(table.headings))
    batch = ImportBatch.objects.create(
        case=locked,
        file_name=display_name(file.name),
        media_type=file.media_type,
        sha256=stored.sha256,
        size=stored.size,
        mapping=replace(mapping, **said).kept(),
        row_count=len(table.rows),
        uploaded_by=by,
    )
    enter(by, "import.uploaded", locked, batch.subject, Operation.COLLECTION)
    return batch


@transaction.atomic
def describe_import(*, by: User, batch: ImportBatch, version: int, **said: Any) -> ImportBatch:
    """Which column says what, and what holds for every row. Nothing is imported yet."""
    case = lock_case(by, batch.case)
    changes = {"mapping": replace(FileMapping.of(batch.mapping), **said).kept()}
    locked = lock_row(batch, version, changes, import_words)
    check_describe_import(locked)
    if save_changes(locked, changes):
        enter(by, "import.described", case, locked.subject, fields=sorted(said))
    return locked


@transaction.atomic
def ask_for_import(*, by: User, batch: ImportBatch, version: int) -> ImportBatch:
    """A worker does it; whoever asks has recorded the incidents. The file becomes an exhibit too where that was said."""
    case = lock_case(by, batch.case)
    locked = lock_row(batch, version, {}, import_words)
    check_described(locked)
    mapping = FileMapping.of(locked.mapping)
    sifted = sift(stored_table(locked).rows, mapping, now=timezone.localtime())
    check_sifted(sifted, mapping, len(sifted.new(known_fingerprints(case))))
    save_changes(locked, {"asked_by": by, "asked_at": timezone.now()})
    enter(by, "import.asked_for", case, locked.subject)
    if mapping.is_exhibit:
        with open_stored(locked.sha256) as stream:
            file = Received(stream, locked.file_name, locked.media_type)
            title = TITLE.format(name=locked.file_name)[:200]
            add_exhibit(by=by, case=case, file=file, title=title, is_for_respondent=False)
    enqueue(kind=IMPORT_ROWS, subject_id=locked.pk, key=f"import {locked.pk}")
    return locked


@transaction.atomic
def try_import_again(*, by: User, batch: ImportBatch) -> None:
    """After a fault. What was imported already is known by its fingerprint."""
    case = lock_case(by, batch.case)
    check_try_import_again(batch)
    job = job_of(batch)
    if job is not None:
        try_again(by=by, job=job)
    enter(by, "import.tried_again", case, batch.subject)


@transaction.atomic
def reverse_import(*, by: User, batch: ImportBatch, version: int, reason: str) -> ImportBatch:
    """Every row that came with it is withdrawn, and its series; a series that others share says what is left."""
    case = lock_case(by, batch.case)
    locked = lock_row(batch, version, {}, import_words)
    check_reverse_import(locked)
    lines, shared = list(lines_of(locked)), list(_series_of_others(locked))
    check_lines_free([*lines, *shared])
    count = withdraw_rows(by, Incident.objects.filter(batch=locked), reason)
    save_changes(locked, {"reversed_by": by, "reversed_at": timezone.now(), "reversed_reason": reason})
    enter(by, "import.reversed", case, f"{locked.subject}, {count:,} rows")
    for line in Incident.objects.filter(pk__in=[line.pk for line in lines]):
        enter(by, "incident.withdrawn", case, line.subject)
        hooks.incident_withdrawn(by, line)
    for series in shared:
        retell_and_tell(by, series, reason=reason)
    return locked


def _series_of_others(batch: ImportBatch) -> Any:
    """Series that somebody grouped, or that another file made, and that hold rows of this one."""
    rows = Incident.objects.filter(batch=batch, part_of__isnull=False, withdrawn_at__isnull=True)
    keys = rows.order_by().values_list("part_of", flat=True).distinct()
    return Incident.objects.filter(pk__in=keys, withdrawn_at__isnull=True).exclude(batch=batch)
