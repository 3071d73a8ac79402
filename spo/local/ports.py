"""Ports on the loopback address."""

import socket

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """A port that nothing listens on at this moment; who asks must be ready to ask again."""
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return listener.getsockname()[1]


def is_taken(port: int) -> bool:
    """Whether something listens on the port of either loopback address."""
    return any(_refuses(family, address, port) for family, address in _addresses())


def bind_addresses(port: int) -> list[str]:
    """What a web server listens on so that `localhost` reaches it, whichever address that means."""
    return [f"[{address}]:{port}" if ":" in address else f"{address}:{port}" for _, address in _addresses()]


def _addresses() -> list[tuple[socket.AddressFamily, str]]:
    addresses = [(socket.AF_INET, LOOPBACK)]
    if socket.has_ipv6 and not _refuses(socket.AF_INET6, "::1", 0):
        addresses.append((socket.AF_INET6, "::1"))
    return addresses


def _refuses(family: socket.AddressFamily, address: str, port: int) -> bool:
    try:
        with socket.socket(family) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((address, port))
    except OSError:
        return True
    return False
