"""Evidence: taken in as received, described, and withdrawn, but never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from cases.actions.renditions import ask_rendition
from cases.changes import lock_case, lock_row, save_changes
from cases.enums import Handling, Purpose
from cases.evidence.continuity import Receipt, note_handling, note_receipt
from cases.models import Case, Exhibit, Incident
from cases.numbers import initials_of, next_exhibit_number
from cases.permissions.renditions import check_take_original
from cases.policies import check_change_exhibit, check_of_case, check_withdraw_exhibit
from cases.policies.exhibits import check_handling, check_made_from
from cases.record import enter
from cases.words import exhibit_words
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.files import FileRefused, display_name, store
from spo.files.sniff import recognised
from spo.work import partial
from spo.work.models import PartialUpload

UNSAID = Receipt()


@dataclass(frozen=True)
class Received:
    """A file as it arrived, and what its content was found to be."""

    stream: BinaryIO
    name: str
    media_type: str
    size: int = 0


@dataclass(frozen=True)
class Turned:
    """A file that cannot be taken, and the sentence why."""

    name: str
    size: int
    sentence: str


@dataclass(frozen=True)
class Said:
    """What is said once of many files."""

    incident: Incident | None
    is_for_respondent: bool
    receipt: Receipt = UNSAID


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
    ask_rendition(by=by, exhibit=exhibit)
    enter(by, "exhibit.added", locked, exhibit.subject, Operation.COLLECTION)
    return exhibit


@transaction.atomic
def add_exhibits(*, by: User, case: Case, files: Iterable[Received | Turned], said: Said) -> None:
    """Each is added or refused by itself; what became of it is kept for the page that tells."""
    locked = lock_case(by, case)
    for file in files:
        row = partial.came_whole(by=by, place=locked.reference, name=file.name, size=file.size)
        if isinstance(file, Turned):
            partial.keep_refusal(row, file.sentence)
            continue
        try:
            _add_untitled(by, locked, file, said, row)
        except FileRefused as refused:
            partial.keep_refusal(row, refused.sentence)


def add_uploaded_exhibit(
    *, by: User, case: Case, upload: PartialUpload, parts_sha256: str, said: Said
) -> PartialUpload:
    """A file that came in parts, once all of it is there. Asked again, it says what became of it."""
    if upload.is_over:
        return upload
    with partial.whole(upload=upload, parts_sha256=parts_sha256) as stream:
        media_type = recognised(stream.name, name=upload.name).media_type
        with transaction.atomic():
            locked = partial.lock_partial(by=by, upload=upload)
            if not locked.is_over:
                file = Received(stream, upload.name, media_type, upload.size)
                _add_untitled(by, case, file, said, locked)
    return locked


def _add_untitled(by: User, case: Case, file: Received, said: Said, row: PartialUpload) -> None:
    """Called by the name of its file until somebody says what it is."""
    exhibit = add_exhibit(
        by=by,
        case=case,
        file=file,
        title=display_name(file.name),
        is_for_respondent=said.is_for_respondent,
        incident=said.incident,
        receipt=said.receipt,
    )
    partial.keep_result(row, reference=exhibit.reference, pk=exhibit.pk)


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
    check_take_original(by, exhibit)
    why = Purpose(purpose)
    if why == Purpose.REVIEW:
        note_handling(by, [exhibit], Handling.COPIED, to_whom=by.title, note=f"Downloaded. {why.label}.")
        operation = Operation.CONSULTATION
    else:
        note_handling(by, [exhibit], Handling.DISCLOSED, note=f"Downloaded. {why.label}.")
        operation = Operation.DISCLOSURE
    enter(by, "exhibit.downloaded", exhibit.case, exhibit.subject, operation, reason=why.label)
