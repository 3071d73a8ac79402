"""The worker's part of an import: rows become incidents in chunks, each whole or not at all.

Whoever goes on after a crash finds the rows that came with this file by their fingerprints, and makes no doubles; what
somebody withdrew of them meanwhile stays withdrawn.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases import hooks
from cases.aiming import aim
from cases.changes import lock_case, save_changes
from cases.clocks import prompt_assessment
from cases.enums import Act, AssessAgain, WhenKind
from cases.imports.mapping import FileMapping
from cases.imports.sifting import Row, Sifted, name_of, series_of, sift
from cases.imports.stored import stored_table
from cases.models import Case, ImportBatch, ImportProblem, Incident
from cases.numbers import next_incident_number
from cases.permissions.imports import lines_of
from cases.policies.imports import check_import_rows
from cases.record import enter
from cases.series import retell, series_sentence
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.work.handle import JobHandle

CHUNK = 1000
MOST_PROBLEMS = 1000  # kept of one file


def import_rows(*, by: User, batch: ImportBatch, job: JobHandle) -> None:
    """`by` is who asked for it, and may have lost the right since."""
    if batch.imported_at:
        return
    mapping = FileMapping.of(batch.mapping)
    sifted = sift(stored_table(batch).rows, mapping, now=timezone.localtime())
    rows, total = sifted.rows, len(sifted.rows)
    for start in range(0, total, CHUNK):
        job.progress("Importing the rows", start, total)
        with transaction.atomic():
            case = _locked(by, batch)
            _import_chunk(by, case, batch, mapping, sifted, rows[start : start + CHUNK])
    with job.finishing():
        case = _locked(by, batch)
        _finish(by, case, batch, sifted)


def _locked(by: User, batch: ImportBatch) -> Case:
    """Its case, after what may have changed since the rows were asked for."""
    case = lock_case(by, batch.case)
    batch.refresh_from_db(fields=["reversed_at", "version"])
    check_import_rows(batch)
    return case


def _import_chunk(
    by: User, case: Case, batch: ImportBatch, mapping: FileMapping, sifted: Sifted, rows: Sequence[Row]
) -> None:
    """Under the lock of the case, so that what another file brings meanwhile is known."""
    counted = Incident.objects.filter(Q(withdrawn_at__isnull=True) | Q(batch=batch), case=case)
    known = counted.filter(fingerprint__in=[row.fingerprint for row in rows])
    there = set(known.values_list("fingerprint", flat=True))
    new = [row for row in rows if row.fingerprint not in there]
    shared = {"case": case, "batch": batch, "logged_by": by, "how_known": mapping.how_known}
    shared |= {
        "against_other": mapping.against_other,
        "acts": [act.value for act in Act if act in mapping.acts],
    }
    series = _series_of_chunk(shared, mapping, sifted, new)
    number = next_incident_number(case)
    made = Incident.objects.bulk_create(
        Incident(
            number=number + place,
            part_of=series.get(series_of(row.found, mapping)),
            fingerprint=row.fingerprint,
            what_happened=row.found.account,
            **shared,
            **asdict(row.found.when),
        )
        for place, row in enumerate(new)
    )
    aim(made, mapping.victims)
    for each in series.values():
        retell(each)


def _series_of_chunk(
    shared: dict[str, Any], mapping: FileMapping, sifted: Sifted, rows: Sequence[Row]
) -> dict[str | None, Incident]:
    """Those that the rows belong to, made by the first of them."""
    found: dict[str | None, Incident] = {}
    for row in rows:
        key, on = series_of(row.found, mapping), row.found.when.starts_on
        if key is None or key in found:
            continue
        mark = hashlib.sha256(f"series of import {shared['batch'].pk}: {key}".encode()).hexdigest()
        standing = Incident.objects.filter(case=shared["case"], fingerprint=mark, withdrawn_at__isnull=True)
        found[key] = standing.first() or Incident.objects.create(
            number=next_incident_number(shared["case"]),
            is_series=True,
            when_kind=WhenKind.BETWEEN,
            starts_on=on,
            ends_on=on,
            fingerprint=mark,
            what_happened=series_sentence(1, name_of(key, sifted), on, on),
            **shared,
        )
        aim([] if found[key].targets.exists() else [found[key]], mapping.victims)
    return found


def _finish(by: User, case: Case, batch: ImportBatch, sifted: Sifted) -> None:
    """One line of the record for the file, and one for each line of the timeline; upper floors hear of those."""
    imported = Incident.objects.filter(batch=batch, is_series=False).count()
    counts = {
        "imported_at": timezone.now(),
        "imported_count": imported,
        "duplicate_count": sifted.twice + len(sifted.rows) - imported,
        "problem_count": len(sifted.problems),
    }
    save_changes(batch, counts)
    ImportProblem.objects.bulk_create(
        ImportProblem(batch=batch, row=each.row, column=each.column[:200], sentence=each.sentence)
        for each in sifted.problems[:MOST_PROBLEMS]
    )
    enter(by, "import.finished", case, f"{batch.subject}, {imported:,} rows", Operation.COLLECTION)
    lines = list(lines_of(batch))
    for line in lines:
        enter(by, "incident.logged", case, line.subject, Operation.COLLECTION)
    hooks.incidents_imported(by, lines)
    prompt_assessment(by, case, AssessAgain.IMPORT)
