"""The store: each file once, under the SHA-256 of its content, written whole or not at all and then never changed."""

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import File
from django.db import transaction

from spo.files.refusals import too_large

CHUNK = 256 * 1024
Stream = BinaryIO | File


@dataclass(frozen=True)
class StoredFile:
    sha256: str
    size: int
    path: Path


def store(stream: Stream, *, limit: int | None = None) -> StoredFile:
    """Keep the bytes of `stream`. Refused as soon as more than `limit` have been read, and nothing is kept.

    The file is marked as loose until the transaction it is stored in is over: where that never comes about, it goes.
    """
    written = write_whole(stream, into=_incoming(), limit=limit)
    digest, target = written.sha256, path_of(written.sha256)
    folder(target.parent)
    with _held(fcntl.LOCK_SH):
        mark_loose(digest)
        _put(written.path, target)
    _sync(target.parent)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(lambda: _mark(digest).unlink(missing_ok=True), robust=True)
    return StoredFile(digest, written.size, target)


def _put(path: Path, target: Path) -> None:
    """Whoever stored the same before may have it read by a child just now, whose walls know that very file: it stays.

    Unless it is not any more what it was.
    """
    try:
        os.link(path, target)
    except FileExistsError:
        if not verify(target.name):
            os.replace(path, target)
    finally:
        path.unlink(missing_ok=True)


def write_whole(stream: Stream, *, into: Path, limit: int | None = None) -> StoredFile:
    """A new read-only file in `into` with the bytes of `stream`, on disk to the last byte, or none at all."""
    most = settings.MAX_UPLOAD_BYTES if limit is None else limit
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=into)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in _chunks(stream):
                size += len(chunk)
                if size > most:
                    raise too_large(most)
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fchmod(file.fileno(), 0o400)
            os.fsync(file.fileno())
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(name)
        raise
    return StoredFile(digest.hexdigest(), size, Path(name))


def root() -> Path:
    return Path(settings.FILE_ROOT)


def path_of(sha256: str) -> Path:
    """Where the file of that content lies. Anything but a digest is an error of the program."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError("Not a SHA-256 digest")
    return root() / sha256[:2] / sha256


def open_stored(sha256: str) -> BinaryIO:
    return path_of(sha256).open("rb")


def verify(sha256: str) -> bool:
    """True when the file is there and its content is still what it was."""
    try:
        with open_stored(sha256) as file:
            digest = hashlib.sha256()
            for chunk in _chunks(file):
                digest.update(chunk)
    except FileNotFoundError:
        return False
    return digest.hexdigest() == sha256


def mark_loose(sha256: str) -> None:
    """It may be nobody's soon. One that is already marked counts from now."""
    _mark(sha256).touch(mode=0o600)


def loose(*, before: datetime | None = None) -> set[str]:
    """The files that are marked, or have been since `before`."""
    marks = _loose().iterdir()
    return {mark.name for mark in marks if before is None or _is_older(mark, before)}


def settle(sha256: str, *, before: datetime, is_named: bool) -> None:
    """The mark goes, and with it a file that no row speaks of; neither where it was stored again meanwhile."""
    with _held(fcntl.LOCK_EX):
        if _is_older(_mark(sha256), before):
            if not is_named:
                path_of(sha256).unlink(missing_ok=True)
            _mark(sha256).unlink()


def forget_unfinished(*, before: datetime) -> None:
    """What a process left behind that was killed while it wrote."""
    for path in _incoming().iterdir():
        if path.stat().st_mtime < before.timestamp():
            path.unlink()


def _incoming() -> Path:
    return folder(root() / "incoming")


def _loose() -> Path:
    return folder(root() / "loose")


def _mark(sha256: str) -> Path:
    return _loose() / sha256


def _is_older(path: Path, before: datetime) -> bool:
    try:
        return path.stat().st_mtime < before.timestamp()
    except FileNotFoundError:
        return False


@contextmanager
def _held(how: int) -> Iterator[None]:
    """Storing goes on beside storing; nothing is stored while it is settled whether a file goes."""
    with (folder(root()) / "loose.lock").open("a") as file:
        fcntl.flock(file, how)
        yield


def _chunks(stream: Stream) -> Iterator[bytes]:
    """From the first byte, even when somebody has read from it before."""
    if stream.seekable():
        stream.seek(0)
    while chunk := stream.read(CHUNK):
        yield chunk


def folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def _sync(path: Path) -> None:
    """A rename is only safe on disk once its folder is."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
