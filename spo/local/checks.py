"""`check` and `test`: everything is looked at before the answer is given, so that one run shows every fault."""

import os
import shlex
import subprocess
import sys

from spo.local.commands import MANAGE, PYTHON
from spo.local.paths import BASE_DIR

CHECKS = {
    "lint": (PYTHON, "-m", "ruff", "check", "."),
    "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "types": (PYTHON, "-m", "mypy"),
    "templates": (PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"),
    "settings": (*MANAGE, "check"),
    "migrations": (*MANAGE, "makemigrations", "--check", "--dry-run"),
}

SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder")
"""A worker has a database, and for the browser a whole site, of its own: more than four do not pay.

The files keep their order: those of the browser come early, and a few long tests do not run alone at the end.
"""


def check() -> int:
    """Run each check; shows what a failing one prints."""
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    if failed:
        print(f"Failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def test() -> int:
    """The checks, then the tests, whose closing line comes last."""
    status = check()
    arguments = [*SIDE_BY_SIDE, *shlex.split(os.environ.get("PYTEST_ARGS", ""))]
    if os.environ.get("BROWSER") == "0":
        print("BROWSER=0: the browser tests are left out.", flush=True)
        arguments += ["-m", "not browser"]
    sys.stdout.flush()
    tests = subprocess.run([PYTHON, "-m", "pytest", *arguments], cwd=BASE_DIR, check=False)
    return tests.returncode or status


def _passes(name: str, command: tuple[str, ...]) -> bool:
    done = subprocess.run(
        command, cwd=BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    print(f"{name}: {'passed' if done.returncode == 0 else 'failed'}", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0
