"""A file in parts goes on where it stopped, and is taken only as a whole."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction
from django.utils import timezone

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import NotVisible
from spo.files import FileRefused
from spo.work import partial, staging
from spo.work.models import PartialUpload
from spo.work.partial import OutOfStep, append, begin, discard_old, forget, whole

PLACE = "SPO-2026-000001"


@pytest.fixture(autouse=True)
def file_root(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(partial, "PART", 4)
    settings.FILE_ROOT = tmp_path / "files"
    return settings.FILE_ROOT


def start(by: User, size: int = 10, **more: object) -> PartialUpload:
    return begin(by=by, **{"place": PLACE, "name": "a.mp4", "size": size, "modified": 7} | more)


def send(by: User, upload: PartialUpload, offset: int, content: bytes, sha256: str = "") -> PartialUpload:
    digest = sha256 or hashlib.sha256(content).hexdigest()
    return append(by=by, place=PLACE, token=upload.token, offset=offset, content=content, sha256=digest)


def chain(content: bytes) -> str:
    parts = [content[start : start + 4] for start in range(0, len(content), 4)]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def bytes_there(file_root: Path) -> list[bytes]:
    return [path.read_bytes() for path in (file_root / "parts").iterdir()]


def test_parts_make_the_whole(db: None, officer: User) -> None:
    upload = start(officer)
    for offset, part in ((0, b"0123"), (4, b"4567"), (8, b"89")):
        upload = send(officer, upload, offset, part)

    with whole(upload=upload, parts_sha256=chain(b"0123456789")) as stream:
        assert stream.read() == b"0123456789"[10:]  # read to its end by the check; the store begins anew
        stream.seek(0)
        assert stream.read() == b"0123456789"


def test_begin_again_goes_on_with_the_same_file(db: None, officer: User) -> None:
    upload = start(officer)
    send(officer, upload, 0, b"0123")

    again, other = start(officer), start(officer, modified=8)

    assert (again.pk, again.received) == (upload.pk, 4)
    assert (other.pk == upload.pk, other.received) == (False, 0)


@pytest.mark.parametrize("difference", [{"name": "b.mp4"}, {"size": 11}, {"place": "SPO-2026-000002"}])
def test_begin_of_another_file_is_another(db: None, officer: User, difference: dict[str, object]) -> None:
    assert start(officer).pk != start(officer, **difference).pk


def test_begin_of_somebody_else_is_another(db: None, officer: User, colleague: User) -> None:
    assert start(officer).pk != start(colleague).pk


@pytest.mark.parametrize(("offset", "sha256"), [(0, ""), (3, ""), (8, ""), (4, "0" * 64), (4, "x")])
def test_part_that_is_not_the_next_is_not_taken(
    db: None, officer: User, file_root: Path, offset: int, sha256: str
) -> None:
    upload = start(officer)
    send(officer, upload, 0, b"0123")

    with pytest.raises(OutOfStep) as step:
        send(officer, upload, offset, b"xxxx", sha256)

    assert (step.value.received, bytes_there(file_root)) == (4, [b"0123"])


def test_half_a_part_left_behind_is_written_over(db: None, officer: User, file_root: Path) -> None:
    upload = start(officer)
    send(officer, upload, 0, b"0123")
    with (file_root / "parts" / upload.token).open("ab") as file:
        file.write(b"half of what a killed process wrote")

    send(officer, upload, 4, b"4567")

    assert bytes_there(file_root) == [b"01234567"]


def test_more_than_was_said_ends_it(
    db: None, officer: User, file_root: Path, django_capture_on_commit_callbacks: object
) -> None:
    upload = start(officer, size=3)

    with django_capture_on_commit_callbacks(execute=True):
        ended = send(officer, upload, 0, b"0123")

    assert (ended.refusal, bytes_there(file_root)) == (partial.TOO_LONG, [])
    with pytest.raises(OutOfStep):
        send(officer, upload, 0, b"012")


def test_whole_before_the_last_part_is_out_of_step(db: None, officer: User) -> None:
    upload = send(officer, start(officer), 0, b"0123")

    with pytest.raises(OutOfStep) as step, whole(upload=upload, parts_sha256=chain(b"0123")):
        pass

    assert step.value.received == 4


def test_whole_with_another_hash_starts_over(db: None, officer: User, file_root: Path) -> None:
    upload = send(officer, start(officer, size=4), 0, b"0123")

    with pytest.raises(OutOfStep) as step, whole(upload=upload, parts_sha256=chain(b"0124")):
        pass

    assert (step.value.received, start(officer, size=4).received, bytes_there(file_root)) == (0, 0, [b""])


def test_whole_with_a_byte_missing_on_disk_starts_over(db: None, officer: User, file_root: Path) -> None:
    upload = send(officer, start(officer, size=4), 0, b"0123")
    (file_root / "parts" / upload.token).write_bytes(b"012")

    with pytest.raises(OutOfStep), whole(upload=upload, parts_sha256=chain(b"012")):
        pass

    assert start(officer, size=4).received == 0


@pytest.mark.parametrize("size", [0, 101])
def test_empty_and_too_large_are_refused_before_a_byte_is_sent(
    db: None, officer: User, settings: LazySettings, size: int
) -> None:
    settings.MAX_UPLOAD_BYTES = 100

    upload = start(officer, size=size)

    assert (upload.refusal != "", PartialUpload.objects.get().is_over) == (True, True)


def test_what_is_refused_at_once_is_kept_only_so_often(
    db: None, officer: User, colleague: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partial, "MOST_REFUSED", 2)

    refused = [start(officer, size=0, name=f"{number}.mp4") for number in range(4)]
    start(colleague, size=0)

    assert [upload.refusal != "" for upload in refused] == [True] * 4
    assert PartialUpload.objects.filter(user=officer).count() == 2
    assert AuditEvent.objects.filter(did="upload.refused").count() == 3


def test_place_without_room_refuses_before_a_byte_is_sent(db: None, officer: User) -> None:
    def check() -> None:
        raise FileRefused("Enough for today")

    upload = begin(by=officer, place=PLACE, name="a.mp4", size=4, modified=1, check=check)

    assert PartialUpload.objects.get(pk=upload.pk).refusal == "Enough for today"


def test_files_on_their_way_and_kept_ones_share_the_room(
    db: None, officer: User, colleague: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "MOST_BYTES", 15)
    start(officer)

    assert start(officer, size=6, name="b.mp4").refusal == partial.NO_ROOM
    assert start(officer).refusal == ""
    assert start(colleague).refusal == ""


@pytest.mark.parametrize("token", ["", "unknown", "../../etc/passwd", "a\0b"])
def test_unknown_token_is_nothing(db: None, officer: User, token: str) -> None:
    with pytest.raises(NotVisible):
        append(by=officer, place=PLACE, token=token, offset=0, content=b"", sha256="")


def test_token_of_somebody_else_is_nothing(db: None, officer: User, colleague: User) -> None:
    with pytest.raises(NotVisible):
        send(colleague, start(officer), 0, b"0123")


def test_the_same_file_is_begun_once(db: None, officer: User) -> None:
    upload = start(officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        PartialUpload.objects.create(user=officer, place=PLACE, name="a.mp4", size=10, modified=7)

    assert PartialUpload.objects.get() == upload


def test_forget_takes_row_and_bytes(
    db: None, officer: User, file_root: Path, django_capture_on_commit_callbacks: object
) -> None:
    upload = send(officer, start(officer), 0, b"0123")

    with django_capture_on_commit_callbacks(execute=True):
        forget(by=officer, upload=upload)

    assert (PartialUpload.objects.count(), bytes_there(file_root)) == (0, [])
    events = AuditEvent.objects.order_by("id").values_list("did", flat=True)
    assert list(events) == ["upload.begun", "upload.discarded"]


def test_discard_old_forgets_what_nobody_went_on_with(
    db: None, officer: User, file_root: Path, django_capture_on_commit_callbacks: object
) -> None:
    send(officer, start(officer), 0, b"0123")
    (file_root / "parts" / "orphan").write_bytes(b"x")
    now = timezone.now()

    with django_capture_on_commit_callbacks(execute=True):
        discard_old(now=now + timedelta(hours=23))
        kept = len(bytes_there(file_root))
        discard_old(now=now + timedelta(hours=25))

    assert (kept, PartialUpload.objects.count(), bytes_there(file_root)) == (2, 0, [])
    assert AuditEvent.objects.filter(did="upload.expired").count() == 1
