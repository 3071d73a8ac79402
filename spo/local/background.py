"""`services`, `stop`, `status` and `demo`: the embedded servers without the rest of the stack."""

import os
import shutil
import signal
import time

from spo.local import manage, processes, runlock, services
from spo.local.envfile import kept, new_secrets
from spo.local.paths import FILE_DIR, LOCAL_DIR, MAIL_DIR, SECRETS_FILE
from spo.local.processes import Failed

STOP_SECONDS = 60


def start() -> int:
    """Start both servers in the background, where `manage.py` finds them."""
    runner = runlock.holder()
    if runner:
        print(f"`make run` (process {runner}) keeps PostgreSQL and Redis running.")
        return 0
    with runlock.held():
        kept(SECRETS_FILE, new_secrets())
        services.start_background()
    print("PostgreSQL and Redis are running. `.venv/bin/python manage.py` finds them; `make stop` ends them.")
    return 0


def stop() -> int:
    """Stop whatever of ours runs here, `run` included."""
    runner = runlock.holder()
    if runner:
        os.kill(runner, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while runlock.holder():
            if time.monotonic() > deadline:
                raise Failed(f"Process {runner} does not stop.")
            time.sleep(0.1)
    with runlock.held():
        processes.stop_pids(processes.marked(str(LOCAL_DIR)))
        services.stop_all()
    print("Stopped. The data stays in .local.")
    return 0


def status() -> int:
    """Print what runs; the exit status is 0 when both servers do."""
    runner = runlock.holder()
    print(f"run: {f'process {runner}' if runner else 'no'}")
    for kind in services.KINDS:
        print(f"{kind.title}: {'running' if services.running([kind]) else 'no'}")
    return 0 if services.running() else 1


def demo() -> int:
    """Throw the local data away and seed the demonstration afresh; never another database than the embedded one."""
    if "DATABASE_URL" in os.environ:
        raise Failed(
            "This resets the embedded database only, and DATABASE_URL names another one. Unset it first."
        )
    with runlock.held():
        was_running = services.running() is not None
        services.stop_all()
        for kind in services.KINDS:
            kind.remove(LOCAL_DIR / kind.name)
        for directory in (FILE_DIR, MAIL_DIR):
            shutil.rmtree(directory, ignore_errors=True)
        settings = {**kept(SECRETS_FILE, new_secrets()), **services.start_background()}
        ours = {"SPO_EMBEDDED": "1", "EMAIL_URL": "dummymail://", "PATH": manage.search_path()}
        env = {**os.environ, **settings, **ours}
        try:
            manage.must(env, "migrate", "--noinput")
            print(manage.must(env, "seed_demo"))
        finally:
            if not was_running:
                services.stop_all()
    return 0
