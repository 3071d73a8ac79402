"""Databases cloned from a migrated template. A clone is thrown away where a flush would need the owner's rights."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg2 import extensions, sql

ROOT = Path(__file__).resolve().parent.parent
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
CLONE, SITE = (f"spo_{name}_{WORKER}" for name in ("test", "site"))
LOCK = 20191  # one process at a time makes the template; the others wait and clone it


def _migrations() -> str:
    """The same for the same migrations, so that a server that lives on makes the template once."""
    found = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(ROOT.glob("*/**/migrations/*.py")):
        if path.is_relative_to(ROOT / ".venv"):
            continue
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


TEMPLATE = f"spo_template_{_migrations()}"


def ensure_template() -> None:
    """Migrating takes longer than most tests together, so it is done once for all processes of a run."""
    with _to("owner") as link, link.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [TEMPLATE])
        if cursor.rowcount:
            return
        unfinished = f"{TEMPLATE}_new"
        drop(unfinished)
        as_owner("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", unfinished)
        point_at(unfinished)
        call_command("migrate", verbosity=0)
        point_at(CLONE)
        as_owner("ALTER DATABASE {} RENAME TO {}", unfinished, TEMPLATE)


def as_owner(statement: str, *names: str) -> None:
    _execute("owner", sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))


def point_at(name: str) -> None:
    """From now on this process works on that database."""
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def fresh_clone(name: str) -> None:
    """Make the clone anew and point at it."""
    point_at(name)
    drop(name)
    as_owner("CREATE DATABASE {} TEMPLATE {}", name, TEMPLATE)


def drop(name: str) -> None:
    """Without FORCE, which the owner may not use while the server tidies up in there.

    The server then waits some seconds for the owner's last connections, and sends its own housekeeping away.
    """
    end_connections(name)
    as_owner("DROP DATABASE IF EXISTS {}", name)


def end_connections(name: str) -> None:
    """Those of the application's role, which alone may end them, and none of the server's own housekeeping."""
    query = sql.SQL(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {} AND usename = current_user"
    )
    _execute("default", query.format(sql.Literal(name)))


def _execute(alias: str, statement: sql.Composable) -> None:
    with _to(alias) as link, link.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def _to(alias: str) -> Iterator[extensions.connection]:
    """Beside the databases that are made and dropped."""
    role = settings.DATABASES[alias]
    link = psycopg2.connect(
        host=role["HOST"],
        port=role["PORT"] or None,
        user=role["USER"],
        password=role["PASSWORD"],
        dbname="postgres",
    )
    link.autocommit = True
    try:
        yield link
    finally:
        link.close()
