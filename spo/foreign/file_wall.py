"""The files that a child can open (Landlock, Linux 5.13): programs and fonts to read, its own folder to write in."""

import ctypes
import errno
import mimetypes
import os
import shutil
import struct
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEW_RULES, ADD_RULE, TAKE_RULES = 444, 445, 446  # the same numbers on every processor
ASK_VERSION, BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_FOLDER, MAKE_SOCKET = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 9
TRUNCATE, DEVICES = 1 << 14, 1 << 15
STRANGE = (
    1 << 6 | MAKE_SOCKET | 1 << 10 | 1 << 11 | 1 << 12
)  # devices, sockets, pipes and links, which mislead a reader
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | DEVICES
READ = EXECUTE | READ_FILE | READ_FOLDER
KNOWN = {
    1: 0x1FFF,
    2: 0x3FFF,
    3: 0x7FFF,
    4: 0x7FFF,
}  # rights that each version can take; later ones know devices
ALL_KNOWN = 0xFFFF
TCP, SIGNALS_AND_HIDDEN_SOCKETS = 3, 3

SYSTEM = (
    *("/usr", "/lib", "/lib64", "/bin", "/var/cache/fontconfig", "/dev/null", "/dev/zero", "/dev/urandom"),
    *("/etc/alternatives", "/etc/fonts", "/etc/group", "/etc/ld.so.cache", "/etc/libreoffice"),
    *("/etc/localtime", "/etc/nsswitch.conf", "/etc/papersize", "/etc/passwd"),
    *("/var/lib/libreoffice", "/var/spool/libreoffice"),
    *mimetypes.knownfiles,
)
OURS = (ROOT / "spo", ROOT / "static" / "print", Path(sys.prefix), Path(sys.base_prefix))
MEETING_PLACES = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108  LibreOffice makes its socket in one of them


def wall_off_files(libc: ctypes.CDLL, reads: Sequence[Path], writes: Sequence[Path], program: str) -> bool:
    """Whether the wall stands. It takes no privilege, but a kernel that has it."""
    libc.syscall.restype = ctypes.c_long
    version = libc.syscall(NEW_RULES, None, 0, ASK_VERSION)
    if version < 1:
        return False
    known = KNOWN.get(version, ALL_KNOWN)
    rules = libc.syscall(NEW_RULES, *_handled(version, known), 0)
    if rules < 0:
        return False
    try:
        for path in (*map(Path, SYSTEM), *OURS, *reads, *_home_of(program)):
            _add(libc, rules, path, READ & known)
        for path in (*writes, Path("/dev/null")):
            _add(libc, rules, path, known & ~(EXECUTE | STRANGE))
        for path in MEETING_PLACES if program == "soffice" else ():
            _add(libc, rules, path, MAKE_SOCKET)
        return not libc.syscall(TAKE_RULES, rules, 0)
    finally:
        os.close(rules)


def _handled(version: int, known: int) -> tuple[ctypes.Array, int]:
    """What is forbidden unless a rule allows it; from version 4 connections, from version 6 signals too."""
    words = [known, *([TCP] if version >= 4 else []), *([SIGNALS_AND_HIDDEN_SOCKETS] if version >= 6 else [])]
    packed = struct.pack(f"{len(words)}Q", *words)
    return ctypes.create_string_buffer(packed, len(packed)), len(packed)


def _add(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    """For all that lies in a folder. What is not there needs no rule; a rule that is missing because the machine is short of
    something would make a file that is well look unreadable."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    try:
        allowed = rights if path.is_dir() else rights & OF_A_FILE
        rule = ctypes.create_string_buffer(struct.pack("=Qi", allowed, place), 12)
        if libc.syscall(ADD_RULE, rules, BENEATH, rule, 0) and ctypes.get_errno() == errno.ENOMEM:
            raise OSError(errno.ENOMEM, "a rule was not taken")
    finally:
        os.close(place)


def _home_of(program: str) -> Iterable[Path]:
    """Where a program that was not installed with the system has its files."""
    found = shutil.which(program) if program else None
    home = Path(found).resolve().parent.parent if found else Path("/")
    return [] if home == Path("/") else [home]
