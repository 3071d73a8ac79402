"""What a child takes from itself before it opens a file nobody trusts. None of it can be had back."""

import ctypes
import json
import platform
import resource
import struct
import sys
from collections.abc import Mapping

KILL_WITH_PARENT, NO_NEW_PRIVILEGES, SET_FILTER, FILTER_MODE = 1, 38, 22, 2
NEW_NETWORK, NEW_USERS = 0x40000000, 0x10000000
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000  # seccomp(2); 13 is EACCES
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # instructions of the classic packet filter
NUMBER, KIND, FIRST_ARGUMENT = 0, 4, 16  # where the kernel puts them in seccomp_data
LOCAL, FOREIGN_NUMBERS = 1, 0x40000000
# Of each processor its mark, and its numbers of: socket; ptrace and reading or writing another process; io_uring; kill.
PROCESSORS = {
    "x86_64": (0xC000003E, 41, (101, 310, 311, 425, 62)),
    "aarch64": (0xC00000B7, 198, (117, 270, 271, 425, 129)),
}


def raise_walls(limits: Mapping[str, int], *, is_local_allowed: bool = False) -> list[str]:
    """Memory, time, size of a file, and no network; says which walls against the network stand.

    `is_local_allowed` leaves sockets within the machine, which an office program needs to talk to itself.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(KILL_WITH_PARENT, 9, 0, 0, 0)
    for kind, most in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_FSIZE, limits["output"]),
        (resource.RLIMIT_CPU, limits["processor"]),
        (resource.RLIMIT_NOFILE, 64 if not is_local_allowed else 512),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    stand = {
        "namespace": not libc.unshare(NEW_NETWORK) or not libc.unshare(NEW_USERS | NEW_NETWORK),
        "filter": _filter_calls(libc, is_local_allowed),
    }
    return [wall for wall, is_up in stand.items() if is_up]


def _filter_calls(libc: ctypes.CDLL, is_local_allowed: bool) -> bool:
    """Asking for a socket, or for another process, is refused by the kernel."""
    if platform.machine() not in PROCESSORS:
        return False
    lines = _program(*PROCESSORS[platform.machine()], is_local_allowed)
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))
    program = ctypes.create_string_buffer(struct.pack("HP", len(lines), ctypes.addressof(code)))
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(SET_FILTER, FILTER_MODE, ctypes.byref(program), 0, 0)


def _program(mark: int, socket: int, others: tuple[int, ...], is_local_allowed: bool) -> list[tuple]:
    """A jump counts the lines it leaps over, when the answer is yes and when it is no."""
    about_socket = [
        (EQUAL, 0, 4, socket),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 0, 1, LOCAL),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    refused = others if is_local_allowed else (socket, *others)
    return [
        (LOAD, 0, 0, KIND),
        (EQUAL, 1, 0, mark),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 0, 1, FOREIGN_NUMBERS),
        (RETURN, 0, 0, KILL),
        *(about_socket if is_local_allowed else []),
        *((EQUAL, len(refused) - at, 0, number) for at, number in enumerate(refused)),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(raise_walls(json.loads(sys.argv[1]))))
