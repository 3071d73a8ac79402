"""Having a file opened that nobody trusts: in a process of its own, with a folder of its own, and a hard end."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from spo.files.answers import is_answer
from spo.files.made import NotMade, open_made, read_made, room_taken
from spo.files.refusals import NoRoomNow
from spo.foreign.file_wall import MEETING_PLACES
from spo.foreign.shortage import OF_WHOEVER_STARTS, UNSAID

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1024 * 1024
LONGEST_ANSWER = 64 * 1024
HEAVY, DAMAGED, SHORT = {"code": "heavy"}, {"code": "damaged"}, {"code": "short"}
LOOK_EVERY = 0.5  # seconds, at the room that it takes
MOST_FILES, MOST_OUTPUTS = 5_000, 3  # a profile of LibreOffice; what is copied, printed and copied clean


@dataclass(frozen=True)
class Limits:
    """What the child may use: bytes of memory and of output, seconds of processor and of waiting."""

    memory: int = 1024 * MEGABYTE
    output: int = 400 * MEGABYTE
    processor: int = 60
    wait: int = 120


def ask_child(kind: str, source: Path, target: Path, *, media_type: str = "", limits: Limits) -> dict:
    """What the child found, in its own words; that it was too heavy when it did not live to say so.

    Whatever stands at `target` then is a plain file: nothing that the child could start is left to change it.
    Raises `NoRoomNow` where the machine was short of something: that is no verdict on the file.
    """
    try:
        said = _asked(kind, source, target, media_type, limits)
    except OSError as fault:
        if fault.errno in OF_WHOEVER_STARTS:
            raise NoRoomNow from fault
        raise
    if met := said.pop("fault", ""):
        logger.warning("A child for the kind %s met a fault: %s", kind, met)
    if said == SHORT:
        raise NoRoomNow
    return said


def _asked(kind: str, source: Path, target: Path, media_type: str, limits: Limits) -> dict:
    with TemporaryDirectory(prefix="spo-child-") as folder:
        order = {
            "kind": kind,
            "source": str(source.resolve()),
            "target": str(target.resolve()),
            "media_type": media_type,
            "limits": asdict(limits),
        }
        answer = Path(folder, "answer")
        module = [sys.executable, "-E", "-s", "-m", "spo.foreign.copier"]
        room = Room([Path(folder), target.parent], MOST_OUTPUTS * limits.output)
        end = _run([*module, json.dumps(order), str(answer)], Path(folder), limits.wait, room)
        if end == UNSAID:
            return dict(SHORT)
        return _read(answer, target) if end == 0 and os.path.lexists(answer) else dict(HEAVY)


class Room:
    """A limit of its kernel bounds each file of a child; this bounds what it adds to its folders in all."""

    def __init__(self, folders: Sequence[Path], most: int) -> None:
        self.folders = folders
        files, size = room_taken(folders)
        self.most_files, self.most = files + MOST_FILES, size + most

    def is_left(self) -> bool:
        files, size = room_taken(self.folders)
        return files <= self.most_files and size <= self.most


def _run(command: list[str], folder: Path, wait: int, room: Room) -> int | None:
    """How it ended, or nothing when it took too much. Whatever it started ends with it: none of it can leave its group."""
    started = time.time()
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env=_surroundings(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        end = _end_of(child, wait, room)
        return end if room.is_left() else None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        _forget_sockets(since=started)


def _end_of(child: subprocess.Popen[bytes], wait: int, room: Room) -> int | None:
    """How it ended, or nothing when it took too long or too much room."""
    ends_at = time.monotonic() + wait
    while (left := ends_at - time.monotonic()) > 0 and room.is_left():
        with suppress(subprocess.TimeoutExpired):
            return child.wait(timeout=min(left, LOOK_EVERY))
    return None


def _forget_sockets(*, since: float) -> None:
    """LibreOffice makes a socket beside everybody's temporary files, where it cannot remove anything."""
    for path in (path for place in MEETING_PLACES for path in place.glob("OSL_PIPE_*")):
        with suppress(OSError):
            made = path.lstat()
            if made.st_uid == os.getuid() and made.st_ctime >= since:
                path.unlink()


def _surroundings(folder: Path) -> dict[str, str]:
    """No secret of ours is within reach of whatever the file makes it do."""
    return {"LANG": "C.UTF-8", "HOME": str(folder), "TMPDIR": str(folder), "PATH": os.environ.get("PATH", "")}


def _read(answer: Path, target: Path) -> dict:
    """It may say anything, and lay anything in the place of what it was to make."""
    try:
        said = read_made(answer, most=LONGEST_ANSWER)
        if not is_answer(said):
            raise NotMade
        if said.get("code") != SHORT["code"] and os.path.lexists(target):
            open_made(target).close()
    except NotMade:
        return dict(DAMAGED)
    return said
