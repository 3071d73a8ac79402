"""What `manage.py check --deploy` says about opening and scanning files nobody trusts."""

import json
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from django.core import checks
from django.utils import timezone

from spo.files.confine import ROOT, Limits
from spo.files.scanner import ScannerSilent, check_scanner, is_configured


@checks.register(deploy=True)
def check_walls(**kwargs: Any) -> list[checks.CheckMessage]:
    """A namespace of their own or a filter of system calls: either is enough, and without both nothing may be opened."""
    if _standing():
        return []
    return [checks.Error("Files are opened by processes that can reach the network.", id="files.E001")]


@checks.register(deploy=True)
def check_virus_scanner(**kwargs: Any) -> list[checks.CheckMessage]:
    if not is_configured():
        return []  # each exhibit says so
    try:
        check_scanner(now=timezone.now())
    except ScannerSilent as silent:
        return [checks.Warning(f"The virus scanner cannot be relied on: {silent}.", id="files.W001")]
    return []


def _standing() -> list[str]:
    order = json.dumps(asdict(Limits()))
    command = [sys.executable, "-E", "-s", "-m", "spo.foreign.walls", order]
    done = subprocess.run(command, cwd=ROOT, env={}, capture_output=True, timeout=20, check=False)
    return json.loads(done.stdout or "[]")
