"""Databases cloned from a migrated template. A clone is thrown away where a flush would need the owner's rights."""

import os

import psycopg2
from django.conf import settings
from django.db import connections
from psycopg2 import sql

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
TEMPLATE, CLONE, SITE = (f"spo_{name}_{WORKER}" for name in ("template", "test", "site"))


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
    """Those of the application's role, which alone may end them."""
    query = sql.SQL("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}")
    _execute("default", query.format(sql.Literal(name)))


def _execute(alias: str, statement: sql.Composable) -> None:
    role = settings.DATABASES[alias]
    link = psycopg2.connect(
        host=role["HOST"],
        port=role["PORT"] or None,
        user=role["USER"],
        password=role["PASSWORD"],
        dbname="postgres",
    )
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute(statement)
    link.close()
