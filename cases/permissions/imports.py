"""Who may see the files that were imported into a case. Whoever may change the case may import into it."""

from collections.abc import Sequence

from django.db.models import QuerySet

from cases.models import Case, ImportBatch, ImportProblem, Incident
from cases.permissions.cases import case_in_scope
from cases.record import enter
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.exceptions import NotVisible

AT_ONCE = 5000  # fingerprints asked for in one query


def visible_imports(case: Case) -> QuerySet[ImportBatch]:
    """Of a case that was opened, newest first."""
    return ImportBatch.objects.filter(case=case).select_related("uploaded_by", "asked_by", "reversed_by")


def open_import(user: User, reference: str, pk: int) -> ImportBatch:
    """One file of a case in scope. Recorded as a consultation."""
    batch = import_in_scope(user, reference, pk)
    enter(user, "import.consulted", batch.case, batch.subject, Operation.CONSULTATION)
    return batch


def import_in_scope(user: User, reference: str, pk: int) -> ImportBatch:
    """Not recorded: for what a page that is open fetches again and again."""
    case = case_in_scope(user, reference)
    batch = visible_imports(case).filter(pk=pk).first()
    if batch is None:
        raise NotVisible
    batch.case = case
    return batch


def list_problems(user: User, batch: ImportBatch) -> QuerySet[ImportProblem]:
    """To take away: recorded before the first byte leaves."""
    enter(user, "import_problems.downloaded", batch.case, batch.subject, Operation.CONSULTATION)
    return batch.problems.all()


def lines_of(batch: ImportBatch) -> QuerySet[Incident]:
    """What came of a file and stands by itself: series, single rows, and rows taken out of a series."""
    return Incident.objects.filter(batch=batch, part_of__isnull=True, withdrawn_at__isnull=True)


def rows_of(batch: ImportBatch) -> QuerySet[Incident]:
    """The rows of a file that are in and stand, each once."""
    return Incident.objects.filter(batch=batch, is_series=False, withdrawn_at__isnull=True)


def known_among(case: Case, fingerprints: Sequence[str]) -> set[str]:
    """Those of rows that were imported into the case and stand."""
    standing = Incident.objects.filter(case=case, withdrawn_at__isnull=True).order_by()
    known: set[str] = set()
    for start in range(0, len(fingerprints), AT_ONCE):
        some = standing.filter(fingerprint__in=fingerprints[start : start + AT_ONCE])
        known.update(some.values_list("fingerprint", flat=True))
    return known
