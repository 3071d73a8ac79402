"""What a child takes from itself before it opens a file nobody trusts. None of it can be had back."""

import ctypes
import os
import resource
from collections.abc import Mapping, Sequence
from pathlib import Path

from spo.foreign.call_filter import LOCAL_SOCKETS, PROGRAMS, refuse_calls
from spo.foreign.file_wall import wall_off_files
from spo.foreign.refusals import RefusedAs

KILL_WITH_PARENT, HIDE, NO_NEW_PRIVILEGES = 1, 4, 38  # of prctl(2)
NEW_NETWORK, NEW_USERS = 0x40000000, 0x10000000
CAPABILITIES = 0x20080522  # version 3 of the structure that capset(2) takes
MOST_PROCESSES = 200  # more than there are, of programs that are asked to help
FEW_FILES, MANY_FILES = 64, 512


def raise_walls(
    limits: Mapping[str, int],
    *,
    reads: Sequence[Path] = (),
    writes: Sequence[Path] = (),
    program: str = "",
) -> list[str]:
    """Memory, time, no network, no other process, no other file; says which walls stand. None of ours is loaded yet.

    `program` is one that may be started to help. Raises `RefusedAs` where the kernel refuses no call: open nothing then.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(KILL_WITH_PARENT, 9, 0, 0, 0)
    libc.prctl(HIDE, 0, 0, 0, 0)
    _take_limits(limits, program)
    is_apart = not libc.unshare(NEW_USERS | NEW_NETWORK) or not libc.unshare(NEW_NETWORK)
    _drop_capabilities(libc)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise RefusedAs("unprotected")
    is_alone = wall_off_files(libc, reads, writes, program)
    allowed = {PROGRAMS} if program else set()
    if not refuse_calls(libc, allowed | ({LOCAL_SOCKETS} if program == "soffice" else set())):
        raise RefusedAs("unprotected")
    stand = {"namespace": is_apart, "files": is_alone, "filter": True}
    return [wall for wall, is_up in stand.items() if is_up]


def _take_limits(limits: Mapping[str, int], program: str) -> None:
    taken = [
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_FSIZE, limits["output"]),
        (resource.RLIMIT_CPU, limits["processor"]),
        (resource.RLIMIT_NOFILE, MANY_FILES if program else FEW_FILES),
        (resource.RLIMIT_CORE, 0),
    ]
    if program:
        taken.append((resource.RLIMIT_NPROC, _running() + MOST_PROCESSES))
    for kind, most in taken:
        ceiling = resource.getrlimit(kind)[1]
        least = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(kind, (least, least))


def _running() -> int:
    """Threads of this user, whatever program they belong to, because that is what the limit counts."""
    count = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            said = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines() if ":" in line)
        except OSError:  # it has ended
            continue
        count += int(said["Threads"]) if int(said["Uid"].split()[0]) == os.getuid() else 0
    return count


def _drop_capabilities(libc: ctypes.CDLL) -> None:
    """Only root has any, or whoever is root of a namespace of their own."""
    head = (ctypes.c_uint32 * 2)(CAPABILITIES, 0)
    libc.capset(head, (ctypes.c_uint32 * 6)())
