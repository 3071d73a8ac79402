"""A detail that becomes confidential after the bundle was made keeps that bundle from leaving."""

import pytest

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from orders.actions.filings import file_application, open_filed_bundle
from orders.bundle.render import render_html
from orders.enums import CourtPurpose
from orders.models import Approval
from spo.accounts.models import Court, User
from spo.exceptions import NotNow
from tests.factories.court import ready_bundle
from tests.factories.orders import approved

TELLING = render_html(
    "<!doctype html><html lang='en'><head><title>Letter</title></head><body><p>Left at 14 Hidden Lane, York YO1 9ZZ</p>",
    title="Letter",
)
NOW_KNOWN = "became confidential after the bundle was made"


@pytest.fixture
def approval(officer: User) -> Approval:
    approval = approved(officer)
    ready_bundle(approval, content=TELLING)
    return approval


def _make_confidential(officer: User, approval: Approval) -> None:
    victim = approval.version.application.case.victims.get()
    add_contact_detail(
        by=officer, role=victim, kind=ContactKind.ADDRESS, value="14 Hidden Lane, York YO1 9ZZ"
    )


def test_file_is_refused_once_a_page_gives_a_detail_away(
    officer: User, court: Court, approval: Approval
) -> None:
    _make_confidential(officer, approval)

    with pytest.raises(NotNow, match=f"Page 1 .*{NOW_KNOWN}"):
        file_application(by=officer, application=approval.version.application, court=court)


def test_court_gets_no_bundle_once_a_page_gives_a_detail_away(
    officer: User, clerk: User, approval: Approval
) -> None:
    filing = file_application(by=officer, application=approval.version.application, court=clerk.court)
    _make_confidential(officer, approval)

    with pytest.raises(NotNow, match=NOW_KNOWN):
        open_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.CHECK)

    filing.refresh_from_db()
    assert filing.opened_at is None
