"""Every page of the site as somebody who may see it, and every form of it sent back with its mistakes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from tests.access.table import Row
from tests.access.test_access import PEOPLE, ROWS
from tests.access.world import World
from tests.browser.mistakes import faults_of_the_form
from tests.browser.reader import Reader, reading
from tests.browser.site import Site

NO_PAGES = {
    *("healthz", "bundle_progress", "show_statement_progress", "import_progress"),
    *("download_sealed_order", "download_import_problems", "open_rendition"),
}
NOTHING_TO_FILL_IN = {
    *("remove_alias", "remove_contact_detail", "remove_earlier_order", "remove_term", "start_application"),
    *("change_exhibits", "title_exhibits", "print_continuity", "print_all_continuity"),
    *("ask_for_import", "take_out_of_series", "settle_naming", "settle_binding"),
    *("weigh_incident", "split_incident"),
    *("accept_filing", "approve", "retry_job", "list_case_orders", "check_respondent", "delete_saved_search"),
}
ANSWERS_OF_ALLAUTH = {"account_reset_password", "account_change_password", "account_reauthenticate"}
TOO_LONG = "x" * 25_000
WORDS = {"change_case": "x" * 41, "change_suspect": TOO_LONG, "change_victim": TOO_LONG}

PAGES = [row for row in ROWS if 200 in row.get.for_all(PEOPLE).values() and row.name not in NO_PAGES]
FORMS = [
    row
    for row in PAGES
    if (422 in row.post.for_all(PEOPLE).values() and row.name not in NOTHING_TO_FILL_IN)
    or row.name in ANSWERS_OF_ALLAUTH
]
Visit = Callable[[Row], Reader]


@pytest.fixture(scope="module")
def world(site: Site, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """One for all tests here: a form that comes back with its mistakes has changed nothing."""
    with django_db_blocker.unblock(), site.renewed():
        yield World()


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no-scripts"])
def visit(request: pytest.FixtureRequest, site: Site, world: World, chromium: Browser) -> Iterator[Visit]:
    """Call it with a URL of the table to be there, as the first of the cast who may."""
    readers: dict[str, Reader] = {}
    with ExitStack() as stack:

        def go(row: Row) -> Reader:
            person = next(person for person, code in row.get.for_all(PEOPLE).items() if code == 200)
            if person not in readers:
                new = reading(chromium, site.url, has_scripts=request.param)
                readers[person] = stack.enter_context(new)
                readers[person].take_over(world.clients[person])
            readers[person].page.goto(reverse(row.name, args=row.args(world)))
            return readers[person]

        yield go


@pytest.mark.parametrize("row", [row for row in PAGES if row not in FORMS], ids=lambda row: row.name)
def test_page_has_no_fault(visit: Visit, row: Row) -> None:
    reader = visit(row)

    assert reader.examiner.faults() == []


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.name)
def test_form_has_no_fault_and_its_mistakes_lead_to_their_fields(visit: Visit, row: Row) -> None:
    reader = visit(row)

    assert reader.examiner.faults() == []
    assert faults_of_the_form(reader, WORDS.get(row.name, "")) == []
