"""What a real child reaches of a parent with secrets, behind some of its walls."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from spo.files.confine import ROOT, Limits

# The parent is an ordinary user, hidden or not, and its child has the same user. Nothing can be loaded after that.
AS_A_USER = """
import ctypes, json, os, resource, sys
import spo.foreign.reach as reach
import spo.foreign.walls as walls
order = json.loads(sys.argv[1])
if "namespace" in order["fallen"]:
    walls.NEW_USERS, walls.NEW_NETWORK = 0, 1
if "files" in order["fallen"]:
    walls.wall_off_files = lambda *args: False
if os.getuid() == 0:
    os.chown(order["canary"], 65534, 65534)
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
ctypes.CDLL(None).prctl(4, 0 if order["is_hidden"] else 1, 0, 0, 0)
if not os.fork():
    print(json.dumps(reach.main(order)), flush=True)
    os._exit(0)
os.wait()
"""


def reached(
    canary: Path,
    *,
    program: str = "",
    fallen: Sequence[str] = (),
    is_walled: bool = True,
    is_hidden: bool = True,
) -> dict[str, list[str]]:
    """Which walls stand, and which harms the kernel did not refuse."""
    canary.write_text("canary")
    canary.parent.chmod(0o755)
    order = {"limits": asdict(Limits()), "program": program, "canary": str(canary), "fallen": list(fallen)}
    order |= {"is_walled": is_walled, "is_hidden": is_hidden}
    command = [sys.executable, "-c", AS_A_USER, json.dumps(order)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return json.loads(done.stdout)
