"""The clerk accepts the application, lists a hearing, and sends the sealed order; the officer sees each."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from orders.models import Filing
from tests.journeys.desk import Desk
from tests.spo.files.samples import pdf


def accept_and_list(clerk: Desk, filing: Filing) -> None:
    clerk.send("accept_filing", filing.pk)
    clerk.send("list_hearing", filing.pk, starts_at=timezone.localtime() + timedelta(days=3), note="Court 2.")


def send_the_sealed_order(clerk: Desk, filing: Filing) -> None:
    clerk.send("upload_sealed_order", filing.pk, file=SimpleUploadedFile("order.pdf", pdf()))


def see_what_the_court_did(officer: Desk, filing: Filing) -> None:
    page = officer.read("open_court", filing.application_id)
    said = ("Accepted", "Hearing, Northmoor Magistrates' Court", "Court 2.", "Sealed order")
    assert [words in page for words in said] == [True] * 4
