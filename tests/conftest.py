"""A migrated template database, cloned; the tests connect as the application's role, as the product does."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command

from tests.databases import CLONE, TEMPLATE, as_owner, drop, fresh_clone, point_at

pytest_plugins = ["tests.cast"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        drop(TEMPLATE)
        as_owner("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", TEMPLATE)
        point_at(TEMPLATE)
        call_command("migrate", verbosity=0)
        fresh_clone(CLONE)
    yield
    with django_db_blocker.unblock():
        point_at(CLONE)
        drop(CLONE)
        drop(TEMPLATE)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Rows are really committed, so that other processes see them; the database is thrown away afterwards."""
    with django_db_blocker.unblock():
        yield
        fresh_clone(CLONE)
