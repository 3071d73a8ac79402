"""Start and stop programs so that nothing outlives whoever started it."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)

MARK = "SPO_STACK"  # names the `.local` of the `run` that started a program, in the environment it passes on


class Failed(Exception):
    """The stack cannot go on; the message is for whoever typed the command."""


def start(
    argv: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    user: int | None = None,
    on_parent_death: signal.Signals | None = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, its output appended to the log.

    With `on_parent_death` the kernel sends it that signal when this process dies, even by kill -9.
    """
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in argv],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=dying_with(os.getpid(), on_parent_death) if on_parent_death else None,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )


def dying_with(parent: int, sig: signal.Signals) -> Callable[[], None]:
    """A step between fork and exec that ties the new process to the life of its parent."""

    def tie() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, int(sig))
        if os.getppid() != parent:
            os._exit(1)

    return tie


def stop(
    process: subprocess.Popen[bytes], *, sig: signal.Signals = signal.SIGTERM, grace: float = 10
) -> None:
    """Ask a program to end, wait, then end it and whatever is left of its group."""
    process.send_signal(sig)
    finish(process, grace)


def finish(process: subprocess.Popen[bytes], grace: float = 10) -> None:
    """The second half of `stop`, for programs that were asked together."""
    if process.poll() is None:
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            process.kill()
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def stop_pids(pids: Sequence[int], *, sig: signal.Signals = signal.SIGTERM, grace: float = 10) -> None:
    """The same for programs that are not our children, known only by number."""
    for sig_now, patience in ((sig, grace), (signal.SIGKILL, 5)):
        for pid in pids:
            _signal(pid, sig_now)
        deadline = time.monotonic() + patience
        while any(is_alive(pid) for pid in pids):
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
        else:
            return


def is_alive(pid: int) -> bool:
    """Whether the process exists and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def living_in(directory: Path, program: str) -> list[int]:
    """Processes of that program whose working directory this is, which is how we know a server as ours."""
    home = directory.resolve()
    return [pid for pid in _pids() if _link(pid, "exe").name == program and _link(pid, "cwd") == home]


def marked(mark: str) -> list[int]:
    """Processes, other than this one, that were started below the `run` of that mark."""
    wanted = f"{MARK}={mark}".encode()
    return [pid for pid in _pids() if pid != os.getpid() and wanted in _environment(pid)]


def _pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _link(pid: int, name: str) -> Path:
    try:
        return Path(os.readlink(f"/proc/{pid}/{name}").removesuffix(" (deleted)"))
    except OSError:
        return Path()


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def _signal(pid: int, sig: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, sig)
