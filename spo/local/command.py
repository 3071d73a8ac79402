"""`with -- COMMAND`: run one command on a PostgreSQL and a Redis of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from types import FrameType

from spo.local import signals
from spo.local.envfile import new_secrets
from spo.local.manage import search_path
from spo.local.processes import Failed, dying_with
from spo.local.throwaway import servers

PATIENCE = 30  # seconds a command gets after it was asked to stop


def run_with(command: list[str]) -> int:
    """The exit status of the command; the servers are gone by then, whatever ended it."""
    with signals.stoppable():
        try:
            with servers() as values:
                status = _run(command, {**os.environ, **new_secrets(), **values, "PATH": search_path()})
                signals.handle(signals.ignore)
                return status
        except signals.Stopped as stopped:
            return 128 + stopped.number


def _run(command: list[str], env: Mapping[str, str]) -> int:
    """Pass a stopping signal on; Ctrl-C in a terminal reaches the command by itself."""
    try:
        process = subprocess.Popen(command, env=env, preexec_fn=dying_with(os.getpid(), signal.SIGTERM))
    except OSError as error:
        raise Failed(f"{command[0]}: {error.strerror}") from error
    asked: list[int] = []

    def pass_on(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        if number != signal.SIGINT or not sys.stdin.isatty():
            process.send_signal(number)

    signals.handle(pass_on)
    while process.poll() is None:
        try:
            process.wait(PATIENCE if asked else 1)
        except subprocess.TimeoutExpired:
            if asked and asked[0] != signal.SIGINT:
                process.kill()
    return process.returncode if process.returncode >= 0 else 128 - process.returncode
