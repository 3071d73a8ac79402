"""What a worker does with evidence and imported tables, and what the sweep mends."""

from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

import cases.finding.jobs  # noqa: F401  (registers the sweep of saved searches)
from cases.actions.importing import import_rows
from cases.actions.reading import read_import
from cases.actions.renditions import (
    RENDER,
    SCAN,
    UNANSWERED,
    ask_rendition,
    go_without_scanner,
    make_rendition,
    scan_original,
)
from cases.actions.statements import PRINT, make_statement
from cases.actions.verifying import verify_evidence_of_the_night
from cases.enums import RenditionState, ScanState
from cases.evidence.verifying import nights_due
from cases.models import ContinuityStatement, Exhibit, ImportBatch, Rendition
from cases.policies.imports import IMPORT_ROWS, READ_TABLE
from spo.audit.actors import SYSTEM
from spo.files.scanner import is_configured
from spo.work.enums import JobState
from spo.work.handle import JobHandle
from spo.work.models import Job
from spo.work.queue import enqueue, try_again
from spo.work.registry import handler, sweep

VERIFY = "evidence.verify"
QUIET_HOUR = 2
MOST_ASKED = 100
PAUSE = timedelta(minutes=15)


@handler(SCAN, queue="scan", title="Virus scan of an exhibit")
def scan_exhibit(rendition_id: str, job: JobHandle) -> None:
    scan_original(by=SYSTEM, rendition=_rendition(rendition_id), job=job)


@handler(RENDER, queue="render", title="Copy of an exhibit to read")
def render_exhibit(rendition_id: str, job: JobHandle) -> None:
    make_rendition(by=SYSTEM, rendition=_rendition(rendition_id), job=job)


@handler(READ_TABLE, queue="render", title="Reading of a table")
def read_table(batch_id: str, job: JobHandle) -> None:
    batch = ImportBatch.objects.select_related("case").get(pk=batch_id)
    read_import(by=SYSTEM, batch=batch, job=job)


@handler(IMPORT_ROWS, queue="render", title="Import of a table")
def import_table(batch_id: str, job: JobHandle) -> None:
    batch = ImportBatch.objects.select_related("case", "asked_by", "uploaded_by").get(pk=batch_id)
    import_rows(by=batch.asked_by or batch.uploaded_by, batch=batch, job=job)


@handler(PRINT, queue="render", title="Continuity statement")
def print_continuity(statement_id: str, job: JobHandle) -> None:
    statements = ContinuityStatement.objects.select_related(
        "case__unit", "case__officer", "exhibit", "asked_by"
    )
    make_statement(by=SYSTEM, statement=statements.get(pk=statement_id), job=job)


@handler(VERIFY, queue="periodic", title="Check of the evidence")
def verify_evidence(night: str, job: JobHandle) -> None:
    verify_evidence_of_the_night(by=SYSTEM, night=date.fromisoformat(night), now=timezone.now(), job=job)


@sweep("check of the evidence")
def ask_for_check(now: datetime) -> None:
    """Once a night, when few people are at work; after an outage for each night that was missed; not while there is none."""
    night = timezone.localtime(now)
    if night.hour < QUIET_HOUR or not Exhibit.objects.exists():
        return
    asked = Job.objects.filter(kind=VERIFY).aggregate(last=Max("subject_id"))["last"]
    for due in nights_due(date.fromisoformat(asked) if asked else None, night.date()):
        enqueue(kind=VERIFY, subject_id=due.isoformat(), key=f"{VERIFY}:{due}")


@sweep("copies of exhibits")
def ask_for_missing(now: datetime) -> None:
    """Exhibits from before there were copies, and scans that were given up, because the scanner was away or is no more."""
    for exhibit in Exhibit.objects.filter(rendition=None).select_related("case")[:MOST_ASKED]:
        ask_rendition(by=SYSTEM, exhibit=exhibit)
    if not is_configured():
        for rendition in Rendition.objects.filter(scan=ScanState.WAITING).select_related("exhibit__case")[
            :MOST_ASKED
        ]:
            go_without_scanner(by=SYSTEM, rendition=rendition)
        return
    unanswered = Rendition.objects.filter(scan__in=UNANSWERED, state=RenditionState.WAITING)
    waiting = unanswered.values_list("pk", flat=True)
    given_up = Job.objects.filter(kind=SCAN, state=JobState.DEAD, finished_at__lt=now - PAUSE)
    for job in given_up.filter(subject_id__in=[str(pk) for pk in waiting[: 10 * MOST_ASKED]])[:MOST_ASKED]:
        try_again(by=SYSTEM, job=job)


def _rendition(pk: str) -> Rendition:
    return Rendition.objects.select_related("exhibit__case").get(pk=pk)
