"""What a child behind the walls can still reach, found out by trying. For `manage.py check --deploy` and the tests."""

import ctypes
import json
import os
import resource
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from signal import pidfd_send_signal

from spo.foreign.refusals import RefusedAs
from spo.foreign.walls import raise_walls

GET_FILE = 438  # pidfd_getfd(2)
ALLOWED = {"": set(), "tesseract": {"processes", "programs"}, "soffice": {"processes", "programs"}}


def harms(program: str, canary: Path) -> list[str]:
    """Each attempt that the kernel did not refuse, but for what a helper may do."""
    parent = os.getppid()
    attempts: dict[str, Callable[[], object]] = {
        "network": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        "datagrams": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM),
        "services": _call_somebody,
        "secrets": lambda: Path(f"/proc/{parent}/environ").read_bytes(),
        "memory": lambda: os.open(f"/proc/{parent}/mem", os.O_RDWR),
        "open files": lambda: _file_of(parent),
        "signals": lambda: os.kill(parent, 0),
        "signals by handle": lambda: pidfd_send_signal(os.pidfd_open(parent), 0),
        "limits": lambda: resource.prlimit(parent, resource.RLIMIT_CORE, (0, 0)),
        "order": lambda: os.setpriority(os.PRIO_PROCESS, parent, os.getpriority(os.PRIO_PROCESS, parent)),
        "reading": canary.read_bytes,
        "writing": lambda: os.open(canary, os.O_WRONLY),
        "shutting": lambda: _shut(canary),
        "dating": lambda: _date(canary),
        "marking": lambda: _mark(canary),
        "processes": _fork,
        "programs": lambda: os.execv("/nobody/is/here", ["it"]),  # noqa: S606
        "group": lambda: os.setpgid(0, 0),
        "session": _leave,
        "rights": lambda: os.chroot("/"),
    }
    return [name for name, attempt in attempts.items() if name not in ALLOWED[program] and _works(attempt)]


def _works(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except PermissionError:
        return False
    except OSError:  # not refused, only fruitless
        return True
    return True


def _call_somebody() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        raise OSError(caller.connect_ex("/nobody/is/here"), "no connection")


def _file_of(process: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(GET_FILE, os.pidfd_open(process), 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def _shut(canary: Path) -> None:
    """What an office program asks is answered as done: it is seen by the file."""
    before = canary.stat().st_mode
    canary.chmod(before ^ 0o040)
    if canary.stat().st_mode == before:
        raise PermissionError


def _date(canary: Path) -> None:
    os.utime(canary, (1, 1))
    if canary.stat().st_mtime != 1:
        raise PermissionError


def _mark(canary: Path) -> None:
    os.setxattr(canary, "user.mark", b"1")
    if not os.listxattr(canary):
        raise PermissionError


def _fork() -> None:
    if not (child := os.fork()):
        os._exit(0)
    os.waitpid(child, 0)


def _leave() -> None:
    """From a process of its own, because a leader of a group cannot leave it anyhow."""
    if not (child := os.fork()):
        try:
            os.setsid()
        except PermissionError:
            os._exit(1)
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise PermissionError


def main(order: dict) -> dict:
    try:
        walls = raise_walls(order["limits"], program=order["program"]) if order["is_walled"] else []
    except RefusedAs as reason:
        return {"code": reason.args[0]}
    return {"walls": walls, "harms": harms(order["program"], Path(order["canary"]))}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))))
