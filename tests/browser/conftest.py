"""A real Chromium at the real site, and people who are signed in there."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from spo.accounts.models import User
from tests.browser.reader import Reader, reading
from tests.browser.site import Site
from tests.databases import CLONE, SITE, fresh_clone, point_at

QUIET = ("gpu", "quic", "background-networking", "component-update", "sync")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    with django_db_blocker.unblock():
        fresh_clone(SITE)
        point_at(CLONE)
        site = Site(tmp_path_factory.mktemp("site"))
        try:
            site.start_all()
            yield site
        finally:
            site.stop_all()
            fresh_clone(SITE)
            point_at(CLONE)


@pytest.fixture
def rows(site: Site, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Rows are made in the site's own database, which is new for each test."""
    with django_db_blocker.unblock(), site.renewed():
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Playwright keeps a loop running in this thread, where Django would refuse to ask the database.

    Django also keeps the connections of a thread with a loop apart: one from before would be out of reach, and open.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    connections.close_all()
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in QUIET)]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def has_scripts(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def newcomer(site: Site, rows: None, chromium: Browser) -> Iterator[Callable[[bool], Reader]]:
    """Call it for somebody who opens the site in a browser of their own."""
    with ExitStack() as stack:
        yield lambda has_scripts=True: stack.enter_context(
            reading(chromium, site.url, has_scripts=has_scripts)
        )


@pytest.fixture
def reader_for(
    newcomer: Callable[[bool], Reader], client_for: Callable[[User], Client]
) -> Callable[..., Reader]:
    """Call it with a person for a browser signed in as them, second factor and all."""

    def sign_in(user: User, *, has_scripts: bool = True) -> Reader:
        reader = newcomer(has_scripts)
        reader.take_over(client_for(user))
        return reader

    return sign_in
