"""Looking inside a file nobody trusts: in a child process that may use little memory and little time."""

import json
import subprocess
import sys
from pathlib import Path

from spo.files.refusals import refusal

ROOT = Path(__file__).resolve().parents[2]
WALL_SECONDS = 60


def look_inside(path: Path, check: str) -> int | None:
    """The number of pages, if the file has pages. Raises `FileRefused` when it cannot be opened safely."""
    command = [sys.executable, "-E", "-s", "-m", "spo.foreign.child", check, str(path.resolve())]
    alone = {"LC_ALL": "C.UTF-8"}  # no secret of ours is within reach of whatever the file makes it do
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=alone, capture_output=True, timeout=WALL_SECONDS, check=False
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
