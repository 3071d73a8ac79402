"""Having a file opened that nobody trusts: in a process of its own, with a folder of its own, and a hard end."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from spo.foreign.file_wall import MEETING_PLACES

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1024 * 1024
LONGEST_ANSWER = 64 * 1024
HEAVY = {"code": "heavy"}


@dataclass(frozen=True)
class Limits:
    """What the child may use: bytes of memory and of output, seconds of processor and of waiting."""

    memory: int = 1024 * MEGABYTE
    output: int = 400 * MEGABYTE
    processor: int = 60
    wait: int = 120


def ask_child(kind: str, source: Path, target: Path, *, media_type: str = "", limits: Limits) -> dict:
    """What the child found, in its own words; that it was too heavy when it did not live to say so."""
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
        if not _run([*module, json.dumps(order), str(answer)], Path(folder), limits.wait):
            return HEAVY
        return _read(answer)


def _run(command: list[str], folder: Path, wait: int) -> bool:
    """Whether it ended well. Whatever it started ends with it: nothing it starts can leave its group."""
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
        return child.wait(timeout=wait) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        _forget_sockets(since=started)


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


def _read(answer: Path) -> dict:
    try:
        with answer.open("rb") as file:
            return json.loads(file.read(LONGEST_ANSWER))
    except (FileNotFoundError, ValueError):
        return HEAVY
