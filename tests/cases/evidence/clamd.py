"""A virus scanner on a socket: one that behaves, and some that do not."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from django.utils import timezone

from spo.files.scanner import PROOF

Answer = Callable[[bytes], bytes]


def dated(days_ago: int) -> bytes:
    made: datetime = timezone.now() - timedelta(days=days_ago)
    return f"ClamAV 1.4.3/27510/{made:%a %b %d %H:%M:%S %Y}\0".encode()


def honest(content: bytes) -> bytes:
    return b"stream: Eicar-Test-Signature FOUND\0" if PROOF in content else b"stream: OK\0"


def lying(content: bytes) -> bytes:
    return b"stream: OK\0"


def of_another_file(content: bytes) -> bytes:
    return honest(content).replace(b"stream", b"/tmp/other")


def at_a_loss(content: bytes) -> bytes:
    return b"INSTREAM size limit exceeded. ERROR\0" if PROOF not in content else honest(content)


def breaking_off(content: bytes) -> bytes:
    return honest(content) if content == PROOF else b"stream: O"


def closing(content: bytes) -> bytes:
    return honest(content) if content == PROOF else b""


@contextmanager
def scanner(answer: Answer, *, days_old: int = 0) -> Iterator[str]:
    """Its address, while it listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_serve, args=[server, answer, dated(days_old)], daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, answer: Answer, version: bytes) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection, connection.makefile("rb") as command, suppress(OSError):
            word = _word(command)
            connection.sendall(version if word == b"zVERSION" else answer(_content(command)))


def _word(stream: object) -> bytes:
    word = b""
    while (mark := stream.read(1)) not in (b"\0", b""):
        word += mark
    return word


def _content(stream: object) -> bytes:
    content = b""
    while size := struct.unpack("!L", stream.read(4))[0]:
        content += stream.read(size)
    return content
