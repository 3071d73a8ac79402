"""The worker's part of looking at a table: its columns, and what its rows would bring. Nothing is imported."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from cases.imports.dry_run import dry_run
from cases.imports.mapping import FileMapping
from cases.imports.sifting import sift
from cases.imports.stored import stored_table
from cases.imports.tables import guess
from cases.models import ImportBatch
from cases.permissions.imports import known_among
from cases.record import enter
from spo.audit.actors import Actor
from spo.files import FileRefused
from spo.files.tables import Table
from spo.work.handle import JobHandle

SAMPLES, SAMPLE_LENGTH = 3, 200


def read_import(*, by: Actor, batch: ImportBatch, job: JobHandle) -> None:
    """Whoever described it otherwise meanwhile has asked for it to be read again, so that what was found here is dropped."""
    job.progress("Reading the file")
    try:
        changes = _found(batch, stored_table(batch))
    except FileRefused as refused:
        changes = {"refusal": refused.sentence}
    with job.finishing():
        locked = ImportBatch.objects.select_for_update(of=("self",)).select_related("case").get(pk=batch.pk)
        if (locked.version, locked.asked_at) == (batch.version, None):
            for name, value in changes.items():
                setattr(locked, name, value)
            locked.save(update_fields=list(changes))
            enter(by, "import.sifted", locked.case, locked.subject)


def _found(batch: ImportBatch, table: Table) -> dict[str, Any]:
    """Columns are guessed by their headings, once."""
    mapping, changes = FileMapping.of(batch.mapping), {}
    if not batch.is_read:
        samples = [[cell[:SAMPLE_LENGTH] for cell in cells] for _, cells in table.rows[:SAMPLES]]
        columns = guess(table.headings)
        mapping = replace(mapping, headings=table.headings, samples=samples, columns=columns)
        changes = {"mapping": mapping.kept(), "row_count": len(table.rows)}
    if not mapping.is_complete:
        return changes
    now = timezone.localtime()
    sifted = sift(table.rows, mapping, now=now)
    known = known_among(batch.case, [row.fingerprint for row in sifted.rows])
    return changes | {"sifted": dry_run(sifted, known, version=batch.version, now=now).kept()}
