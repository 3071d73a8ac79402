"""Looking inside a file nobody trusts: in a child process that may use little memory and little time."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

from spo.files.made import NotMade, understood
from spo.files.refusals import SENTENCES, refusal
from spo.foreign.child import LONGEST_ANSWER

ROOT = Path(__file__).resolve().parents[2]
WALL_SECONDS = 60


def look_inside(path: Path, check: str) -> int | None:
    """The number of pages, if the file has pages. Raises `FileRefused` when it cannot be opened safely."""
    command = [sys.executable, "-E", "-s", "-m", "spo.foreign.child", check, str(path.resolve())]
    alone = {"LC_ALL": "C.UTF-8"}  # no secret of ours is within reach of whatever the file makes it do
    with TemporaryFile() as answer:  # a limit of the child bounds what it writes there, as none bounds a pipe
        try:
            subprocess.run(
                command,
                cwd=ROOT,
                env=alone,
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise refusal("heavy") from late
        answer.seek(0)
        return _pages(answer.read(LONGEST_ANSWER + 1))


def _pages(answer: bytes) -> int | None:
    try:
        found = understood(answer, most=LONGEST_ANSWER)
    except NotMade as broken:
        raise refusal("heavy") from broken
    match found:
        case {"refused": str(code)} if code in SENTENCES:
            raise refusal(code)
        case {"pages": int() | None as pages}:
            return pages
    raise refusal("damaged")
