"""Continuity on paper: asked for by a person, printed by a worker, taken away and recorded."""

from collections.abc import Callable
from io import BytesIO

from django.db import transaction
from django.utils import timezone

from cases.evidence.statement import heading, statements
from cases.models import Case, ContinuityStatement, Exhibit
from cases.permissions.exhibits import check_download_evidence
from cases.policies import check_of_case
from cases.policies.exhibits import check_statement
from cases.record import enter
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.files import store
from spo.printing.joined import one_after_another
from spo.printing.pages import page
from spo.printing.render import render_html
from spo.work.handle import JobHandle
from spo.work.queue import enqueue

PRINT = "exhibit.print_continuity"
AT_ONCE = 25  # exhibits in one go: a page takes its share of memory until all are drawn


@transaction.atomic
def ask_statement(*, by: User, case: Case, exhibit: Exhibit | None = None) -> ContinuityStatement:
    """Of one exhibit, or of all. It says what is known when it is printed."""
    check_download_evidence(by, case)
    check_of_case(case, exhibit)
    statement = ContinuityStatement.objects.create(case=case, exhibit=exhibit, asked_by=by)
    enqueue(kind=PRINT, subject_id=statement.pk, key=statement.job_key)
    about = exhibit.subject if exhibit else "all exhibits"
    enter(by, "continuity_statement.asked_for", case, about, Operation.COLLECTION)
    return statement


def make_statement(*, by: Actor, statement: ContinuityStatement, job: JobHandle) -> None:
    """The worker's part. A second run finds it made."""
    if statement.is_ready:
        return
    stored = store(BytesIO(_printed(statement, job.progress)))
    with job.finishing():
        statement.sha256, statement.made_at = stored.sha256, timezone.now()
        statement.save(update_fields=["sha256", "made_at"])
        enter(by, "continuity_statement.made", statement.case, statement.subject)


@transaction.atomic
def download_statement(*, by: User, statement: ContinuityStatement) -> None:
    """Called before the first byte leaves."""
    check_download_evidence(by, statement.case)
    check_statement(statement)
    enter(by, "continuity_statement.downloaded", statement.case, statement.subject, Operation.DISCLOSURE)


def _printed(of: ContinuityStatement, progress: Callable[[str, int, int], None]) -> bytes:
    head, told, parts = heading(of), list(statements(of)), []
    for done in range(0, max(len(told), 1), AT_ONCE):
        progress("Printing the continuity", done, len(told))
        some = told[done : done + AT_ONCE]
        html = page("continuity", paper=of.title, head=head, exhibits=some)
        parts.append(render_html(html, title=f"{of.title}, {head['case']}"))
    return one_after_another(parts, title=of.title)
