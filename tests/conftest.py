"""A migrated template database, cloned; the tests connect as the application's role, as the product does."""

from collections.abc import Iterator

import pytest

from tests.databases import CLONE, drop, ensure_template, fresh_clone, point_at

pytest_plugins = ["tests.cast", "tests.post_office"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        ensure_template()
        fresh_clone(CLONE)
    yield
    with django_db_blocker.unblock():
        point_at(CLONE)
        drop(CLONE)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Rows are really committed, so that other processes see them; the database is thrown away afterwards."""
    with django_db_blocker.unblock():
        yield
        fresh_clone(CLONE)
