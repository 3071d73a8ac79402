"""Calls of `manage.py` with the settings of the stack."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from spo.local import commands
from spo.local.paths import BASE_DIR
from spo.local.processes import Failed


def search_path() -> str:
    """Our virtual environment first, so that `python` means its interpreter."""
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"


def must(env: Mapping[str, str], *arguments: str) -> str:
    """What the command prints; where it fails, nothing can go on."""
    done = subprocess.run(
        [*commands.MANAGE, *arguments], cwd=BASE_DIR, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last_words = "\n".join(f"    {line}" for line in (done.stdout + done.stderr).splitlines()[-15:])
        raise Failed(f"manage.py {arguments[0]} failed:\n{last_words}")
    return done.stdout.rstrip()
