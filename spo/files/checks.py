"""What `manage.py check --deploy` says about opening and scanning files nobody trusts."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from tempfile import NamedTemporaryFile
from typing import Any

from django.core import checks
from django.utils import timezone

from spo.files.confine import ROOT, Limits
from spo.files.scanner import ScannerSilent, check_scanner, is_configured
from spo.foreign.reach import ALLOWED

FILES = {"reading", "writing"}


@checks.register(deploy=True)
def check_walls(**kwargs: Any) -> list[checks.CheckMessage]:
    """Every harm is tried from behind the walls, with each program that may help."""
    found: list[checks.CheckMessage] = []
    answers = [_reached(program) for program in ALLOWED]
    if any("code" in answer for answer in answers):
        return [
            checks.Error(
                "The kernel refuses no system call to a process, so no file is opened.", id="files.E001"
            )
        ]
    reached = {harm for answer in answers for harm in answer["harms"]}
    if others := reached - FILES:
        said = (
            f"Files are opened by processes that can reach what they should not: {', '.join(sorted(others))}."
        )
        found.append(checks.Error(said, id="files.E002"))
    if reached & FILES:
        said = "Files are opened by processes that can open every file of this user: Landlock (Linux 5.13) is not to be had."
        found.append(checks.Warning(said, id="files.W002"))
    return found


@checks.register(deploy=True)
def check_virus_scanner(**kwargs: Any) -> list[checks.CheckMessage]:
    if not is_configured():
        return []  # each exhibit says so
    try:
        check_scanner(now=timezone.now())
    except ScannerSilent as silent:
        return [checks.Warning(f"The virus scanner cannot be relied on: {silent}.", id="files.W001")]
    return []


def _reached(program: str) -> dict[str, Any]:
    with NamedTemporaryFile(prefix="spo-canary-") as canary:
        order = {"limits": asdict(Limits()), "program": program, "canary": canary.name, "is_walled": True}
        command = [sys.executable, "-E", "-s", "-m", "spo.foreign.reach", json.dumps(order)]
        surroundings = {"PATH": os.environ.get("PATH", "")}
        done = subprocess.run(
            command, cwd=ROOT, env=surroundings, capture_output=True, timeout=20, check=False
        )
    return json.loads(done.stdout or '{"code": "unprotected"}')
