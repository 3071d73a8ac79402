"""A migrated template database, cloned; the tests connect as the application's role, as the product does."""

import os
from collections.abc import Iterator

import psycopg2
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg2 import sql

pytest_plugins = ["tests.cast"]

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
TEMPLATE, CLONE = f"spo_template_{WORKER}", f"spo_test_{WORKER}"


def _as_owner(statement: str, *names: str) -> None:
    owner = settings.DATABASES["owner"]
    link = psycopg2.connect(
        host=owner["HOST"], port=owner["PORT"] or None, user=owner["USER"], password=owner["PASSWORD"], dbname="postgres"
    )
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))
    link.close()


def _point_at(name: str) -> None:
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _fresh_clone() -> None:
    """Without FORCE the server waits some seconds for the last connections of threads to end by themselves."""
    _point_at(CLONE)
    _as_owner("DROP DATABASE IF EXISTS {}", CLONE)
    _as_owner("CREATE DATABASE {} TEMPLATE {}", CLONE, TEMPLATE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        _as_owner("DROP DATABASE IF EXISTS {} WITH (FORCE)", TEMPLATE)
        _as_owner("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", TEMPLATE)
        _point_at(TEMPLATE)
        call_command("migrate", verbosity=0)
        _fresh_clone()
    yield
    with django_db_blocker.unblock():
        _point_at(CLONE)
        _as_owner("DROP DATABASE IF EXISTS {} WITH (FORCE)", CLONE)
        _as_owner("DROP DATABASE IF EXISTS {} WITH (FORCE)", TEMPLATE)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Rows are really committed, so that other processes see them; the database is thrown away afterwards."""
    with django_db_blocker.unblock():
        yield
        _fresh_clone()
