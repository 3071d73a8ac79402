"""Who does which kind of job, and which sweeps there are. Filled by each app's `jobs.py` when Django starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from spo.work.handle import JobHandle

Do = Callable[[str, "JobHandle"], None]
Sweep = Callable[[datetime], None]


@dataclass(frozen=True)
class Handler:
    """What to call for a kind of job, on which queue, and what a person calls it."""

    do: Do
    queue: str
    title: str


HANDLERS: dict[str, Handler] = {}
SWEEPS: dict[str, Sweep] = {}


def handler(kind: str, *, queue: str, title: str) -> Callable[[Do], Do]:
    """Register a function of a subject's id and a `JobHandle`. It may be run twice, and must do no harm then."""
    if queue not in settings.JOB_SECONDS:
        raise LookupError(f"There is no queue {queue}")

    def register(do: Do) -> Do:
        if HANDLERS.get(kind, Handler(do, queue, title)).do is not do:
            raise LookupError(f"Two handlers for {kind}")
        HANDLERS[kind] = Handler(do, queue, title)
        return do

    return register


def sweep(name: str) -> Callable[[Sweep], Sweep]:
    """Register a function of `now` that is called every minute, in one transaction, never twice at once."""

    def register(do: Sweep) -> Sweep:
        if SWEEPS.get(name, do) is not do:
            raise LookupError(f"Two sweeps called {name}")
        SWEEPS[name] = do
        return do

    return register
