"""Evidence: taken in as received, and given out, but never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone

from cases.actions.renditions import ask_rendition
from cases.changes import lock_case
from cases.enums import Handling, Purpose
from cases.evidence.continuity import Receipt, note_handling, note_receipt
from cases.models import Case, Exhibit, Incident
from cases.numbers import initials_of, next_exhibit_number
from cases.permissions.cases import check_edit_case
from cases.permissions.renditions import check_take_original
from cases.policies import check_case_open, check_of_case
from cases.policies.exhibits import check_handling, check_made_from, check_room_today
from cases.record import enter
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.exceptions import Mistaken
from spo.files import FileRefused, StoredFile, display_name, store
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

    @property
    def length(self) -> int:
        """In bytes, before any of them is kept."""
        return self.size or self.stream.seek(0, SEEK_END)


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
    try:
        stored = _keep(by, case, file)
    except FileRefused as refused:
        raise Mistaken({"file": refused.sentence}) from refused
    said = Said(incident, is_for_respondent, receipt)
    return _take_in(by, lock_case(by, case), file, stored, said, title=title, made_from=made_from)


@transaction.atomic
def add_exhibits(*, by: User, case: Case, files: Iterable[Received | Turned], said: Said) -> None:
    """Each is added or refused by itself; what became of it is kept for the page that tells."""
    locked = lock_case(by, case)
    for file in files:
        row = partial.came_whole(by=by, place=locked.reference, name=file.name, size=file.size)
        if isinstance(file, Turned):
            partial.keep_refusal(row, file.sentence)
        else:
            _add_untitled(by, locked, file, said, row)


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
    try:
        stored = _keep(by, case, file)
    except FileRefused as refused:
        partial.keep_refusal(row, refused.sentence)
        return
    exhibit = _take_in(by, lock_case(by, case), file, stored, said, title=display_name(file.name))
    partial.keep_result(row, reference=exhibit.reference, pk=exhibit.pk)


def _keep(by: User, case: Case, file: Received) -> StoredFile:
    """What can be asked is asked before a byte is kept; whoever goes on locks the case, which asks again."""
    check_edit_case(by, case)
    check_case_open(case)
    check_room_today(by, file.length)
    return store(file.stream)


def _take_in(
    by: User,
    case: Case,
    file: Received,
    stored: StoredFile,
    said: Said,
    *,
    title: str,
    made_from: Exhibit | None = None,
) -> Exhibit:
    check_of_case(case, said.incident, made_from)
    check_made_from(made_from)
    if said.receipt.at:
        check_handling(said.receipt.at, now=timezone.now(), field="received_at")
    initials = initials_of(by)
    exhibit = Exhibit.objects.create(
        case=case,
        incident=said.incident,
        initials=initials,
        number=next_exhibit_number(case, initials),
        title=title,
        file_name=display_name(file.name),
        media_type=file.media_type,
        size=stored.size,
        sha256=stored.sha256,
        is_for_respondent=said.is_for_respondent,
        made_from=made_from,
        added_by=by,
    )
    note_receipt(by, exhibit, said.receipt)
    ask_rendition(by=by, exhibit=exhibit)
    enter(by, "exhibit.added", case, exhibit.subject, Operation.COLLECTION)
    return exhibit


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
