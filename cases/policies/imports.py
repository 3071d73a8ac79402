"""When a table may be described, imported, tried again and taken back."""

from collections.abc import Iterable

from cases.enums import Grouping
from cases.imports.dry_run import DryRun
from cases.imports.mapping import FileMapping
from cases.models import ImportBatch, Incident
from cases.policies import check_case_open
from cases.policies.series import MOST_LINES, check_free
from spo.exceptions import NotNow
from spo.work.enums import JobState
from spo.work.models import Job

MOST_KINDS = 20
READ_TABLE = "cases.read_table"
IMPORT_ROWS = "cases.import_rows"
AT_WORK = (JobState.QUEUED, JobState.LEASED)


def check_describe_import(batch: ImportBatch) -> None:
    """What was imported stays as it was said to be."""
    check_case_open(batch.case)
    if batch.asked_at:
        raise NotNow(
            "This file was imported, or is being imported. To import it otherwise, reverse that first."
        )
    if batch.refusal:
        raise NotNow(f"This file cannot be imported. {batch.refusal}.")


def check_read(batch: ImportBatch) -> None:
    check_describe_import(batch)
    if not batch.is_read:
        raise NotNow("This file is still being read. Try again in a moment.")


def check_described(batch: ImportBatch) -> None:
    check_read(batch)
    if not FileMapping.of(batch.mapping).is_complete:
        raise NotNow("Say which column holds the date, what kind of act the rows are, and against whom.")
    if _is_somebody_removed(batch):
        raise NotNow(
            "Somebody these rows are against was removed from the case. Choose again who they are against."
        )


def check_sifted(batch: ImportBatch) -> None:
    """It was checked as it is described now, and brings something that somebody can read on a timeline."""
    if not batch.is_sifted:
        raise NotNow("This file is still being checked. Try again in a moment.")
    found, mapping = DryRun.of(batch.sifted), FileMapping.of(batch.mapping)
    if not found.new:
        raise NotNow("No row of this file would be imported.")
    if mapping.grouping == Grouping.NONE and found.new > MOST_LINES:
        raise NotNow(
            f"More than {MOST_LINES} rows cannot each stand on a line of their own. Choose a series for them."
        )
    if mapping.grouping == Grouping.BY_KIND and found.kinds > MOST_KINDS:
        raise NotNow(
            f"The column for the kind has more than {MOST_KINDS} different values. Choose another column, or one series."
        )


def check_import_rows(batch: ImportBatch) -> None:
    """Asked of the worker, under the lock of the case, before each chunk: much may have happened since it was asked for."""
    if batch.is_reversed:
        raise NotNow("This import was reversed.")
    if _is_somebody_removed(batch):
        raise NotNow(
            "Somebody these rows are against was removed from the case meanwhile. Reverse this import, and import the "
            "file again."
        )


def _is_somebody_removed(batch: ImportBatch) -> bool:
    victims = FileMapping.of(batch.mapping).victims
    return batch.case.victims.standing().filter(pk__in=victims).count() != len(victims)


def job_of(batch: ImportBatch) -> Job | None:
    return Job.objects.filter(key=batch.job_key).first()


def check_try_import_again(batch: ImportBatch) -> None:
    """After a fault, or a refusal: what was too heavy in a busy hour may not be in another."""
    if batch.refusal and not batch.asked_at:
        return
    job = job_of(batch)
    if batch.is_reversed or job is None or job.state != JobState.DEAD:
        raise NotNow("Nothing has stopped: the file is being read or imported, or is finished.")


def check_reverse_import(batch: ImportBatch) -> None:
    check_case_open(batch.case)
    if batch.is_reversed:
        raise NotNow("This import was reversed already.")
    if batch.asked_at is None:
        raise NotNow("This file has not been imported.")
    job = job_of(batch)
    if job and job.state in AT_WORK:
        raise NotNow("This file is being imported. Reverse it when that is over.")


def check_lines_free(lines: Iterable[Incident]) -> None:
    """Nothing on an upper floor may be left resting on what is withdrawn."""
    check_free(*lines)
