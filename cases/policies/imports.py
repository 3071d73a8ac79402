"""When a table may be described, imported, tried again and taken back."""

from collections.abc import Iterable

from cases.enums import Grouping
from cases.imports.mapping import FileMapping
from cases.imports.sifting import Sifted
from cases.models import ImportBatch, Incident
from cases.policies import check_case_open
from cases.policies.series import MOST_LINES, check_free
from spo.exceptions import NotNow
from spo.work.enums import JobState
from spo.work.models import Job

MOST_KINDS = 20
IMPORT_ROWS = "cases.import_rows"


def check_describe_import(batch: ImportBatch) -> None:
    """What was imported stays as it was said to be."""
    check_case_open(batch.case)
    if batch.asked_at:
        raise NotNow(
            "This file was imported, or is being imported. To import it otherwise, reverse that first."
        )


def check_described(batch: ImportBatch) -> None:
    check_describe_import(batch)
    mapping = FileMapping.of(batch.mapping)
    if not mapping.is_complete:
        raise NotNow("Say which column holds the date, what kind of act the rows are, and against whom.")
    if batch.case.victims.standing().filter(pk__in=mapping.victims).count() != len(mapping.victims):
        raise NotNow(
            "Somebody these rows are against was removed from the case. Say again against whom they are."
        )


def check_sifted(sifted: Sifted, mapping: FileMapping, new: int) -> None:
    """Nobody could read a timeline or a schedule of thousands of lines."""
    if not new:
        raise NotNow("No row of this file would be imported.")
    if mapping.grouping == Grouping.NONE and new > MOST_LINES:
        raise NotNow(
            f"More than {MOST_LINES} rows cannot each stand on a line of their own. Choose a series for them."
        )
    if mapping.grouping == Grouping.BY_KIND and len(sifted.kinds) > MOST_KINDS:
        raise NotNow(
            f"The column for the kind has more than {MOST_KINDS} different values. Choose another column, or one series."
        )


def job_of(batch: ImportBatch) -> Job | None:
    return Job.objects.filter(kind=IMPORT_ROWS, subject_id=str(batch.pk)).first()


def check_try_import_again(batch: ImportBatch) -> None:
    job = job_of(batch)
    if batch.imported_at or job is None or job.state != JobState.DEAD:
        raise NotNow("This file is being imported, or has been.")


def check_reverse_import(batch: ImportBatch) -> None:
    check_case_open(batch.case)
    if batch.is_reversed:
        raise NotNow("This import was reversed already.")
    if batch.imported_at is None:
        raise NotNow("This file has not been imported.")


def check_lines_free(lines: Iterable[Incident]) -> None:
    """Nothing on an upper floor may be left resting on what is withdrawn."""
    check_free(*lines)
