"""Stored whole or not at all, once, and never under a name of the sender's."""

import hashlib
import io
import re
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from spo.files import FileRefused, path_of, store, verify
from spo.files.store import forget_unfinished


@pytest.fixture(autouse=True)
def file_root(settings, tmp_path) -> Path:
    settings.FILE_ROOT = tmp_path / "files"
    return settings.FILE_ROOT


def files_below(folder: Path) -> list[str]:
    """Without the marks of what may turn out to be nobody's."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if not path.parts[0].startswith("loose"))


def test_store_keeps_the_bytes_under_their_digest(file_root):
    content = b"exhibit" * 100_000

    stored = store(io.BytesIO(content))

    digest = hashlib.sha256(content).hexdigest()
    assert (stored.sha256, stored.size, stored.path) == (digest, len(content), path_of(digest))
    assert stored.path.read_bytes() == content
    assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{64}", files_below(file_root)[0])
    assert stored.path.stat().st_mode & 0o777 == 0o400


def test_store_reads_from_the_first_byte(file_root):
    stream = io.BytesIO(b"exhibit")
    stream.read(3)

    assert store(stream).sha256 == hashlib.sha256(b"exhibit").hexdigest()


def test_store_of_the_same_bytes_by_ten_threads_keeps_one_file(file_root):
    threads = [threading.Thread(target=lambda: store(io.BytesIO(b"same"))) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    digest = hashlib.sha256(b"same").hexdigest()
    assert files_below(file_root) == [f"{digest[:2]}/{digest}"]


def test_store_of_the_same_bytes_leaves_the_file_that_is_there(file_root):
    """A child may be reading it, and may read no other."""
    first = store(io.BytesIO(b"same")).path.stat().st_ino

    again = store(io.BytesIO(b"same"))

    assert (again.path.stat().st_ino, again.path.stat().st_nlink) == (first, 1)
    assert len(files_below(file_root)) == 1


def test_store_of_the_same_bytes_mends_a_file_that_was_damaged(file_root):
    path = store(io.BytesIO(b"same")).path
    path.chmod(0o600)
    path.write_bytes(b"damaged")

    store(io.BytesIO(b"same"))

    assert path.read_bytes() == b"same"


@pytest.mark.parametrize(("size", "taken"), [(1_000_000, True), (1_000_001, False)])
def test_store_of_more_than_the_limit_leaves_nothing(file_root, size, taken):
    stream = io.BytesIO(b"x" * size)

    if taken:
        assert store(stream, limit=1_000_000).size == size
    else:
        with pytest.raises(FileRefused):
            store(stream, limit=1_000_000)
        assert files_below(file_root) == []


def test_store_stops_reading_soon_after_the_limit(file_root):
    stream = io.BytesIO(b"x" * 50_000_000)

    with pytest.raises(FileRefused):
        store(stream, limit=1_000_000)

    assert stream.tell() < 2_000_000


def test_verify_notices_a_changed_and_a_missing_file(file_root):
    stored = store(io.BytesIO(b"exhibit"))
    before = verify(stored.sha256)
    stored.path.chmod(0o600)
    stored.path.write_bytes(b"Exhibit")
    changed = verify(stored.sha256)
    stored.path.unlink()

    assert (before, changed, verify(stored.sha256)) == (True, False, False)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_path_of_anything_but_a_digest_is_an_error(digest):
    with pytest.raises(ValueError, match="digest"):
        path_of(digest)


def test_what_a_killed_process_left_is_forgotten_after_a_while(file_root):
    store(io.BytesIO(b"exhibit"))
    (file_root / "incoming" / "tmp1").write_bytes(b"half an exhi")

    forget_unfinished(before=datetime.now(UTC) - timedelta(hours=1))
    early = len(files_below(file_root / "incoming"))
    forget_unfinished(before=datetime.now(UTC) + timedelta(hours=1))

    assert (early, files_below(file_root / "incoming"), len(files_below(file_root))) == (1, [], 1)
