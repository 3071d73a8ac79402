"""Filings, orders and what happens under them, by the real actions."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.utils import timezone

from cases.models import Case
from orders.actions.bundles import ask_for_bundle
from orders.actions.filings import accept_filing, download_filed_bundle, file_application
from orders.actions.orders import record_order
from orders.actions.service import record_service
from orders.documents.papers import sheet_basis
from orders.enums import CourtPurpose, OrderKind, Origin, ServedBy, ServiceMethod, TermKind
from orders.facts import OrderFacts, TermFacts
from orders.models import Approval, Bundle, Filing, Order, Service
from spo.accounts.models import Court, User
from spo.files import store
from spo.workdays import LONDON
from tests.factories.accounts import ClerkFactory, CourtFactory
from tests.factories.cases import make_case
from tests.factories.orders import approved

BLANK_PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF"
)
NO_CONTACT = TermFacts(TermKind.PROHIBITION, "Not to contact Vera Example by any means.")
ATTEND = TermFacts(TermKind.REQUIREMENT, "To attend the programme named by the court.")


def order_facts(**facts: Any) -> OrderFacts:
    """A full order made on conviction on 2 November 2026, until further order."""
    usual = {
        "kind": OrderKind.FULL,
        "origin": Origin.CONVICTION,
        "court": "Northmoor Crown Court",
        "made_on": date(2026, 11, 2),
        "ends_on": None,
        "terms": [NO_CONTACT, ATTEND],
    }
    return OrderFacts(**usual | facts)


def make_order(by: User, case: Case | None = None, **facts: Any) -> Order:
    return record_order(by=by, case=case or make_case(officer=by, incidents=1), facts=order_facts(**facts))


def at(day: int, hour: int = 10, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    """A moment in London, in November 2026 unless told otherwise."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def serve(by: User, order: Order, acted_at: datetime | None = None, **facts: Any) -> Service:
    """By the police, by hand, on 3 November 2026 at 10am."""
    usual = {
        "served_by": ServedBy.POLICE,
        "method": ServiceMethod.HAND,
        "acted_at": acted_at or at(3),
        "server": "PC Ana Reyes 4127",
    }
    return record_service(by=by, order=order, **usual | facts)


def ready_bundle(approval: Approval, content: bytes = BLANK_PDF, sheet: bytes = b"") -> Bundle:
    """As if a worker had made it: the making itself has tests of its own."""
    bundle = ask_for_bundle(by=approval.version.submitted_by, approval=approval)
    stored = store(BytesIO(content))
    bundle.made_at, bundle.page_count = timezone.now(), 12
    bundle.sha256, bundle.size = stored.sha256, stored.size
    if sheet:
        kept = store(BytesIO(sheet))
        bundle.sheet_sha256, bundle.sheet_size = kept.sha256, kept.size
    bundle.sheet_basis = sheet_basis(approval)
    bundle.save()
    return bundle


def filed(by: User, court: Court | None = None, sheet: bytes = b"") -> Filing:
    approval = approved(by)
    ready_bundle(approval, sheet=sheet)
    return file_application(by=by, application=approval.version.application, court=court or CourtFactory())


def accepted(by: User, clerk: User | None = None) -> Filing:
    clerk = clerk or ClerkFactory()
    filing = filed(by, clerk.court)
    download_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.CHECK)
    return accept_filing(by=clerk, filing=filing)
