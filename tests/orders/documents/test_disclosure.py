"""What a bundle gives away is found, seen or not, and keeps it from leaving once it has become confidential."""

from pathlib import Path

import pytest

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from orders.actions.filings import download_filed_bundle, file_application
from orders.documents.disclosure import given_away
from orders.enums import CourtPurpose
from orders.models import Approval
from spo.accounts.models import Court, User
from spo.exceptions import NotNow
from spo.foreign import pdf_copy
from spo.printing.render import render_html
from tests.factories.court import ready_bundle
from tests.factories.orders import approved
from tests.orders.bundle.files import save_drawn

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
        download_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.CHECK)

    filing.refresh_from_db()
    assert filing.opened_at is None


@pytest.mark.parametrize(
    ("drawing", "crop"),
    [
        (b"BT /F 12 Tf 50 400 Td (14 Hidden Lane) Tj ET", None),
        (b"BT 3 Tr /F 12 Tf 50 400 Td (14 Hidden Lane) Tj ET", None),
        (b"1 g BT /F 12 Tf 50 400 Td (14 Hidden Lane) Tj ET", None),
        (b"BT /F 1 Tf 50 400 Td (14 Hidden Lane) Tj ET", None),
        (b"/OC /L BDC BT /F 12 Tf 50 400 Td (14 Hidden Lane) Tj ET EMC", None),
        (
            b"/OC /L BDC BT /F 12 Tf 50 400 Td (over 14 Hidden Lane) Tj ET EMC BT /F 12 Tf 50 401 Td (Nothing) Tj ET",
            None,
        ),
        (b"BT /F 12 Tf 2000 400 Td (14 Hidden Lane) Tj ET", None),
        (b"BT /F 12 Tf 50 -900 Td (14 Hidden Lane) Tj ET", None),
        (b"BT /F 12 Tf 50 400 Td (14 Hidden Lane) Tj ET", [100, 100, 300, 300]),
        (b"q 0 0 9 9 re W n BT /F 12 Tf 50 400 Td (14 Hidden Lane) Tj ET Q", None),
        (b"/Span <</ActualText (Nothing)>> BDC BT /F 12 Tf 50 400 Td (14 Hidden Lane) Tj ET EMC", None),
    ],
    ids=[
        "seen",
        "invisible",
        "white",
        "tiny",
        "layer",
        "crossed",
        "beside",
        "below",
        "cropped",
        "clipped",
        "instead",
    ],
)
def test_detail_is_found_wherever_it_hides_in_an_exhibit(
    officer: User, approval: Approval, tmp_path: Path, drawing: bytes, crop: list | None
) -> None:
    _make_confidential(officer, approval)
    copy = tmp_path / "copy.pdf"
    pdf_copy.copy(save_drawn(tmp_path / "a.pdf", drawing, crop=crop), copy, "application/pdf")

    told = given_away(copy, approval.version.application.case, [])

    assert told == "Page 1 gives away a confidential detail (home address)"
