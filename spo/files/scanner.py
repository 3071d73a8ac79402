"""Asking a ClamAV server about a file. Whatever is not a plain answer is no answer, and the file goes on waiting."""

import re
import socket
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from spo.exceptions import Refused
from spo.files.store import CHUNK

SECONDS = 200  # a file of 250 MB is hashed and unpacked by a busy scanner
PORT = 3310
LONGEST_REPLY = 4096
OLDEST, ASTRAY = timedelta(days=7), timedelta(days=1)
# The harmless file that every scanner must call a virus, in two halves, so that no scanner minds this one.
PROOF = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()
DATED = re.compile(r"^ClamAV [^/]+/\d+/\w{3} (\w{3} [ \d]\d \d\d:\d\d:\d\d \d{4})$")
FOUND = re.compile(r"^stream: (.+) FOUND$")


class ScannerSilent(Exception):
    """No answer to build on. Its text is ours, and says what was wrong with the scanner, not with the file."""


@dataclass(frozen=True)
class Scanned:
    """The name of what was found, empty for nothing, and which scanner says so."""

    virus: str
    scanner: str


def is_configured() -> bool:
    return bool(settings.CLAMD_URL)


def scan(path: Path, *, now: datetime) -> Scanned:
    """What the scanner says about a file, once it has shown that it is fresh and finds what must be found."""
    version = check_scanner(now=now)
    with path.open("rb") as file:
        return Scanned(_ask(iter(lambda: file.read(CHUNK), b"")), version)


def check_scanner(*, now: datetime) -> str:
    """The version of a scanner that works."""
    version = _version(now)
    if not _ask([PROOF]):
        raise ScannerSilent("it calls a test virus harmless")
    return version


def _version(now: datetime) -> str:
    version = _talk(b"zVERSION\0", [])
    dated = DATED.match(version)
    if dated is None:
        raise ScannerSilent("it does not say how old its list of viruses is")
    made = datetime.strptime(dated[1], "%b %d %H:%M:%S %Y").replace(tzinfo=now.tzinfo)
    if now - made > OLDEST:
        raise ScannerSilent("its list of viruses is more than a week old")
    if made - now > ASTRAY:
        raise ScannerSilent("its list of viruses is dated in the future")
    return version


def _ask(chunks: Iterable[bytes]) -> str:
    reply = _talk(b"zINSTREAM\0", _framed(chunks))
    if reply == "stream: OK":
        return ""
    if found := FOUND.match(reply):
        return found[1]
    raise ScannerSilent("its answer was none of those it can give")


def _framed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield struct.pack("!L", len(chunk)) + chunk
    yield struct.pack("!L", 0)


def _talk(command: bytes, parts: Iterable[bytes]) -> str:
    try:
        with _connected() as connection:
            connection.sendall(command)
            for part in parts:
                connection.sendall(part)
            return _reply(connection)
    except OSError as fault:
        raise ScannerSilent(f"it does not answer ({type(fault).__name__})") from fault


def _connected() -> socket.socket:
    address = urlsplit(settings.CLAMD_URL)
    if address.scheme == "tcp" and address.hostname:
        return socket.create_connection((address.hostname, address.port or PORT), timeout=SECONDS)
    if address.scheme != "unix":
        raise Refused("CLAMD_URL must begin with tcp:// or unix://")
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(SECONDS)
    if fault := connection.connect_ex(address.path):
        connection.close()
        raise OSError(fault, "no connection")
    return connection


def _reply(connection: socket.socket) -> str:
    """One whole answer, ended as asked for: half an answer is none."""
    data = b""
    while not data.endswith(b"\0"):
        part = connection.recv(LONGEST_REPLY)
        if not part or len(data) > LONGEST_REPLY:
            raise ScannerSilent("its answer broke off")
        data += part
    return data[:-1].decode("utf-8", "replace")
