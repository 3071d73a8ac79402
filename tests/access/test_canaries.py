"""A secret planted in a case turns up nowhere but where it belongs, and there it does."""

import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cases.actions.contacts import add_contact_detail
from cases.actions.exhibits import Received, add_exhibit
from cases.enums import ContactKind
from orders.actions.applications import change_exhibits
from orders.actions.decisions import approve
from orders.documents.bundling import Built, build
from spo.audit.models import AuditEvent
from spo.files import path_of
from spo.notices.models import OutgoingMail
from tests.access.test_access import ROWS
from tests.access.world import World
from tests.factories.orders import ready_case, start, submit
from tests.spo.files.samples import pdf

ADDRESS = "Canary House, 7 Wren Loft, ZQ7 4XK"
PHONE = "07700 900931"
TELLING = ("canary house", "wren loft", "zq7 4xk", "900931")
OUTSIDERS = ("stranger", "clerk", "other clerk", "auditor", "administrator")
SHOWS_IT = {"open_contact_detail", "change_contact_detail"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        for kind, value in ((ContactKind.PHONE, PHONE), (ContactKind.ADDRESS, ADDRESS)):
            world.contact = add_contact_detail(by=world.officer, role=world.victim, kind=kind, value=value)
        yield world
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def built(world: World) -> Built:
    """A real bundle of a case that holds the secrets, one in the name of a file, and its confidential sheet."""
    case = ready_case(world.officer)
    for kind, value in ((ContactKind.PHONE, PHONE), (ContactKind.ADDRESS, ADDRESS)):
        add_contact_detail(by=world.officer, role=case.victims.get(), kind=kind, value=value)
    letter = Received(BytesIO(pdf()), f"{PHONE}, {ADDRESS}.pdf", "application/pdf")
    described = {"title": "Letter", "is_for_respondent": True}
    exhibit = add_exhibit(by=world.officer, case=case, file=letter, **described)
    application = start(world.officer, case)
    confirmed = {"version": application.version, "confirmed": [exhibit.pk]}
    change_exhibits(by=world.officer, application=application, **confirmed)
    application.refresh_from_db()
    version = submit(application, world.officer)
    return build(approve(by=world.users["authorising officer"], version=version), lambda *stage: None)


def _words(client: Client, url: str) -> str:
    response = client.get(url)
    return (
        (response.getvalue() if response.streaming else response.content).decode("utf-8", "replace").lower()
    )


def _read(sha256: str) -> str:
    return subprocess.run(
        ["pdftotext", str(path_of(sha256)), "-"], capture_output=True, check=True, text=True
    ).stdout


def _given_away(text: str) -> list[str]:
    return [secret for secret in TELLING if secret in text.lower()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_outsiders_never_see_a_secret(world: World, row) -> None:
    url = reverse(row.name, args=row.args(world))
    found = {}
    for person in OUTSIDERS:
        with transaction.atomic():
            found[person] = _given_away(_words(world.clients[person], url))
            transaction.set_rollback(True)

    assert found == {person: [] for person in OUTSIDERS}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.name != "account_logout"], ids=lambda row: row.name
)
def test_the_unit_sees_a_secret_only_where_it_asks_for_it(world: World, row) -> None:
    words = _words(world.clients["officer"], reverse(row.name, args=row.args(world)))

    assert (_given_away(words) != []) == (row.name in SHOWS_IT)


def test_bundle_holds_no_secret_and_the_sheet_holds_both(built: Built) -> None:
    assert _given_away(_read(built.pdf.sha256)) == []
    assert _given_away(_read(built.sheet.sha256)) == list(TELLING)
    assert _given_away(path_of(built.pdf.sha256).read_bytes().decode("latin-1")) == []


def test_record_mail_and_addresses_hold_no_secret(world: World, built: Built) -> None:
    record = [str(value) for row in AuditEvent.objects.values() for value in row.values()]
    mail = [text for row in OutgoingMail.objects.all() for text in (row.subject, row.body, row.key)]

    assert [secret for secret, text in product(TELLING, record + mail) if secret in text.lower()] == []
