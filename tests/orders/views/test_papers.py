"""The pages that ask why a court paper is opened: which answers they offer, and what they say first."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from orders.actions.submission import take_back
from orders.models import Bundle, CopyTaken
from spo.accounts.models import Court, User
from tests.factories.court import BLANK_PDF, at, filed, ready_bundle
from tests.factories.orders import approved
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]
SERVE = "To serve it on the respondent"


@pytest.fixture
def bundle(officer: User) -> Bundle:
    return ready_bundle(approved(officer))


def test_void_bundle_says_so_and_offers_only_reading(bundle: Bundle, officer: User, client_for: As) -> None:
    url, client = reverse("download_bundle", args=[bundle.pk]), client_for(officer)
    before = client.get(url).content.decode()
    take_back(by=officer, application=bundle.approval.version.application, reason="A mistake.")

    after = client.get(url).content.decode()

    sentence = "This bundle is no longer in force"
    assert [(sentence in page, SERVE in page) for page in (before, after)] == [(False, True), (True, False)]
    assert client.post(url, sent(purpose="serve")).status_code == 422
    assert b"".join(client.post(url, sent(purpose="check")).streaming_content) == BLANK_PDF
    assert CopyTaken.objects.count() == 1


def test_sheet_is_never_offered_to_be_served(
    officer: User, clerk: User, court: Court, client_for: As
) -> None:
    filing, client = filed(officer, court, sheet=b"%PDF-1.7 a sheet"), client_for(clerk)
    names = ("download_filed_bundle", "download_confidential_sheet")

    pages = [client.get(reverse(name, args=[filing.pk])).content.decode() for name in names]

    assert [SERVE in page for page in pages] == [True, False]
    assert client.post(reverse(names[1], args=[filing.pk]), sent(purpose="serve")).status_code == 422


@pytest.mark.parametrize(
    ("number", "sheet", "said"),
    [
        (1, b"%PDF-1.7 a sheet", "Sheet 1, made on 19 November 2026 at 10am.</p>"),
        (
            2,
            b"%PDF-1.7 a sheet",
            (
                "Sheet 2, made on 19 November 2026 at 10am. "
                "The contact details had changed: a copy taken before then is out of date.</p>"
            ),
        ),
        (2, b"", "There is no confidential sheet any more. A copy taken before is out of date."),
        (0, b"", "There is no confidential sheet.</p>"),
    ],
)
def test_clerk_is_told_which_sheet_it_is_and_that_older_copies_are_out_of_date(
    number: int, sheet: bytes, said: str, officer: User, clerk: User, court: Court, client_for: As
) -> None:
    filing = filed(officer, court, sheet=sheet)
    Bundle.objects.update(sheet_number=number, sheet_made_at=at(19) if number else None)

    page = client_for(clerk).get(reverse("open_filing", args=[filing.pk])).content.decode()

    assert said in page
