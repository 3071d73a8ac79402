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

QUICK_DEATH = 60  # seconds; who lived longer starts again at once
MOST_RESTARTS = 5
WORTH_SHOWING = re.compile(rb" (ERROR|CRITICAL)[ /]")


@dataclass
class Child:
    """One program of the stack."""

    name: str
    begin: Callable[[], subprocess.Popen[bytes]]
    log: Path
    stop_signal: signal.Signals = signal.SIGTERM
    is_server: bool = False
    process: subprocess.Popen[bytes] | None = None
    started_at: float = field(default_factory=time.monotonic)
    restart_at: float | None = None
    deaths: int = 0
    shown: int = 0

    def start(self) -> None:
        self.shown = self.log.stat().st_size if self.log.exists() else 0
        self.started_at, self.restart_at = time.monotonic(), None
        self.process = self.begin()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def last_words(self, lines: int = 8) -> str:
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(f"    {line}" for line in text.splitlines()[-lines:])

    def new_errors(self) -> list[str]:
        """Lines of the log at level error since the last look."""
        with self.log.open("rb") as file:
            file.seek(self.shown)
            fresh, _, rest = file.read().rpartition(b"\n")
            self.shown = file.tell() - len(rest)
        return [line.decode(errors="replace") for line in fresh.splitlines() if WORTH_SHOWING.search(line)]


class Supervisor:
    """The children, in the order in which they are started; they are stopped in reverse."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.children: list[Child] = []

    def add(self, child: Child) -> Child:
        self.children.append(child)
        if child.process is None:
            child.start()
        return child

    def look(self) -> None:
        """One round: report, and restart what is due. Raises `Failed` when a child keeps dying."""
        for child in self.children:
            for line in child.new_errors():
                self.say(f"{child.name}: {line}")
            if child.restart_at is not None:
                if time.monotonic() >= child.restart_at:
                    child.start()
            elif child.has_died():
                self._plan_restart(child)

    def stop(self) -> None:
        """Ask the programs together; the servers they use end after them, one by one."""
        started = [(child, child.process) for child in reversed(self.children) if child.process]
        programs = [(child, process) for child, process in started if not child.is_server]
        for child, process in programs:
            process.send_signal(child.stop_signal)
        for _, process in programs:
            processes.finish(process)
        for child, process in started:
            if child.is_server:
                processes.stop(process, sig=child.stop_signal)

    def _plan_restart(self, child: Child) -> None:
        assert child.process
        processes.stop(child.process)
        child.deaths = 1 if time.monotonic() - child.started_at > QUICK_DEATH else child.deaths + 1
        if child.deaths > MOST_RESTARTS:
            raise Failed(
                f"{child.name} keeps ending. Its last words, from {child.log}:\n{child.last_words()}"
            )
        wait = 2 ** (child.deaths - 1)
        child.restart_at = time.monotonic() + wait
        self.say(f"{child.name} ended with status {child.process.returncode}; starting it again in {wait} s.")
