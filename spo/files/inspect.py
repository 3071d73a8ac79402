"""Looking inside a file nobody trusts: in a child process that may use little memory and little time."""

import json
import subprocess
import sys
from pathlib import Path

from spo.files.refusals import refusal

CHILD = Path(__file__).with_name("child.py")
WALL_SECONDS = 60


def look_inside(path: Path, check: str) -> int | None:
    """The number of pages, if the file has pages. Raises `FileRefused` when it cannot be opened safely."""
    command = [sys.executable, "-I", str(CHILD), check, str(path.resolve())]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=WALL_SECONDS, check=False, env={"LC_ALL": "C.UTF-8"}
        )
    except subprocess.TimeoutExpired as late:
        raise refusal("heavy") from late
    try:
        found = json.loads(done.stdout)
    except ValueError as broken:
        raise refusal("heavy") from broken
    if "refused" in found:
        raise refusal(found["refused"])
    return found["pages"]
