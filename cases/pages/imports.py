"""What the pages of an import say: what a file would bring, how far it has come, and what came of it."""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from cases.imports.dry_run import DryRun
from cases.models import ImportBatch
from cases.pages.denials import edit_denied
from cases.permissions.imports import lines_of, rows_of
from cases.policies.imports import (
    check_described,
    check_read,
    check_reverse_import,
    check_sifted,
    check_try_import_again,
    job_of,
)
from cases.words import import_words, rows
from spo.accounts.models import User
from spo.dates import gov_datetime
from spo.refusals import can, refusal
from spo.work.enums import JobState
from spo.work.showing import Progress, under_way

SHOWN = 20  # problems on a page
NOT_READ = "The file could not be read."
IMPORT_WAITS, FILE_WAITS = "The import is waiting to start.", "The file is waiting to be read."


def import_url(batch: ImportBatch) -> str:
    return reverse("open_import", args=[batch.case.reference, batch.pk])


def preview(batch: ImportBatch) -> dict[str, Any]:
    """What the worker found: how many rows, the first as they will read, and what cannot be taken."""
    found = DryRun.of(batch.sifted)
    return {
        "counts": rows(_counts(batch, found)),
        "rows": found.first_rows,
        "problems": found.first_problems,
        "more_problems": found.problems - len(found.first_problems),
        "denied": refusal(check_described, batch) or refusal(check_sifted, batch),
        "checked_at": found.checked_at,
    }


def _counts(batch: ImportBatch, found: DryRun) -> dict[str, str]:
    told = {
        "Rows in the file": batch.row_count,
        "Would be imported": found.new,
        "Imported before": found.rows - found.new,
        "Twice in the file": found.twice,
        "From somebody else than the suspect": found.left_out,
        "Cannot be imported": found.problems,
    }
    return {label: f"{number:,}" for label, number in told.items()}


def progress_of(batch: ImportBatch) -> Progress:
    """Of the import, or of the reading before it."""
    if batch.imported_at:
        was = "was" if batch.imported_count == 1 else "were"
        return Progress("done", f"{_rows(batch.imported_count)} {was} imported.")
    if batch.refusal:
        return Progress("failed", f"The file cannot be imported. {batch.refusal}.")
    job = job_of(batch)
    if job is None or job.state == JobState.DEAD:
        stopped = f"The import stopped after {_rows(rows_of(batch).count())}." if batch.asked_at else NOT_READ
        return Progress("failed", f"{stopped} {job.last_error if job else ''}".strip())
    if job.state == JobState.DONE:
        return Progress("done", "The file was read.")
    return under_way(job, waiting=IMPORT_WAITS if batch.asked_at else FILE_WAITS)


def waiting(user: User, batch: ImportBatch) -> dict[str, Any]:
    """How far a worker has come with the file, for each page that waits for it; or why there is nothing to wait for."""
    return {
        "batch": batch,
        "denied": refusal(check_described, batch) if batch.is_read else "",
        "progress": progress_of(batch),
        "progress_url": reverse("import_progress", args=[batch.case.reference, batch.pk]),
        "can_try_again": can(check_try_import_again, batch) and not edit_denied(user, batch.case),
    }


def context(user: User, batch: ImportBatch) -> dict[str, Any]:
    """One file: what was said of it, and what became of it."""
    case = batch.case
    problems = list(batch.problems.all()[:SHOWN])
    is_over = batch.is_reversed or (batch.is_read and not batch.asked_at)
    return waiting(user, batch) | {
        "rows": rows(_file_words(batch) | import_words(batch)),
        "results": rows(_results(batch)) if batch.imported_at else [],
        "lines": lines_of(batch) if batch.asked_at else [],
        "problems": problems,
        "more_problems": max(0, batch.problem_count - len(problems)),
        "is_progress_shown": not is_over,
        "upload_denied": edit_denied(user, case),
        "describe_denied": edit_denied(user, case, check_read, batch),
        "ask_denied": edit_denied(user, case, check_described, batch),
        "reverse_denied": edit_denied(user, case, check_reverse_import, batch),
    }


def what_goes(batch: ImportBatch) -> str:
    """Before it is reversed: also what a worker left half done."""
    return (
        f"Whatever came with this file is withdrawn: {_rows(rows_of(batch).count())}, and the series made of them. It stays "
        "in the timeline, struck through, with your name and the reason. The file can be imported again."
    )


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _file_words(batch: ImportBatch) -> dict[str, str]:
    return {
        "Size": filesizeformat(batch.size),
        "SHA-256": batch.sha256,
        "Rows": f"{batch.row_count:,}",
        "Uploaded": f"{gov_datetime(batch.uploaded_at)}, by {batch.uploaded_by.title}",
    }


def _results(batch: ImportBatch) -> dict[str, str]:
    rest = batch.row_count - batch.imported_count - batch.duplicate_count - batch.problem_count
    return {
        "Imported": f"{batch.imported_count:,} on {gov_datetime(batch.imported_at)}, for {_who_asked(batch)}",
        "There before, or twice in the file": f"{batch.duplicate_count:,}",
        "From somebody else than the suspect": f"{rest:,}",
        "Could not be imported": f"{batch.problem_count:,}",
    }


def _who_asked(batch: ImportBatch) -> str:
    return batch.asked_by.title if batch.asked_by else ""
