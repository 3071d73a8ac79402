"""Files that came with a form full of other mistakes: kept for a day, so that they need not be sent again."""

import os
import re
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet, Sum

from spo.accounts.models import User
from spo.audit.actors import SYSTEM
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.files.names import display_name
from spo.files.refusals import FileRefused
from spo.files.store import folder, root, write_whole
from spo.work.models import PartialUpload, StagedFile

LIFE = timedelta(hours=24)
MOST_BYTES = 1024 * 2**20  # of one person; four files of the largest size
NO_ROOM = (
    "The selected file could not be kept, because too many of your forms wait with files. "
    "Put right what else is wrong, then select the file again"
)


class StagedUpload(UploadedFile):
    """A staged file in the shape of one that has just arrived, so that forms and actions see no difference."""

    def __init__(self, staged: StagedFile) -> None:
        path = _path(staged.token)
        super().__init__(path.open("rb"), staged.original_name, staged.content_type, staged.size)
        self.path = path

    def temporary_file_path(self) -> str:
        return str(self.path)


@transaction.atomic
def stage(*, by: User, upload: UploadedFile) -> str:
    """Keep an upload and return the token for the form's hidden field. Refused when the person keeps too much."""
    check_room(by, upload.size or 0)
    written = write_whole(upload, into=_staged())
    staged = StagedFile.objects.create(
        user=by,
        original_name=display_name(upload.name or ""),
        content_type=(upload.content_type or "")[:100],
        size=written.size,
        sha256=written.sha256,
    )
    os.replace(written.path, _path(staged.token))
    record(by=by, did="upload.staged", operation=Operation.COLLECTION, subject=str(staged))
    return staged.token


def staged_upload(*, by: User, token: str) -> StagedUpload | None:
    """The person's own staged file, or nothing when it has expired or is not theirs."""
    staged = _own(by, token).first()
    if staged is None or not _path(token).exists():
        return None
    return StagedUpload(staged)


@transaction.atomic
def discard(*, by: User, token: str) -> None:
    """Once the file is where it belongs, or the person chose another."""
    for staged in _own(by, token):
        _forget(staged)
        record(by=by, did="upload.discarded", operation=Operation.ERASURE, subject=f"staged file {staged.pk}")


def discard_old(*, now: datetime) -> None:
    """Staged files nobody came back for, and bytes whose row was never committed."""
    for staged in StagedFile.objects.filter(created_at__lt=now - LIFE):
        subject = str(staged)
        _forget(staged)
        record(by=SYSTEM, did="upload.expired", operation=Operation.ERASURE, subject=subject)
    known = set(StagedFile.objects.values_list("token", flat=True))
    for path in _staged().iterdir():
        if path.name not in known and path.stat().st_mtime < (now - LIFE).timestamp():
            path.unlink()


def one_at_a_time(user: User) -> None:
    """Until the end of the transaction this person's other forms wait here; rows that name the person do not."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def check_room(user: User, size: int, sentence: str = NO_ROOM) -> None:
    """Two forms at once do not both find the same room. A file on its way counts whole."""
    one_at_a_time(user)
    kept = StagedFile.objects.filter(user=user).aggregate(total=Sum("size", default=0))["total"]
    if kept + on_its_way(user) + size > MOST_BYTES:
        raise FileRefused(sentence)


def on_its_way(user: User) -> int:
    """The bytes of every file that this person has begun to send in parts, sent or not."""
    begun = PartialUpload.objects.filter(user=user, result="", refusal="")
    return begun.aggregate(total=Sum("size", default=0))["total"]


def _own(user: User, token: str) -> QuerySet[StagedFile]:
    """A token comes as it was sent: what none can look like is not asked of the database, which knows no NUL."""
    known = re.fullmatch(r"[\w-]{1,64}", token, re.ASCII) is not None
    return StagedFile.objects.filter(token=token, user=user) if known else StagedFile.objects.none()


def _forget(staged: StagedFile) -> None:
    path = _path(staged.token)
    staged.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True), robust=True)


def _staged() -> Path:
    return folder(root() / "staged")


def _path(token: str) -> Path:
    return _staged() / token
