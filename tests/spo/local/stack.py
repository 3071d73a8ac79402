"""Calls of `python -m spo.local` with a `.local` of the test's own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from spo.local.paths import BASE_DIR

OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "EMAIL_URL", "FILE_ROOT", "DJANGO_SETTINGS_MODULE")


def begin(local_dir: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """Start the command as a user would whose shell names no server."""
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.Popen(
        [sys.executable, "-m", "spo.local", *arguments],
        cwd=BASE_DIR,
        env={**env, "SPO_LOCAL_DIR": str(local_dir), **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit status, output and errors, once it has ended."""
    output, errors = process.communicate(timeout=60)
    return process.returncode, output, errors


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()
