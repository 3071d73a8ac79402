"""Large files in parts: a cut connection goes on where it stopped, and nothing counts that was not checked."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from spo.accounts.models import User
from spo.audit.actors import SYSTEM
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import NotVisible
from spo.files.names import display_name
from spo.files.refusals import FileRefused, refusal, too_large
from spo.files.store import folder, root
from spo.work.models import PartialUpload
from spo.work.staging import LIFE, check_room, one_at_a_time

PART = 5 * 2**20
NO_ROOM = "There is no room for this file, because too many of your files wait to be finished. Finish or forget those"
TOO_LONG = "More of this file arrived than its size says. Choose it again"
PARTS = "parts"
MOST_REFUSED = 300  # kept of one person; as many files as one form may bring


class OutOfStep(Exception):
    """What came does not follow what is there. The sender goes on after `received` bytes."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


@transaction.atomic
def begin(
    *, by: User, place: str, name: str, size: int, modified: int, check: Callable[[], None] = lambda: None
) -> PartialUpload:
    """The file that this person began to send to this place before, or a new one, which may be refused at once.

    `check` refuses what the place has no room for, before anything is sent.
    """
    facts = {"place": place, "name": display_name(name), "size": size, "modified": modified}
    one_at_a_time(by)
    upload = PartialUpload.objects.filter(user=by, result="", refusal="", **facts).first()
    if upload is None:
        upload = PartialUpload(user=by, **facts)
        try:
            _check_size(size)
            check_room(by, size, NO_ROOM)
            check()
        except FileRefused as refused:
            _keep_refusal_at_once(upload, refused.sentence)
            return upload
        upload.save()
        record(by=by, did="upload.begun", operation=Operation.COLLECTION, subject=str(upload))
    if not _path(upload).exists():
        _start_over(upload)
    return upload


@transaction.atomic
def append(*, by: User, place: str, token: str, offset: int, content: bytes, sha256: str) -> PartialUpload:
    """One part. Raises `OutOfStep` when it is not the next one, or was changed on its way; more than said ends it."""
    upload = _locked(by, place, token)
    if upload.is_over or offset != upload.received or hashlib.sha256(content).hexdigest() != sha256:
        raise OutOfStep(upload.received)
    if offset + len(content) > upload.size:
        keep_refusal(upload, TOO_LONG)
        return upload
    with _path(upload).open("r+b") as file:
        file.truncate(offset)  # a part that was cut off may have left something behind
        file.seek(offset)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    upload.received += len(content)
    upload.touched_at = timezone.now()
    upload.save(update_fields=["received", "touched_at"])
    return upload


@contextmanager
def whole(*, upload: PartialUpload, parts_sha256: str) -> Iterator[BinaryIO]:
    """The file once all of it is there and its parts hash to what the sender says; otherwise `OutOfStep`."""
    if upload.received != upload.size:
        raise OutOfStep(upload.received)
    with _path(upload).open("rb") as file:
        digest = hashlib.sha256()
        while part := file.read(PART):
            digest.update(hashlib.sha256(part).digest())
        if file.tell() != upload.size or digest.hexdigest() != parts_sha256:
            _start_over(upload)
            raise OutOfStep(0)
        yield file


def open_partial(*, by: User, place: str, token: str) -> PartialUpload:
    """The person's own, in the place it was sent to."""
    return _found(_own(by, place).filter(token=_plain(token)))


def lock_partial(*, by: User, upload: PartialUpload) -> PartialUpload:
    """As it is now, until the end of the transaction."""
    return _locked(by, upload.place, upload.token)


def sent_to(*, by: User, place: str) -> QuerySet[PartialUpload]:
    """What this person sent to a place within the last day, the latest first."""
    return _own(by, place).order_by("-id")


def came_whole(*, by: User, place: str, name: str, size: int) -> PartialUpload:
    """Not saved yet: what becomes of it is told beside the files that came in parts."""
    return PartialUpload(user=by, place=place, name=display_name(name), size=size, modified=0)


def keep_result(upload: PartialUpload, *, reference: str, pk: int) -> None:
    upload.result, upload.result_id, upload.received = reference, pk, upload.size
    _end(upload)


def keep_refusal(upload: PartialUpload, sentence: str) -> None:
    upload.refusal = sentence[:500]
    _end(upload)


@transaction.atomic
def forget(*, by: User, upload: PartialUpload) -> None:
    """The person gives it up, or has read what became of it."""
    _drop(lock_partial(by=by, upload=upload))
    record(by=by, did="upload.discarded", operation=Operation.ERASURE, subject=f"partial upload {upload.pk}")


def discard_old(*, now: datetime) -> None:
    """What nobody went on with for a day, and bytes whose row is gone."""
    for upload in PartialUpload.objects.filter(touched_at__lt=now - LIFE):
        subject, is_unfinished = str(upload), not upload.is_over
        _drop(upload)
        if is_unfinished:
            record(by=SYSTEM, did="upload.expired", operation=Operation.ERASURE, subject=subject)
    known = set(PartialUpload.objects.values_list("token", flat=True))
    for path in _folder().iterdir():
        if path.name not in known and path.stat().st_mtime < (now - LIFE).timestamp():
            path.unlink()


def _keep_refusal_at_once(upload: PartialUpload, sentence: str) -> None:
    """Told on the page of files that were sent, until there are more of them than anybody reads."""
    upload.refusal = sentence[:500]
    told = PartialUpload.objects.filter(user=upload.user).exclude(refusal="").count()
    if told < MOST_REFUSED:
        keep_refusal(upload, sentence)
        record(by=upload.user, did="upload.refused", operation=Operation.REFUSAL, subject=str(upload))


def _check_size(size: int) -> None:
    if size == 0:
        raise refusal("empty")
    if size > settings.MAX_UPLOAD_BYTES:
        raise too_large(settings.MAX_UPLOAD_BYTES)


def _own(user: User, place: str) -> QuerySet[PartialUpload]:
    return PartialUpload.objects.filter(user=user, place=place)


def _found(rows: QuerySet[PartialUpload]) -> PartialUpload:
    upload = rows.first()
    if upload is None:
        raise NotVisible
    return upload


def _locked(user: User, place: str, token: str) -> PartialUpload:
    return _found(_own(user, place).filter(token=_plain(token)).select_for_update(of=("self",)))


def _plain(token: str) -> str:
    """What no token can look like is not asked of the database, which knows no NUL."""
    return token if re.fullmatch(r"[\w-]{1,64}", token, re.ASCII) else ""


def _end(upload: PartialUpload) -> None:
    upload.touched_at = timezone.now()
    upload.save()
    path = _path(upload)
    transaction.on_commit(lambda: path.unlink(missing_ok=True), robust=True)


def _drop(upload: PartialUpload) -> None:
    path = _path(upload)
    upload.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True), robust=True)


def _start_over(upload: PartialUpload) -> None:
    """In a new file: whoever is reading the old one reads what was checked."""
    upload.received = 0
    upload.save(update_fields=["received"])
    path = _path(upload)
    empty = path.with_suffix(".new")
    empty.write_bytes(b"")
    os.replace(empty, path)


def _path(upload: PartialUpload) -> Path:
    return _folder() / upload.token


def _folder() -> Path:
    return folder(root() / PARTS)
