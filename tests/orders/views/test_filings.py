"""The court's own pages: for its clerks alone, and only what was filed with them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from orders.models import Filing, Hearing, SealedOrder
from spo.accounts.models import Court, User
from spo.audit.models import AuditEvent
from tests.factories.court import BLANK_PDF, accepted, at, filed
from tests.orders.bundle.files import save_pdf
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]

OF_A_FILING = [
    "open_filing",
    "download_filed_bundle",
    "download_confidential_sheet",
    "accept_filing",
    "send_back",
    "list_hearing",
    "upload_sealed_order",
]


@pytest.fixture
def filing(officer: User, court: Court) -> Filing:
    return filed(officer, court, sheet=b"%PDF-1.7 a sheet")


@pytest.fixture
def sealed_pdf(tmp_path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile("order.pdf", save_pdf(tmp_path / "order.pdf", "Sealed").read_bytes())


def read(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def url_of(name: str, filing: Filing) -> str:
    return reverse(name, args=[filing.pk])


@pytest.mark.parametrize("name", OF_A_FILING)
def test_pages_of_a_filing_are_hidden_from_everybody_else(
    name: str, filing: Filing, other_clerk: User, officer: User, auditor: User, client_for: As
) -> None:
    for user in (other_clerk, officer, auditor):
        assert client_for(user).get(url_of(name, filing)).status_code == 404


@pytest.mark.parametrize("name", ["open_filing", "accept_filing", "list_hearing"])
def test_pages_of_a_filing_refuse_other_methods(
    name: str, filing: Filing, clerk: User, client_for: As
) -> None:
    assert client_for(clerk).delete(url_of(name, filing)).status_code == 405


def test_list_filings_is_for_clerks(
    filing: Filing, clerk: User, other_clerk: User, officer: User, client_for: As
) -> None:
    url, reference = reverse("list_filings"), filing.application.case.reference

    assert reference in client_for(clerk).get(url).content.decode()
    assert reference not in client_for(other_clerk).get(url).content.decode()
    assert client_for(officer).get(url).status_code == 403


def file_again(filing: Filing, count: int) -> None:
    """More filings of the same text, written straight into the tables: thirty walks through the workflow take long."""
    bundle = filing.bundle
    approval = bundle.approval
    version = approval.version
    for number in range(2, 2 + count):
        version.pk, version.number = None, number
        version.save()
        approval.pk, approval.version = None, version
        approval.save()
        bundle.pk, bundle.approval = None, approval
        bundle.save()
        filing.pk, filing.bundle = None, bundle
        filing.save()


@pytest.mark.parametrize("count", [1, 30])
def test_list_filings_costs_the_same_for_one_and_thirty(
    count: int, officer: User, court: Court, clerk: User, client_for: As, django_assert_num_queries: Any
) -> None:
    file_again(filed(officer, court), count - 1)
    client = client_for(clerk)
    client.get(reverse("list_filings"))

    with django_assert_num_queries(8):
        page = client.get(reverse("list_filings"))

    assert len(page.context["rows"]) == count


def test_opening_the_bundle_asks_why_and_records_it_before_the_first_byte(
    filing: Filing, clerk: User, client_for: As
) -> None:
    client, url = client_for(clerk), url_of("download_filed_bundle", filing)
    assert client.get(url).status_code == 200
    assert client.post(url, sent()).status_code == 422
    assert AuditEvent.objects.filter(did="bundle.disclosed").count() == 0

    response = client.post(url, sent(purpose="hearing"))

    assert AuditEvent.objects.filter(did="bundle.disclosed", operation="disclosure").count() == 1
    assert read(response) == BLANK_PDF
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    page = client.get(url_of("open_filing", filing)).content.decode()
    assert "To prepare the hearing" in page


def test_confidential_sheet_has_its_own_warning(filing: Filing, clerk: User, client_for: As) -> None:
    client, url = client_for(clerk), url_of("download_confidential_sheet", filing)

    assert "must not be served on the respondent" in client.get(url).content.decode()
    response = client.post(url, sent(purpose="bench"))

    assert read(response) == b"%PDF-1.7 a sheet"


def test_accept_button_says_why_it_is_off_until_the_bundle_was_opened(
    filing: Filing, clerk: User, client_for: As
) -> None:
    client = client_for(clerk)
    page = client.get(url_of("open_filing", filing)).content.decode()
    assert "Open the bundle before you accept it." in page
    assert client.post(url_of("accept_filing", filing), sent()).status_code == 409

    read(client.post(url_of("download_filed_bundle", filing), sent(purpose="check")))
    data = sent()
    answers = [client.post(url_of("accept_filing", filing), data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    filing.refresh_from_db()
    assert filing.accepted_by == clerk


def test_returned_filing_stays_on_the_list_without_its_papers(
    filing: Filing, clerk: User, client_for: As
) -> None:
    client = client_for(clerk)
    assert client.post(url_of("send_back", filing), sent(reason="")).status_code == 422

    answer = client.post(url_of("send_back", filing), sent(reason="The draft order names the wrong court."))

    assert answer.status_code == 303
    page = client.get(answer.url).content.decode()
    assert "The draft order names the wrong court." in page
    assert "Returned" in client.get(reverse("list_filings")).content.decode()
    assert client.post(url_of("download_filed_bundle", filing), sent(purpose="check")).status_code == 409


def test_list_hearing_and_strike_it(officer: User, clerk: User, other_clerk: User, client_for: As) -> None:
    filing = accepted(officer, clerk)
    client = client_for(clerk)
    assert client.post(url_of("list_hearing", filing), sent()).status_code == 422
    past = client.post(url_of("list_hearing", filing), sent(starts_at=at(19)))
    assert past.context["form"].errors["starts_at"] == [
        "The date and time of the hearing must be in the future"
    ]

    assert (
        client.post(url_of("list_hearing", filing), sent(starts_at=at(30), note="Court 2")).status_code == 303
    )

    hearing = Hearing.objects.get()
    url = reverse("strike_hearing", args=[hearing.pk])
    assert client_for(other_clerk).get(url).status_code == 404
    assert client_for(officer).get(url).status_code == 404
    assert client.post(url, sent(reason="Wrong day")).status_code == 303
    hearing.refresh_from_db()
    assert hearing.is_struck
    looked = AuditEvent.objects.get(did="hearing.consulted")
    assert (looked.who, looked.operation, looked.subject) == (
        clerk.record_name,
        "consultation",
        hearing.subject,
    )


def test_upload_sealed_order_reaches_the_officer(
    officer: User, clerk: User, stranger: User, client_for: As, sealed_pdf: SimpleUploadedFile
) -> None:
    filing = accepted(officer, clerk)

    answer = client_for(clerk).post(url_of("upload_sealed_order", filing), sent(file=sealed_pdf))

    assert answer.status_code == 303
    url = reverse("download_sealed_order", args=[SealedOrder.objects.get().pk])
    response = client_for(officer).get(url)
    assert read(response).startswith(b"%PDF")
    assert client_for(stranger).get(url).status_code == 404
    read(client_for(clerk).get(url))
    assert AuditEvent.objects.filter(did="sealed_order.downloaded").count() == 2
    looked = AuditEvent.objects.filter(did="sealed_order.consulted", operation="consultation").order_by("pk")
    assert [event.who for event in looked] == [officer.record_name, clerk.record_name]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("order.pdf", b"", "The selected file is empty"),
        ("order.pdf", b"MZ program", "The selected file is not a PDF, though its name ends in .pdf."),
        ("order.txt", b"Just words", "The selected file must be a PDF"),
    ],
)
def test_upload_sealed_order_takes_only_a_pdf(
    name: str, content: bytes, sentence: str, officer: User, clerk: User, client_for: As
) -> None:
    filing = accepted(officer, clerk)

    response = client_for(clerk).post(
        url_of("upload_sealed_order", filing), sent(file=SimpleUploadedFile(name, content))
    )

    assert response.status_code == 422
    assert response.context["form"].errors["file"][0].startswith(sentence)
    assert SealedOrder.objects.count() == 0


def test_upload_sealed_order_without_a_file(officer: User, clerk: User, client_for: As) -> None:
    filing = accepted(officer, clerk)

    response = client_for(clerk).post(url_of("upload_sealed_order", filing), sent())

    assert response.context["form"].errors["file"] == ["Select the sealed order"]
    assert "(optional)" not in response.content.decode()


def test_strike_sealed_order_is_for_the_court(
    officer: User, clerk: User, client_for: As, sealed_pdf: SimpleUploadedFile
) -> None:
    filing = accepted(officer, clerk)
    client_for(clerk).post(url_of("upload_sealed_order", filing), sent(file=sealed_pdf))
    sealed = SealedOrder.objects.get()
    url = reverse("strike_sealed_order", args=[sealed.pk])

    assert client_for(officer).get(url).status_code == 404
    assert client_for(clerk).post(url, sent(reason="Another case")).status_code == 303
    assert client_for(officer).get(reverse("download_sealed_order", args=[sealed.pk])).status_code == 409
