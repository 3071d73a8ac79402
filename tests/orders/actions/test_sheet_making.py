"""Of several sheets made of one application the newest counts, and each can be told from the others."""

import re
from pathlib import Path

import pytest
import time_machine

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from orders.actions.bundles import ask_for_bundle
from orders.actions.filings import download_confidential_sheet, file_application
from orders.documents import bundling
from orders.enums import CourtPurpose
from orders.models import Approval, Bundle, Filing
from spo.accounts.models import User
from spo.files import path_of
from tests.factories.orders import approved
from tests.factories.work import work_off
from tests.orders.bundle.files import words_of

pytestmark = pytest.mark.django_db
FIRST, SECOND = "2026-11-20T09:00:00+00:00", "2026-11-20T10:30:00+00:00"


@pytest.fixture
def filing(officer: User, clerk: User) -> Filing:
    """With one detail on its sheet, made on 20 November 2026 at 9am."""
    with time_machine.travel(FIRST, tick=False):
        approval = approved(officer)
        _add(officer, approval, "07700 900931")
        ask_for_bundle(by=officer, approval=approval)
        work_off()
        return file_application(by=officer, application=approval.version.application, court=clerk.court)


def _add(officer: User, approval: Approval, value: str) -> None:
    victim = approval.version.application.protected.get()
    add_contact_detail(by=officer, role=victim, kind=ContactKind.PHONE, value=value)


def _take(clerk: User, filing: Filing) -> str:
    fresh = Filing.objects.get(pk=filing.pk)
    download = download_confidential_sheet(by=clerk, filing=fresh, purpose=CourtPurpose.BENCH)
    return re.sub(r"\s+", " ", words_of(Path(path_of(download.sha256)).read_bytes()))


def test_each_sheet_says_which_it_is_and_when_it_was_made(officer: User, clerk: User, filing: Filing) -> None:
    first = _take(clerk, filing)
    with time_machine.travel(SECOND, tick=False):
        _add(officer, filing.bundle.approval, "07700 900555")
        work_off()

    second = _take(clerk, filing)

    assert "Sheet 1, made on 20 November 2026 at 9am. " in first
    assert "It replaces" not in first
    assert (
        "Sheet 2, made on 20 November 2026 at 10:30am. It replaces the sheet made on 20 November 2026 at 9am, "
        "which must not be used any more."
    ) in second


def test_sheet_overtaken_while_it_was_made_is_dropped(
    officer: User, clerk: User, filing: Filing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another worker makes and keeps the sheet of a later change; the first one finishes after it."""
    approval = filing.bundle.approval
    _add(officer, approval, "07700 900555")

    def overtaken(given: Approval) -> bundling.Sheet:
        old = bundling.build_sheet(given)
        monkeypatch.undo()
        _add(officer, approval, "07700 900666")
        work_off()
        return old

    monkeypatch.setattr("orders.actions.sheets.build_sheet", overtaken)

    work_off()

    assert "900666" in _take(clerk, filing)
    assert Bundle.objects.get().sheet_number == 2
