"""The confidential sheet says what holds today, or it is held back."""

from pathlib import Path

import pytest
from django.apps import apps

from cases.actions.contacts import add_contact_detail, change_contact_detail, remove_contact_detail
from cases.actions.people import change_person
from cases.enums import ContactKind
from cases.hooks import contact_changed
from cases.models import ContactDetail
from orders.actions.bundles import ask_for_bundle
from orders.actions.filings import download_confidential_sheet, file_application
from orders.enums import CourtPurpose
from orders.models import Bundle, Filing
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import NotNow
from spo.files import path_of
from spo.notices.models import OutgoingMail
from tests.factories.orders import approved
from tests.factories.work import work_off
from tests.orders.bundle.files import words_of

pytestmark = pytest.mark.django_db
HELD_BACK = (
    "The contact details changed after the confidential sheet was made. "
    "A new sheet is being made: try again in a minute."
)


@pytest.fixture
def filing(officer: User, clerk: User) -> Filing:
    """With one detail on its sheet."""
    approval = approved(officer)
    victim = approval.version.application.protected.get()
    add_contact_detail(by=officer, role=victim, kind=ContactKind.PHONE, value="07700 900931")
    ask_for_bundle(by=officer, approval=approval)
    work_off()
    return file_application(by=officer, application=approval.version.application, court=clerk.court)


def _change(officer: User, filing: Filing, value: str) -> None:
    detail = ContactDetail.objects.get()
    facts = {
        name: getattr(detail, name) for name in ("kind", "is_confidential", "is_unsafe_to_contact", "note")
    }
    facts |= {"from_on": None, "until_on": None, "version": detail.version, "value": value}
    change_contact_detail(by=officer, case=filing.application.case, detail=detail, **facts)


def _take(clerk: User, filing: Filing) -> str:
    fresh = Filing.objects.get(pk=filing.pk)
    download = download_confidential_sheet(by=clerk, filing=fresh, purpose=CourtPurpose.BENCH)
    return words_of(Path(path_of(download.sha256)).read_bytes())


def _told() -> int:
    return OutgoingMail.objects.filter(key__startswith="sheet_changed").count()


def test_changed_detail_makes_a_new_sheet_and_tells_the_court(
    officer: User, clerk: User, filing: Filing
) -> None:
    before = _take(clerk, filing)
    _change(officer, filing, "07700 900555")

    work_off()

    after = _take(clerk, filing)
    assert ["900931" in before, "900931" in after, "900555" in after] == [True, False, True]
    assert (_told(), AuditEvent.objects.filter(did="confidential_sheet.made").count()) == (1, 1)


def test_changed_name_makes_a_new_sheet_and_tells_the_court(
    officer: User, clerk: User, filing: Filing
) -> None:
    victim = filing.application.protected.get()
    change_person(
        by=officer, role=victim, version=victim.person.version, given_names="Zinnia", family_name="Renamed"
    )

    work_off()

    assert "Zinnia Renamed" in _take(clerk, filing)
    assert _told() == 1


def test_hook_of_the_sheet_is_one_function_however_often_the_software_starts() -> None:
    before = list(contact_changed._functions)

    apps.get_app_config("orders").ready()

    assert contact_changed._functions == before


def test_sheet_is_held_back_until_the_new_one_is_made(officer: User, clerk: User, filing: Filing) -> None:
    _change(officer, filing, "07700 900555")

    with pytest.raises(NotNow) as refusal:
        _take(clerk, filing)

    assert refusal.value.sentence == HELD_BACK
    assert AuditEvent.objects.filter(did="confidential_sheet.disclosed").count() == 0


def test_first_detail_after_the_bundle_makes_the_first_sheet(
    officer: User, clerk: User, filing: Filing
) -> None:
    remove_contact_detail(by=officer, case=filing.application.case, detail=ContactDetail.objects.get())
    work_off()
    with pytest.raises(NotNow, match="No confidential contact details are held"):
        _take(clerk, filing)
    victim = filing.application.protected.get()

    add_contact_detail(by=officer, role=victim, kind=ContactKind.ADDRESS, value="3 Wren Loft, Northmoor")
    work_off()

    assert "3 Wren Loft" in _take(clerk, filing)


def test_detail_put_back_as_it_was_tells_nobody(officer: User, clerk: User, filing: Filing) -> None:
    _change(officer, filing, "07700 900555")
    _change(officer, filing, "07700 900931")

    work_off()

    assert "900931" in _take(clerk, filing)
    assert _told() == 0


def test_sheet_nobody_renewed_is_renewed_when_it_is_asked_for(clerk: User, filing: Filing) -> None:
    Bundle.objects.update(sheet_basis="")

    with pytest.raises(NotNow):
        _take(clerk, filing)
    work_off()

    assert "900931" in _take(clerk, filing)
