"""A file survives the mistakes beside it, and is forgotten after a day."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from spo.audit.models import AuditEvent
from spo.files import FileRefused
from spo.work import staging
from spo.work.models import StagedFile
from spo.work.staging import discard, discard_old, stage, staged_upload


@pytest.fixture(autouse=True)
def file_root(settings, tmp_path) -> Path:
    settings.FILE_ROOT = tmp_path / "files"
    return settings.FILE_ROOT


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("../photo.jpg", b"exhibit", "image/jpeg")


def bytes_kept(file_root: Path) -> int:
    return len(list((file_root / "staged").iterdir()))


def test_stage_gives_the_same_file_back_and_is_recorded(db, officer):
    token = stage(by=officer, upload=upload())

    with staged_upload(by=officer, token=token) as kept:
        assert (kept.name, kept.size, kept.read()) == ("photo.jpg", 7, b"exhibit")
    assert [event.did for event in AuditEvent.objects.all()] == ["upload.staged"]


@pytest.mark.parametrize("token", ["", "unknown", "../../etc/passwd"])
def test_staged_upload_of_an_unknown_token_is_nothing(db, officer, token):
    assert staged_upload(by=officer, token=token) is None


def test_staged_upload_of_somebody_else_is_nothing(db, officer, colleague):
    token = stage(by=officer, upload=upload())

    assert staged_upload(by=colleague, token=token) is None


def test_stage_keeps_no_more_of_one_person_than_its_sum(db, officer, colleague, file_root, monkeypatch):
    monkeypatch.setattr(staging, "MOST_BYTES", 14)
    for _ in range(2):
        stage(by=officer, upload=upload())

    with pytest.raises(FileRefused, match="too many of your forms wait with files"):
        stage(by=officer, upload=upload())

    stage(by=colleague, upload=upload())
    assert (StagedFile.objects.count(), bytes_kept(file_root)) == (3, 3)


def test_discard_forgets_row_and_bytes(db, officer, file_root, django_capture_on_commit_callbacks):
    token = stage(by=officer, upload=upload())

    with django_capture_on_commit_callbacks(execute=True):
        discard(by=officer, token=token)

    assert (StagedFile.objects.count(), bytes_kept(file_root)) == (0, 0)


def test_discard_old_forgets_what_is_older_than_a_day(
    db, officer, file_root, django_capture_on_commit_callbacks
):
    stage(by=officer, upload=upload())
    now = timezone.now()

    with django_capture_on_commit_callbacks(execute=True):
        discard_old(now=now + timedelta(hours=23))
        kept = bytes_kept(file_root)
        discard_old(now=now + timedelta(hours=25))
        discard_old(now=now + timedelta(hours=25))

    assert (kept, StagedFile.objects.count(), bytes_kept(file_root)) == (1, 0, 0)
    assert AuditEvent.objects.filter(did="upload.expired").count() == 1


def test_discard_old_clears_bytes_whose_row_was_never_kept(db, file_root):
    (file_root / "staged").mkdir(parents=True)
    (file_root / "staged" / "orphan").write_bytes(b"x")

    discard_old(now=timezone.now() + timedelta(hours=25))

    assert bytes_kept(file_root) == 0
