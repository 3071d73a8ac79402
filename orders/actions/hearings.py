"""Dates before the court, and the order the court sends back under its seal."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases.changes import strike
from cases.clocks import prompt_assessment
from cases.enums import AssessAgain
from cases.record import enter
from orders.changes import lock_filing
from orders.documents.downloads import Download, sealed_order_download
from orders.mail import tell_officer
from orders.models import Filing, Hearing, SealedOrder
from orders.permissions.filings import check_open_sealed_order
from orders.policies.filings import check_accepted, check_hearing_time, check_list_hearing
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.files import display_name, store


@transaction.atomic
def list_hearing(*, by: User, filing: Filing, starts_at: datetime, note: str = "") -> Hearing:
    locked = lock_filing(by, filing)
    application = locked.application
    check_list_hearing(locked)
    check_hearing_time(starts_at)
    hearing = Hearing.objects.create(
        application=application, court=locked.court, starts_at=starts_at, note=note, listed_by=by
    )
    enter(by, "hearing.listed", application.case, hearing.subject, Operation.COLLECTION)
    tell_officer(by, application, "hearing_listed", hearing.subject)
    prompt_assessment(by, application.case, AssessAgain.LISTED)
    return hearing


@transaction.atomic
def strike_hearing(*, by: User, hearing: Hearing, reason: str) -> None:
    """Taken off the list. The officer is told, because people may be on their way."""
    application = lock_filing(by, hearing.application.filings.accepted()).application
    strike(hearing, by=by, case=application.case, reason=reason)
    tell_officer(by, application, "hearing_struck", hearing.subject)


@transaction.atomic
def upload_sealed_order(*, by: User, filing: Filing, upload: UploadedFile) -> SealedOrder:
    """The form has seen to it that the content is a PDF."""
    locked = lock_filing(by, filing)
    application = locked.application
    check_accepted(locked)
    stored = store(upload)
    sealed = SealedOrder.objects.create(
        application=application,
        file_name=display_name(upload.name or ""),
        size=stored.size,
        sha256=stored.sha256,
        uploaded_by=by,
    )
    enter(by, "sealed_order.uploaded", application.case, sealed.subject, Operation.COLLECTION)
    tell_officer(by, application, "sealed_order_uploaded", sealed.subject)
    return sealed


@transaction.atomic
def strike_sealed_order(*, by: User, sealed: SealedOrder, reason: str) -> None:
    application = lock_filing(by, sealed.application.filings.accepted()).application
    strike(sealed, by=by, case=application.case, reason=reason)


@transaction.atomic
def download_sealed_order(*, by: User, sealed: SealedOrder) -> Download:
    """The file leaves the system: recorded before the first byte."""
    check_open_sealed_order(by, sealed)
    download = sealed_order_download(sealed)
    case = sealed.application.case
    enter(
        by, "sealed_order.downloaded", case, sealed.subject, Operation.DISCLOSURE, recipients=[by.record_name]
    )
    return download
