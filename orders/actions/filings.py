"""Filing with a court, and what the court does with it."""

from django.db import transaction
from django.utils import timezone

from cases.enums import Handling
from cases.evidence.continuity import note_handling
from cases.record import enter
from orders import workflow
from orders.actions.sheets import renew_sheet
from orders.changes import lock_application, lock_filing
from orders.documents.downloads import Download, bundle_download, sheet_download
from orders.enums import CourtPurpose, Event, Paper, ReturnedBy
from orders.mail import tell_clerks, tell_officer
from orders.models import Application, CopyTaken, Filing, Return
from orders.permissions.applications import check_write
from orders.permissions.filings import check_clerk
from orders.policies.bundles import check_as_filed, check_sheet_purpose
from orders.policies.disclosure import check_still_safe
from orders.policies.filings import check_accept, check_file_now, check_readable, check_send_back
from spo.accounts.models import Court, User
from spo.audit.enums import Operation


@transaction.atomic
def file_application(*, by: User, application: Application, court: Court) -> Filing:
    """Only the bundle of the approved text, while the record still says what was approved."""
    locked = lock_application(application)
    check_write(by, locked)
    bundle = check_file_now(locked)
    check_still_safe(bundle)
    filing = Filing.objects.create(
        application=locked,
        bundle=bundle,
        bundle_sha256=bundle.sha256,
        court=court,
        filed_by=by,
        filed_at=timezone.now(),
    )
    workflow.apply(Event.FILE, by=by, application=locked)
    note_handling(
        by,
        bundle.approval.version.exhibits,
        Handling.DISCLOSED,
        to_whom=str(court),
        note="A copy, in the bundle that was filed",
    )
    enter(by, "filing.sent", locked.case, filing.subject, Operation.DISCLOSURE, recipients=[str(court)])
    tell_clerks(by, filing, "filed")
    return filing


@transaction.atomic
def download_filed_bundle(*, by: User, filing: Filing, purpose: CourtPurpose, words: str = "") -> Download:
    """A copy leaves for the court: recorded with who took it and why, before the first byte."""
    locked = lock_filing(by, filing)
    check_readable(locked)
    check_as_filed(locked.bundle)
    check_still_safe(locked.bundle)
    download = bundle_download(locked.bundle)
    if locked.opened_at is None:
        locked.opened_at, locked.opened_by = timezone.now(), by
        locked.save(update_fields=["opened_at", "opened_by"])
    _disclosed(by, "bundle.disclosed", locked, Paper.BUNDLE, purpose, words)
    note_handling(
        by,
        locked.bundle.approval.version.exhibits,
        Handling.DISCLOSED,
        to_whom=f"{by.title}, {locked.court}",
        note=f"A copy, in the bundle that was filed. {CourtPurpose(purpose).label}.",
    )
    return download


def download_confidential_sheet(
    *, by: User, filing: Filing, purpose: CourtPurpose, words: str = ""
) -> Download:
    """One that is out of date is held back. That a new one was asked for must outlast the refusal."""
    check_clerk(by, filing)
    check_sheet_purpose(purpose)
    renew_sheet(by=by, bundle=filing.bundle)
    return _disclose_sheet(by, filing, purpose, words)


@transaction.atomic
def _disclose_sheet(by: User, filing: Filing, purpose: CourtPurpose, words: str) -> Download:
    locked = lock_filing(by, filing)
    check_readable(locked)
    download = sheet_download(locked.bundle)
    _disclosed(by, "confidential_sheet.disclosed", locked, Paper.SHEET, purpose, words)
    return download


@transaction.atomic
def accept_filing(*, by: User, filing: Filing) -> Filing:
    locked = lock_filing(by, filing)
    check_accept(locked)
    locked.accepted_at, locked.accepted_by = timezone.now(), by
    locked.save(update_fields=["accepted_at", "accepted_by"])
    workflow.apply(Event.ACCEPT, by=by, application=locked.application)
    tell_officer(by, locked.application, "accepted", locked.subject)
    return locked


@transaction.atomic
def send_back(*, by: User, filing: Filing, reason: str) -> Return:
    """Back to draft, with the reason. A corrected version needs approval and a bundle of its own."""
    locked = lock_filing(by, filing)
    check_send_back(locked)
    returned = Return.objects.create(
        application=locked.application,
        version=locked.bundle.approval.version,
        side=ReturnedBy.CLERK,
        reason=reason,
        returned_by=by,
    )
    locked.returned_at = timezone.now()
    locked.save(update_fields=["returned_at"])
    workflow.apply(Event.SEND_BACK, by=by, application=locked.application)
    tell_officer(by, locked.application, "sent_back", locked.subject)
    return returned


def _disclosed(by: User, did: str, filing: Filing, paper: Paper, purpose: CourtPurpose, words: str) -> None:
    CopyTaken.objects.create(
        bundle=filing.bundle, filing=filing, paper=paper, purpose=purpose, words=words, taken_by=by
    )
    enter(
        by,
        did,
        filing.application.case,
        filing.subject,
        Operation.DISCLOSURE,
        reason=CourtPurpose(purpose).label,
        recipients=[f"{by.record_name}, {filing.court}"],
    )
