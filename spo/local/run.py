"""`run`: the whole stack in the foreground, until it is asked to stop."""

import os
import signal
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from spo.local import commands, manage, ports, processes, runlock, services, signals
from spo.local.answers import answers
from spo.local.envfile import kept, new_secrets
from spo.local.paths import (
    BASE_DIR,
    FILE_DIR,
    LOCAL_DIR,
    LOG_DIR,
    MAIL_DIR,
    SECRETS_FILE,
    SERVICES_FILE,
    private_directory,
)
from spo.local.processes import Failed
from spo.local.supervisor import Child, Supervisor

FIRST_ANSWER_SECONDS = 90


def say(line: str) -> None:
    print(line, flush=True)


def run(port_text: str) -> int:
    """Start everything and look after it; the exit status."""
    if not port_text.isdecimal() or not 0 < int(port_text) < 65536:
        raise Failed(f"PORT must be a number from 1 to 65535, not {port_text!r}.")
    supervisor = Supervisor(say)
    with signals.stoppable():
        try:
            with runlock.held():
                try:
                    _begin(supervisor, int(port_text))
                    while True:
                        supervisor.look()
                        time.sleep(0.5)
                finally:
                    signals.handle(signals.ignore)
                    _end(supervisor)
        except signals.Stopped:
            say("Stopped. The data stays in .local.")
            return 0


def _begin(supervisor: Supervisor, port: int) -> None:
    _clear_leftovers()
    if ports.is_taken(port):
        raise Failed(f"Port {port} is in use. Choose another one: make run PORT={port + 1}")
    needed = [kind for kind in services.KINDS if kind.keys[0] not in os.environ]
    env = _environment(_start_servers(supervisor, needed), port)
    has_own_database = services.POSTGRES in needed
    say("Preparing the database (the first time takes a minute)")
    manage.must(env, "migrate", "--noinput")
    env["SPO_DEMO_DOOR"] = "1" if has_own_database else "0"
    if has_own_database:
        manage.must(env, "seed_demo", "--if-empty")
    web = _start_programs(supervisor, env, port)
    _wait_for_first_answer(web, port)
    say(f"Ready: http://localhost:{port}")
    if has_own_database:
        say(manage.must(env, "demo_accounts"))


def _clear_leftovers() -> None:
    """End what a killed `run` has left; most of it is ending already, because its parent is gone."""
    programs = set(processes.marked(str(LOCAL_DIR)))
    processes.stop_pids(sorted(programs))
    if services.started_by() == "run":
        services.stop_all()


def _start_servers(supervisor: Supervisor, needed: list[services.Kind]) -> dict[str, str]:
    """Settings of the embedded servers: those of `make services`, or our own."""
    already = services.running(needed)
    if already is not None:
        return already
    services.stop_all()
    values: dict[str, str] = {}
    for kind in needed:
        say(f"Starting {kind.title}")
        log = _fresh_log(kind.name)
        server, process = services.start(kind, LOCAL_DIR, log=LOG_DIR)
        begin = partial(server.start, kind.stop_signal)
        child = Child(kind.name, log, begin, process, stop_signal=kind.stop_signal, is_server=True)
        supervisor.children.append(child)
        values |= server.environment
    if len(needed) == len(services.KINDS):
        services.write_environment(values, started_by="run")
    return values


def _environment(servers: Mapping[str, str], port: int) -> dict[str, str]:
    addresses = {"SITE_URL": f"http://localhost:{port}", "FILE_ROOT": str(FILE_DIR)}
    defaults = {**kept(SECRETS_FILE, new_secrets()), **addresses}
    ours = {
        "SPO_EMBEDDED": "1",
        "GUNICORN_CMD_ARGS": " ".join(f"--bind={address}" for address in ports.bind_addresses(port)),
        "PYTHONUNBUFFERED": "1",
        processes.MARK: str(LOCAL_DIR),
    }
    return {**defaults, **os.environ, **servers, **ours, "PATH": manage.search_path()}


def _start_programs(supervisor: Supervisor, env: dict[str, str], port: int) -> Child:
    """The mail catcher, unless mail goes elsewhere, then web, workers and beat; returns the web server."""
    if "EMAIL_URL" not in env:
        mail_port = ports.free_port()
        env["EMAIL_URL"] = f"smtp://{ports.LOOPBACK}:{mail_port}"
        _add(supervisor, "mail", (*commands.CATCHER, str(mail_port), str(MAIL_DIR)), env)
    web = _add(supervisor, "web", commands.WEB, env)
    _add(supervisor, "worker-render", commands.WORKER_RENDER, env)
    _add(supervisor, "worker-mail", commands.WORKER_MAIL, env)
    _add(supervisor, "beat", commands.BEAT, env)
    return web


def _add(supervisor: Supervisor, name: str, argv: tuple[str, ...], env: Mapping[str, str]) -> Child:
    log = _fresh_log(name)
    begin = partial(processes.start, argv, log=log, env=env, cwd=BASE_DIR)
    child = Child(name, log, begin, process=begin())
    supervisor.children.append(child)
    return child


def _fresh_log(name: str) -> Path:
    log = private_directory(LOG_DIR) / f"{name}.log"
    log.write_bytes(b"")
    return log


def _wait_for_first_answer(web: Child, port: int) -> None:
    deadline = time.monotonic() + FIRST_ANSWER_SECONDS
    while not answers(port):
        if web.process.poll() is not None or time.monotonic() > deadline:
            raise Failed(f"The web server did not start. Its last words, from {web.log}:\n{web.last_words()}")
        time.sleep(0.1)


def _end(supervisor: Supervisor) -> None:
    supervisor.stop()
    processes.stop_pids(processes.marked(str(LOCAL_DIR)), sig=signal.SIGKILL)
    if services.started_by() == "run":
        SERVICES_FILE.unlink()
