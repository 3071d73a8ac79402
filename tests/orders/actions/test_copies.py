"""Who may take a copy of a court paper, of which paper, and for what."""

from collections.abc import Callable

import pytest

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from orders.actions.bundles import download_bundle
from orders.actions.filings import download_confidential_sheet
from orders.actions.submission import take_back, withdraw_application
from orders.enums import CourtPurpose
from orders.models import Application, Bundle, CopyTaken
from spo.accounts.models import Court, User
from spo.exceptions import NotNow
from spo.printing.render import render_html
from tests.factories.court import filed, ready_bundle
from tests.factories.orders import approved

pytestmark = pytest.mark.usefixtures("november")

ADDRESS = "14 Hidden Lane, York YO1 9ZZ"
TELLING = render_html(
    f"<!doctype html><html lang='en'><head><title>Letter</title></head><body><p>Left at {ADDRESS}</p>",
    title="Letter",
)
VOID = (
    "This bundle is no longer in force: the application was taken back or withdrawn, or the case has changed. "
    "You can read it, but it must not leave the police."
)
LEAVING = [CourtPurpose.BENCH, CourtPurpose.SERVE, CourtPurpose.OTHER]

End = Callable[[User, Application], object]


def _take_back(officer: User, application: Application) -> None:
    take_back(by=officer, application=application, reason="A mistake.")


def _withdraw(officer: User, application: Application) -> None:
    withdraw_application(by=officer, application=application, reason="He has died.")


def _change_the_case(officer: User, application: Application) -> None:
    incident = application.incidents.first()
    incident.what_happened = "Something else."
    incident.save()


ENDS = [_take_back, _withdraw, _change_the_case]


def _bundle(officer: User, content: bytes | None = None) -> Bundle:
    approval = approved(officer)
    return ready_bundle(approval, **({"content": content} if content else {}))


def _fresh(bundle: Bundle) -> Bundle:
    return Bundle.objects.get(pk=bundle.pk)


def _words(purpose: CourtPurpose) -> str:
    return "For counsel" if purpose == CourtPurpose.OTHER else ""


@pytest.mark.parametrize("purpose", CourtPurpose)
def test_police_get_no_bundle_once_a_page_gives_a_detail_away(officer: User, purpose: CourtPurpose) -> None:
    bundle = _bundle(officer, TELLING)
    victim = bundle.approval.version.application.case.victims.get()
    add_contact_detail(by=officer, role=victim, kind=ContactKind.ADDRESS, value=ADDRESS, is_confidential=True)

    with pytest.raises(NotNow):
        download_bundle(by=officer, bundle=_fresh(bundle), purpose=purpose, words=_words(purpose))

    assert CopyTaken.objects.count() == 0


@pytest.mark.parametrize("purpose", LEAVING)
@pytest.mark.parametrize("end", ENDS)
def test_void_bundle_does_not_leave_the_police(officer: User, end: End, purpose: CourtPurpose) -> None:
    bundle = _bundle(officer)
    end(officer, bundle.approval.version.application)

    with pytest.raises(NotNow) as refusal:
        download_bundle(by=officer, bundle=_fresh(bundle), purpose=purpose, words=_words(purpose))

    assert (refusal.value.sentence, CopyTaken.objects.count()) == (VOID, 0)


@pytest.mark.parametrize("end", ENDS)
def test_void_bundle_can_still_be_read(officer: User, end: End) -> None:
    bundle = _bundle(officer)
    end(officer, bundle.approval.version.application)

    download = download_bundle(by=officer, bundle=_fresh(bundle), purpose=CourtPurpose.CHECK)

    assert download.sha256 == bundle.sha256


def test_filed_bundle_leaves_the_police_though_the_case_has_moved_on(officer: User, court: Court) -> None:
    filing = filed(officer, court)
    _change_the_case(officer, filing.application)

    download = download_bundle(by=officer, bundle=_fresh(filing.bundle), purpose=CourtPurpose.SERVE)

    assert download.sha256 == filing.bundle.sha256


def test_confidential_sheet_is_never_taken_to_be_served(officer: User, clerk: User, court: Court) -> None:
    filing = filed(officer, court, sheet=b"%PDF-1.7 a sheet")

    with pytest.raises(NotNow) as refusal:
        download_confidential_sheet(by=clerk, filing=filing, purpose=CourtPurpose.SERVE)

    assert (refusal.value.sentence, CopyTaken.objects.count()) == (
        "The confidential sheet is for the court alone. It must not be served on the respondent.",
        0,
    )
