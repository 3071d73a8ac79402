"""A program that helps a child, inside its walls. An alarm ends it, because a child can end no other process."""

import os
import signal
import subprocess
from collections.abc import Sequence

LATE_IN_SHELL = 128 + signal.SIGALRM


def help_with(command: Sequence[str], *, seconds: float) -> bytes:
    """What it printed. Raises `SubprocessError` where it took longer or did not end well."""

    def set_alarm() -> None:
        """It goes on ticking when the program takes the place of this process."""
        signal.setitimer(signal.ITIMER_REAL, seconds)

    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # many children are faster with one thread each
        preexec_fn=set_alarm,
        check=True,
    )
    return done.stdout


def is_late(fault: subprocess.SubprocessError) -> bool:
    return isinstance(fault, subprocess.CalledProcessError) and fault.returncode in (
        -signal.SIGALRM,
        LATE_IN_SHELL,
    )
