"""Keeps programs running: restarts what dies, shows the errors in its log, and stops all of it at the end."""

import re
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from spo.local import processes
from spo.local.processes import Failed

QUICK_DEATH = 60  # seconds; who lived longer starts afresh in the count
MOST_RESTARTS = 5
WORTH_SHOWING = re.compile(rb"[ \[](ERROR|CRITICAL)[ /\]]")


@dataclass
class Child:
    """One program of the stack, running, and how to start it again."""

    name: str
    log: Path
    begin: Callable[[], subprocess.Popen[bytes]]
    process: subprocess.Popen[bytes]
    stop_signal: signal.Signals = signal.SIGTERM
    is_server: bool = False
    started_at: float = field(default_factory=time.monotonic)
    restart_at: float | None = None
    deaths: int = 0
    shown: int = 0

    def restart(self) -> None:
        self.process = self.begin()
        self.started_at, self.restart_at = time.monotonic(), None

    def last_words(self, lines: int = 8) -> str:
        text = self.log.read_text(errors="replace")
        return "\n".join(f"    {line}" for line in text.splitlines()[-lines:])

    def new_errors(self) -> list[str]:
        """Lines of the log at level error since the last look."""
        with self.log.open("rb") as file:
            file.seek(self.shown)
            whole, newline, _ = file.read().rpartition(b"\n")
        self.shown += len(whole) + len(newline)
        return [line.decode(errors="replace") for line in whole.splitlines() if WORTH_SHOWING.search(line)]


class Supervisor:
    """The children, in the order in which they were started."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.children: list[Child] = []

    def look(self) -> None:
        """One round: report errors, restart what is due. Raises `Failed` when a child keeps ending."""
        for child in self.children:
            for line in child.new_errors():
                self.say(f"{child.name}: {line}")
            if child.restart_at is not None:
                if time.monotonic() >= child.restart_at:
                    child.restart()
            elif child.process.poll() is not None:
                self._plan_restart(child)

    def stop(self) -> None:
        """Ask the programs together; the servers they use end after them, the last started first."""
        programs = [child for child in self.children if not child.is_server]
        for child in programs:
            child.process.send_signal(child.stop_signal)
        for child in programs:
            processes.finish(child.process)
        for child in reversed(self.children):
            if child.is_server:
                processes.stop(child.process, sig=child.stop_signal)

    def _plan_restart(self, child: Child) -> None:
        processes.finish(child.process)
        child.deaths = 1 if time.monotonic() - child.started_at > QUICK_DEATH else child.deaths + 1
        if child.deaths > MOST_RESTARTS:
            raise Failed(
                f"{child.name} keeps ending. Its last words, from {child.log}:\n{child.last_words()}"
            )
        wait = 2 ** (child.deaths - 1)
        child.restart_at = time.monotonic() + wait
        self.say(f"{child.name} ended with status {child.process.returncode}; starting it again in {wait} s.")
