"""Evidence: taken in as received, described, and withdrawn, but never changed."""

from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from cases.changes import lock_case, lock_row, save_changes
from cases.continuity import Receipt, note_handling, note_receipt
from cases.enums import Handling, Purpose
from cases.models import Case, Exhibit, Incident
from cases.numbers import initials_of, next_exhibit_number
from cases.permissions.exhibits import check_download_exhibit
from cases.policies import check_change_exhibit, check_of_case, check_withdraw_exhibit
from cases.policies.exhibits import check_handling, check_made_from
from cases.record import enter
from cases.words import exhibit_words
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.files import display_name, store

UNSAID = Receipt()


@dataclass(frozen=True)
class Received:
    """A file as it arrived, and what its content was found to be."""

    stream: BinaryIO
    name: str
    media_type: str


@transaction.atomic
def add_exhibit(
    *,
    by: User,
    case: Case,
    file: Received,
    title: str,
    is_for_respondent: bool,
    incident: Incident | None = None,
    made_from: Exhibit | None = None,
    receipt: Receipt = UNSAID,
) -> Exhibit:
    """The reference is the initials of whoever adds it and the next number. Bytes are kept under their SHA-256."""
    stored = store(file.stream)
    locked = lock_case(by, case)
    check_of_case(locked, incident, made_from)
    check_made_from(made_from)
    if receipt.at:
        check_handling(receipt.at, now=timezone.now(), field="received_at")
    initials = initials_of(by)
    exhibit = Exhibit.objects.create(
        case=locked,
        incident=incident,
        initials=initials,
        number=next_exhibit_number(locked, initials),
        title=title,
        file_name=display_name(file.name),
        media_type=file.media_type,
        size=stored.size,
        sha256=stored.sha256,
        is_for_respondent=is_for_respondent,
        made_from=made_from,
        added_by=by,
    )
    note_receipt(by, exhibit, receipt)
    enter(by, "exhibit.added", locked, exhibit.subject, Operation.COLLECTION)
    return exhibit


@transaction.atomic
def change_exhibit(
    *,
    by: User,
    exhibit: Exhibit,
    version: int,
    title: str,
    is_for_respondent: bool,
    incident: Incident | None,
) -> Exhibit:
    """What is said about it. The file itself stays what it was."""
    case = lock_case(by, exhibit.case)
    check_of_case(case, incident)
    changes = {"title": title, "is_for_respondent": is_for_respondent, "incident": incident}
    locked = lock_row(exhibit, version, changes, exhibit_words)
    check_change_exhibit(locked)
    if fields := save_changes(locked, changes):
        enter(by, "exhibit.changed", case, locked.subject, fields=fields)
    return locked


@transaction.atomic
def withdraw_exhibit(*, by: User, exhibit: Exhibit, reason: str) -> Exhibit:
    """It stays in the list, struck through, with who took it out and why; it goes into no paper any more."""
    case = lock_case(by, exhibit.case)
    locked = Exhibit.objects.select_for_update(of=("self",)).get(pk=exhibit.pk)
    check_withdraw_exhibit(locked)
    save_changes(locked, {"withdrawn_by": by, "withdrawn_at": timezone.now(), "withdrawn_reason": reason})
    enter(by, "exhibit.withdrawn", case, locked.subject)
    return locked


@transaction.atomic
def download_exhibit(*, by: User, exhibit: Exhibit, purpose: Purpose) -> None:
    """Called before the first byte of the original leaves, so that no copy goes unrecorded."""
    check_download_exhibit(by, exhibit)
    why = Purpose(purpose)
    if why == Purpose.REVIEW:
        note_handling(by, [exhibit], Handling.COPIED, to_whom=by.title, note=f"Downloaded. {why.label}.")
        operation = Operation.CONSULTATION
    else:
        note_handling(by, [exhibit], Handling.DISCLOSED, note=f"Downloaded. {why.label}.")
        operation = Operation.DISCLOSURE
    enter(by, "exhibit.downloaded", exhibit.case, exhibit.subject, operation, reason=why.label)
