"""The programs of the stack as real processes, on a database, a Redis, a mailbox and a file store of their own."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.test import override_settings

from spo.local import commands, manage, ports, processes, redis
from spo.local.answers import answers
from spo.local.paths import BASE_DIR
from tests.databases import CLONE, SITE, fresh_clone, point_at

PATIENCE = 60


def wait_until(is_true: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, f"Waited {seconds} seconds in vain: {what}"
        time.sleep(0.05)


class Site:
    """Started as `run` starts them, each with the settings of production for the local stack."""

    def __init__(self, top: Path) -> None:
        self.top, self.files, self.mailbox = top, top / "files", top / "mail"
        self.port, self.mail_port = ports.free_port(), ports.free_port()
        self.url = f"http://localhost:{self.port}"
        self.redis = redis.prepare(top / "redis", top / "redis.log", durable=False)
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def programs(self) -> dict[str, tuple[str, ...]]:
        return {
            "mail": (*commands.CATCHER, str(self.mail_port), str(self.mailbox)),
            "web": commands.WEB,
            "worker-render": commands.WORKER_RENDER,
            "worker-mail": commands.WORKER_MAIL,
            "beat": commands.BEAT,
        }

    @property
    def environment(self) -> dict[str, str]:
        databases = {name: _renamed(os.environ[name]) for name in ("DATABASE_URL", "DATABASE_OWNER_URL")}
        return {
            **os.environ,
            **databases,
            **self.redis.environment,
            "DJANGO_SETTINGS_MODULE": "spo.settings",
            "SPO_EMBEDDED": "1",
            "SITE_URL": self.url,
            "FILE_ROOT": str(self.files),
            "EMAIL_URL": f"smtp://{ports.LOOPBACK}:{self.mail_port}",
            "GUNICORN_CMD_ARGS": " ".join(f"--bind={place}" for place in ports.bind_addresses(self.port)),
            "PYTHONUNBUFFERED": "1",
            "PATH": manage.search_path(),
        }

    @contextmanager
    def renewed(self) -> Iterator[None]:
        """This process works on the site's database, made anew; the programs lose their connections and make others."""
        fresh_clone(SITE)
        for path in self.mailbox.glob("*.eml"):
            path.unlink()
        try:
            with override_settings(FILE_ROOT=self.files):
                yield
        finally:
            point_at(CLONE)

    def start_all(self) -> None:
        for name in ("redis", *self.programs):
            self.start(name)
        wait_until(lambda: answers(self.port), "the web server answers")

    def stop_all(self) -> None:
        for process in self.running.values():
            process.send_signal(signal.SIGTERM)
        for process in self.running.values():
            processes.finish(process)

    def start(self, name: str) -> None:
        if name == "redis":
            self.running[name] = self.redis.start(signal.SIGTERM)
            return
        log = self.top / f"{name}.log"
        self.running[name] = processes.start(self.programs[name], log=log, env=self.environment, cwd=BASE_DIR)

    def kill(self, name: str) -> None:
        """With signal 9, children and all: nothing of it gets to tidy up."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def sweep(self) -> None:
        """What beat asks for once a minute, now."""
        manage.must(self.environment, "sweep")

    def mails(self) -> list[EmailMessage]:
        """What has arrived, the oldest first."""
        files = sorted(self.mailbox.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]


def _renamed(url: str) -> str:
    return f"{url.rpartition('/')[0]}/{SITE}"
