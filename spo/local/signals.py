"""Being asked to stop: the first signal unwinds what is going on, later ones cannot interrupt the tidying."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Handler = Callable[[int, FrameType | None], None]


class Stopped(Exception):
    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, a stopping signal raises `Stopped` once."""
    before = {number: signal.getsignal(number) for number in STOPPING}
    handle(_stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def handle(handler: Handler) -> None:
    """Receive the stopping signals; under `nohup` the end of the terminal is none."""
    for number in STOPPING:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handler)


def ignore(number: int, frame: FrameType | None) -> None:
    """For the time of tidying up; a function, because SIG_IGN would be inherited by programs started then."""


def _stop(number: int, frame: FrameType | None) -> None:
    handle(ignore)
    raise Stopped(number)
