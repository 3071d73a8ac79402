"""What the pages of an import say: what a file would bring, how far it has come, and what came of it."""

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from cases.imports.mapping import FileMapping
from cases.imports.sifting import Row, Sifted, sift
from cases.imports.stored import stored_table
from cases.models import ImportBatch
from cases.pages.denials import edit_denied
from cases.permissions.imports import known_fingerprints, lines_of
from cases.policies.imports import (
    check_describe_import,
    check_described,
    check_reverse_import,
    check_sifted,
    check_try_import_again,
    job_of,
)
from cases.when import wording
from cases.words import import_words, rows
from spo.accounts.models import User
from spo.dates import gov_datetime
from spo.refusals import can, refusal
from spo.work.enums import JobState

SHOWN = 20  # rows of a preview, and problems on a page


@dataclass(frozen=True)
class Progress:
    """`state` is waiting, working, done or failed, as `components/_progress.html` takes it."""

    state: str
    text: str
    percent: int | None = None


def import_url(batch: ImportBatch) -> str:
    return reverse("open_import", args=[batch.case.reference, batch.pk])


def preview(batch: ImportBatch) -> dict[str, Any]:
    """A dry run of the whole file, with the first rows as they will read. Nothing is kept of it."""
    mapping = FileMapping.of(batch.mapping)
    sifted = sift(stored_table(batch).rows, mapping, now=timezone.localtime())
    new = sifted.new(known_fingerprints(batch.case))
    return {
        "counts": rows(_counts(batch, sifted, len(new))),
        "rows": [_as_it_reads(row) for row in new[:SHOWN]],
        "problems": sifted.problems[:SHOWN],
        "more_problems": max(0, len(sifted.problems) - SHOWN),
        "denied": refusal(check_described, batch) or refusal(check_sifted, sifted, mapping, len(new)),
        "new": len(new),
    }


def _counts(batch: ImportBatch, sifted: Sifted, new: int) -> dict[str, str]:
    told = {"Rows in the file": batch.row_count, "Would be imported": new}
    told |= {"Imported before": len(sifted.rows) - new, "Twice in the file": sifted.twice}
    told |= {
        "From somebody else than the suspect": sifted.left_out,
        "Cannot be imported": len(sifted.problems),
    }
    return {label: f"{number:,}" for label, number in told.items()}


def _as_it_reads(row: Row) -> dict[str, Any]:
    return {"number": row.found.row, "when": wording(row.found.when), "text": row.found.account}


def progress_of(batch: ImportBatch) -> Progress:
    if batch.imported_at:
        return Progress("done", f"{batch.imported_count:,} rows were imported.")
    job = job_of(batch)
    if job is None or job.state == JobState.DEAD:
        return Progress("failed", f"The import stopped. {job.last_error if job else ''}".strip())
    if job.is_waiting_again:
        return Progress("waiting", "An attempt did not succeed. The next one starts by itself.")
    shown = job.progress if job.state == JobState.LEASED else {}
    if not shown:
        return Progress("waiting", "The import is waiting to start.")
    return Progress("working", f"{shown['stage']}.", 100 * shown["done"] // max(shown["total"], 1))


def context(user: User, batch: ImportBatch) -> dict[str, Any]:
    """One file: what was said of it, and what became of it."""
    case = batch.case
    problems = list(batch.problems.all()[:SHOWN])
    return {
        "batch": batch,
        "rows": rows(_file_words(batch) | import_words(batch)),
        "results": rows(_results(batch)) if batch.imported_at else [],
        "lines": lines_of(batch) if batch.imported_at else [],
        "problems": problems,
        "more_problems": max(0, batch.problem_count - len(problems)),
        "progress": progress_of(batch) if batch.asked_at and not batch.is_reversed else None,
        "progress_url": reverse("import_progress", args=[case.reference, batch.pk]),
        "can_try_again": can(check_try_import_again, batch) and not edit_denied(user, case),
        "describe_denied": edit_denied(user, case, check_describe_import, batch),
        "ask_denied": edit_denied(user, case, check_described, batch),
        "reverse_denied": edit_denied(user, case, check_reverse_import, batch),
    }


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
