"""One of everything that a page of the site can be about, made by the real actions."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cases.actions.contacts import add_contact_detail
from cases.actions.earlier_orders import add_earlier_order
from cases.actions.exhibits import Received, add_exhibit
from cases.actions.people import add_alias
from cases.enums import ContactKind, EarlierOrderKind
from cases.models import Alias, Case, ContactDetail, EarlierOrder, Exhibit
from orders.actions.breaches import log_breach
from orders.actions.hearings import list_hearing, upload_sealed_order
from orders.actions.notifications import record_exemption
from orders.models import (
    Application,
    Approval,
    Breach,
    Exemption,
    Filing,
    Hearing,
    Order,
    SealedOrder,
    Service,
    SubmittedVersion,
)
from spo.accounts.models import User
from tests.factories.cases import IncidentFactory, make_case
from tests.factories.court import accepted, filed, make_order, ready_bundle, serve
from tests.factories.orders import approved, start, submitted
from tests.spo.files.samples import pdf


@dataclass(frozen=True)
class InTheCase:
    case: Case
    alias: Alias
    detail: ContactDetail
    earlier: EarlierOrder
    exhibit: Exhibit


@dataclass(frozen=True)
class Applications:
    """One at each stage that has forms of its own, each in a case of its own."""

    draft: Application
    waiting: SubmittedVersion
    approved: Approval
    filed: Filing
    accepted: Filing
    hearing: Hearing
    sealed: SealedOrder


@dataclass(frozen=True)
class Orders:
    """Served and silent, breached; and one whose person is exempt."""

    served: Order
    service: Service
    breach: Breach
    exempt: Order
    exemption: Exemption


def in_the_case(officer: User) -> InTheCase:
    case = make_case(officer=officer, incidents=2)
    victim, suspect = case.victims.get(), case.suspect
    letter = Received(BytesIO(pdf()), "letter.pdf", "application/pdf")
    return InTheCase(
        case=case,
        alias=add_alias(by=officer, role=suspect, name="The Postman"),
        detail=add_contact_detail(by=officer, role=victim, kind=ContactKind.PHONE, value="07700 900123"),
        earlier=add_earlier_order(by=officer, suspect=suspect, kind=EarlierOrderKind.RESTRAINING),
        exhibit=add_exhibit(by=officer, case=case, file=letter, title="A letter", is_for_respondent=True),
    )


def applications(officer: User, clerk: User) -> Applications:
    approval = approved(officer)
    ready_bundle(approval)
    before_the_court = accepted(officer, clerk)
    tomorrow = timezone.now() + timedelta(days=1)
    sealed = SimpleUploadedFile("order.pdf", pdf())
    return Applications(
        draft=start(officer),
        waiting=submitted(officer),
        approved=approval,
        filed=filed(officer, clerk.court),
        accepted=before_the_court,
        hearing=list_hearing(by=clerk, filing=before_the_court, starts_at=tomorrow),
        sealed=upload_sealed_order(by=clerk, filing=before_the_court, upload=sealed),
    )


def orders(officer: User) -> Orders:
    served, exempt = make_order(officer), make_order(officer)
    service = serve(officer, served)
    happened_on = served.made_on + timedelta(days=2)
    incident = IncidentFactory(case=served.case, starts_on=happened_on)
    reported_at = timezone.now() - timedelta(hours=1)
    terms = list(served.terms.all()[:1])
    return Orders(
        served=served,
        service=service,
        breach=log_breach(by=officer, order=served, terms=terms, incident=incident, reported_at=reported_at),
        exempt=exempt,
        exemption=record_exemption(
            by=officer, order=exempt, from_on=served.made_on, ended_on=None, explanation="The register."
        ),
    )
