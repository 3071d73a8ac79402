"""System calls that the kernel refuses to a child (seccomp): to the network, to other processes, to the rights of files."""

import ctypes
import os
import platform
import struct
from collections.abc import Iterable

SET_FILTER, FILTER_MODE = 22, 2  # of prctl(2)
ALLOW, KILL = 0x7FFF0000, 0x80000000  # seccomp(2)
REFUSE, UNKNOWN = 0x00050000 | 13, 0x00050000 | 38  # EACCES, ENOSYS
PASS_OVER = 0x00050000  # answered as done, and not done
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # of the classic packet filter
NUMBER, KIND, ARGUMENTS = 0, 4, 16  # where the kernel puts them in seccomp_data
FOREIGN_NUMBERS = 0x40000000
PROGRAMS, LOCAL_SOCKETS = "programs", "local sockets"
MARKS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
LOCAL, NEW_THREAD = 1, 0x10000
NEW_NAMESPACES = 0x7E020000
STREAMS = (0x1, 0x801, 0x80001, 0x80801)  # with and without SOCK_NONBLOCK and SOCK_CLOEXEC
OWNERS = (8, 10, 15)  # F_SETOWN, F_SETSIG, F_SETOWN_EX: a signal to another by way of a file
SOCKET_OWNERS = (0x8901, 0x8902)  # FIOSETOWN, SIOCSPGRP: the same by way of a socket
Line = tuple[int, int, int, int]

# Of each call its number on x86-64 and on arm64; a call that one of them does not have is 0 there.
REFUSED = {
    # Reading, writing or ending another process
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kill": (62, 129),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "process_madvise": (440, 440),
    "process_mrelease": (448, 448),
    "kcmp": (312, 272),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "perf_event_open": (298, 241),
    # Slowing another process down
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "sched_setaffinity": (203, 122),
    "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119),
    "sched_setattr": (314, 274),
    # Leaving the group that is ended with the child
    "setsid": (112, 157),
    "setpgid": (109, 154),
    # Memory that others of the same user share
    "shmget": (29, 194),
    "shmat": (30, 196),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    # Other rights, other views of the machine, other ways into the kernel
    "unshare": (272, 97),
    "setns": (308, 268),
    "chroot": (161, 51),
    "pivot_root": (155, 41),
    "mount": (165, 40),
    "umount2": (166, 39),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
}
# What shuts or falsifies a file that can only be read, which Landlock knows nothing of
FILE_CALLS = {
    "chmod": (90, 0),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, 0),
    "fchown": (93, 55),
    "lchown": (94, 0),
    "fchownat": (260, 54),
    "utime": (132, 0),
    "utimes": (235, 0),
    "futimesat": (261, 0),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
}
PROGRAM_CALLS = {"fork": (57, 0), "vfork": (58, 0), "execve": (59, 221), "execveat": (322, 281)}
SOCKET, CONNECT, CLONE, CLONE3 = (41, 198), (42, 203), (56, 220), (435, 435)
FCNTL, IOCTL, SIGNAL_THREAD, SET_LIMITS = (72, 25), (16, 29), (234, 131), (302, 261)


def refuse_calls(libc: ctypes.CDLL, allowed: set[str]) -> bool:
    """Whether the filter stands, for this process and for all that it starts."""
    if platform.machine() not in MARKS:
        return False
    lines = _program(list(MARKS).index(platform.machine()), allowed)
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))
    program = ctypes.create_string_buffer(struct.pack("HP", len(lines), ctypes.addressof(code)))
    return not libc.prctl(SET_FILTER, FILTER_MODE, ctypes.byref(program), 0, 0)


def _program(machine: int, allowed: set[str]) -> list[Line]:
    refused = REFUSED | ({} if PROGRAMS in allowed else PROGRAM_CALLS)
    lines = [
        (LOAD, 0, 0, KIND),
        (EQUAL, 1, 0, MARKS[list(MARKS)[machine]]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 0, 1, FOREIGN_NUMBERS),
        (RETURN, 0, 0, KILL),
        *_answer(
            CLONE3[machine], UNKNOWN
        ),  # its flags lie in memory, which no filter reads; clone(2) is used instead
        *_asked(FCNTL[machine], 1, EQUAL, OWNERS, yes=REFUSE, no=ALLOW),
        *_asked(IOCTL[machine], 1, EQUAL, SOCKET_OWNERS, yes=REFUSE, no=ALLOW),
        *_asked(SIGNAL_THREAD[machine], 0, EQUAL, [os.getpid()], yes=ALLOW, no=REFUSE),
        *_asked(SET_LIMITS[machine], 0, EQUAL, [0], yes=ALLOW, no=REFUSE),
        *_clones(CLONE[machine], allowed),
        *_sockets(machine, allowed),
    ]
    # An office program may give up where it is refused what it likes to do to files of its own.
    about_files = PASS_OVER if LOCAL_SOCKETS in allowed else REFUSE
    for calls, answer in ((refused, REFUSE), (FILE_CALLS, about_files)):
        for numbers in calls.values():
            lines += _answer(numbers[machine], answer) if numbers[machine] else []
    return [*lines, (RETURN, 0, 0, ALLOW)]


def _clones(clone: int, allowed: set[str]) -> list[Line]:
    if PROGRAMS in allowed:
        return _asked(clone, 0, ANY_BIT, [NEW_NAMESPACES], yes=REFUSE, no=ALLOW)
    return _asked(clone, 0, ANY_BIT, [NEW_THREAD], yes=ALLOW, no=REFUSE)


def _sockets(machine: int, allowed: set[str]) -> list[Line]:
    """An office program will have a socket of its own to listen at. It can call at nobody's."""
    if LOCAL_SOCKETS not in allowed:
        return [*_answer(SOCKET[machine], REFUSE), *_answer(CONNECT[machine], REFUSE)]
    streams = _asked(SOCKET[machine], 1, EQUAL, STREAMS, yes=ALLOW, no=REFUSE)
    domain = [
        (EQUAL, 0, 4, SOCKET[machine]),
        (LOAD, 0, 0, ARGUMENTS),
        (EQUAL, 1, 0, LOCAL),
        (RETURN, 0, 0, REFUSE),
        (LOAD, 0, 0, NUMBER),
    ]
    return [*domain, *streams, *_answer(CONNECT[machine], REFUSE)]


def _answer(number: int, answer: int) -> list[Line]:
    return [(EQUAL, 0, 1, number), (RETURN, 0, 0, answer)]


def _asked(number: int, argument: int, test: int, values: Iterable[int], *, yes: int, no: int) -> list[Line]:
    """One answer when the argument is one of the values. A jump counts the lines it leaps over."""
    tried = list(values)
    tests = [(test, len(tried) - at, 0, value) for at, value in enumerate(tried)]
    skipped = len(tried) + 3
    load = (LOAD, 0, 0, ARGUMENTS + 8 * argument)
    return [(EQUAL, 0, skipped, number), load, *tests, (RETURN, 0, 0, no), (RETURN, 0, 0, yes)]
