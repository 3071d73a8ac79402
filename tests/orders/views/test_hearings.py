"""The court's pages for hearings and sealed orders."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from orders.actions.hearings import list_hearing, upload_sealed_order
from orders.models import Filing, Hearing, SealedOrder
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.factories.court import accepted, at
from tests.orders.bundle.files import save_pdf
from tests.orders.views.form_page import check_form_page
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]


@pytest.fixture
def filing(officer: User, clerk: User) -> Filing:
    return accepted(officer, clerk)


@pytest.fixture
def pdf(tmp_path: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("sealed.pdf", save_pdf(tmp_path / "sealed.pdf", "Sealed").read_bytes())


def test_list_hearing(filing: Filing, officer: User, clerk: User, other_clerk: User, client_for: As) -> None:
    check_form_page(
        client_for,
        reverse("list_hearing", args=[filing.pk]),
        by=clerk,
        outsiders=[officer, other_clerk],
        good={"starts_at": at(27), "note": "Court 2"},
        did="hearing.listed",
    )

    assert (Hearing.objects.get().starts_at, Hearing.objects.get().court) == (at(27), clerk.court)


def test_strike_hearing(
    filing: Filing, officer: User, clerk: User, other_clerk: User, client_for: As
) -> None:
    hearing = list_hearing(by=clerk, filing=filing, starts_at=at(27))

    check_form_page(
        client_for,
        reverse("strike_hearing", args=[hearing.pk]),
        by=clerk,
        outsiders=[officer, other_clerk],
        good={"reason": "No courtroom"},
        did="hearing.struck",
    )

    hearing.refresh_from_db()
    assert (hearing.struck_by, hearing.struck_reason) == (clerk, "No courtroom")


def test_upload_sealed_order(
    filing: Filing, officer: User, clerk: User, other_clerk: User, client_for: As, pdf: SimpleUploadedFile
) -> None:
    client, url = client_for(clerk), reverse("upload_sealed_order", args=[filing.pk])

    outside = [client_for(user).post(url, sent()).status_code for user in (officer, other_clerk)]
    empty = client.post(url, sent())
    answer = client.post(url, sent(file=pdf))

    assert (outside, empty.status_code, client.put(url).status_code) == ([404, 404], 422, 405)
    assert (answer.status_code, SealedOrder.objects.get().file_name) == (303, "sealed.pdf")
    assert AuditEvent.objects.get(did="sealed_order.uploaded").who == clerk.record_name


def test_strike_sealed_order(
    filing: Filing, officer: User, clerk: User, other_clerk: User, client_for: As, pdf: SimpleUploadedFile
) -> None:
    sealed = upload_sealed_order(by=clerk, filing=filing, upload=pdf)

    check_form_page(
        client_for,
        reverse("strike_sealed_order", args=[sealed.pk]),
        by=clerk,
        outsiders=[officer, other_clerk],
        good={"reason": "Another case"},
        did="sealed_order.struck",
    )

    sealed.refresh_from_db()
    assert (sealed.struck_by, sealed.struck_reason) == (clerk, "Another case")
    assert client_for(officer).get(reverse("download_sealed_order", args=[sealed.pk])).status_code == 409
