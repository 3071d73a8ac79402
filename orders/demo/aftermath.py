"""Orders of the demo, and what came after they were made."""

from datetime import date, timedelta

from django.utils import timezone

from cases.actions.incidents import Happening, log_incident
from cases.enums import Act, HowKnown, WhenKind
from cases.when import When
from orders.actions.breaches import log_breach, record_arrest_attempt
from orders.actions.notifications import record_notification
from orders.actions.orders import record_order
from orders.actions.service import record_service, record_system_entry, record_victim_told
from orders.deadlines import fixed_period_end
from orders.demo.days import at
from orders.demo.telling import Told
from orders.enums import NationalSystem, OrderKind, Origin, ServedBy, ServiceMethod, TermKind
from orders.facts import OrderFacts, TermFacts
from orders.models import Order

NO_CONTACT = "Not to contact or attempt to contact {} by any means."
NO_WATCHING = "Not to watch, follow, photograph, film, record or track {}."
ASSESSMENT = "To attend a mental-health assessment with the Northmoor forensic community team on a date notified in writing."


def interim_served(told: Told) -> None:
    """Made and handed over today: three days begin."""
    order = _from_application(told, OrderKind.INTERIM, ends_on=told.today + timedelta(weeks=12))
    just_now = timezone.now() - timedelta(minutes=2)
    record_service(
        by=told.cast.officer,
        order=order,
        served_by=ServedBy.POLICE,
        method=ServiceMethod.HAND,
        acted_at=just_now,
        server="Constable Ben Whitlock (3906)",
        place="Northmoor custody suite",
        proof="Body-worn video, signed copy",
    )


def full_unserved(told: Told) -> None:
    """Made today, not yet served."""
    _from_application(told, OrderKind.FULL, ends_on=fixed_period_end(told.today, months=24))


def not_notified(told: Told) -> None:
    """Emailed nine days ago, so the date of service is only taken as such, and nothing was heard since."""
    order = _on_conviction(told, days_ago=10)
    record_service(
        by=told.cast.officer,
        order=order,
        served_by=ServedBy.COURT,
        method=ServiceMethod.EMAIL,
        acted_at=at(told.today, 9, 16),
        server="Owen Bell",
        proof="Court’s record of sending",
    )


def order_broken(told: Told) -> None:
    """Served, told, on the national systems, notified, and then a letter came."""
    order = _on_conviction(told, days_ago=41)
    officer = told.cast.officer
    record_service(
        by=officer,
        order=order,
        served_by=ServedBy.POLICE,
        method=ServiceMethod.HAND,
        acted_at=at(told.today, 40, 9, 30),
        server=officer.title,
        place="18 Quarry Terrace",
        proof="Body-worn video",
    )
    victim = told.case.victims.get()
    record_victim_told(
        by=officer,
        order=order,
        victim=victim,
        told_at=at(told.today, 40, 10, 5),
        told_by=officer.title,
        how="In person, through the practice manager",
    )
    for system in NationalSystem:
        record_system_entry(
            by=officer,
            order=order,
            system=system,
            entered_at=at(told.today, 40, 11),
            entered_by=officer.title,
        )
    record_notification(
        by=officer,
        order=order,
        given_at=at(told.today, 38, 14, 20),
        station="Northmoor Central police station",
        taken_by="Sergeant Priya Nair (2210)",
        is_acknowledged=True,
    )
    _break(told, order)


def _break(told: Told, order: Order) -> None:
    letter = log_incident(
        by=told.cast.colleague,
        case=told.case,
        told=Happening(
            when=When(WhenKind.EXACT, told.today - timedelta(days=1)),
            acts=[Act.CONTACTING, Act.BREACH],
            what_happened="A letter in the same hand came to the surgery: “A piece of paper changes nothing.”",
            victims=list(told.case.victims.all()),
            how_known=HowKnown.WITNESS,
            crime_reference="NM/26/160018",
        ),
    )
    breach = log_breach(
        by=told.cast.colleague,
        order=order,
        terms=list(order.terms.all()[:1]),
        incident=letter,
        reported_at=at(told.today, 1, 12, 40),
    )
    record_arrest_attempt(
        by=told.cast.colleague,
        breach=breach,
        version=breach.version,
        arrest_attempted_at=at(told.today, 1, 18, 15),
        arrest_note="Not at home. Neighbours say he is back on Thursday.",
    )


def _from_application(told: Told, kind: OrderKind, *, ends_on: date) -> Order:
    terms = told.application.terms.all()
    if kind == OrderKind.INTERIM:
        terms = terms.filter(is_in_interim=True)
    return record_order(
        by=told.cast.officer,
        case=told.case,
        application=told.application,
        facts=OrderFacts(
            kind=kind,
            origin=Origin.APPLICATION,
            court=told.cast.court.name,
            made_on=told.today,
            ends_on=ends_on,
            terms=[TermFacts(TermKind(term.kind), term.text) for term in terms],
        ),
    )


def _on_conviction(told: Told, *, days_ago: int) -> Order:
    name = told.case.victims.get().person.name
    made_on = told.today - timedelta(days=days_ago)
    return record_order(
        by=told.cast.officer,
        case=told.case,
        facts=OrderFacts(
            kind=OrderKind.FULL,
            origin=Origin.CONVICTION,
            court="Northmoor Crown Court",
            made_on=made_on,
            ends_on=fixed_period_end(made_on, months=60),
            terms=[
                TermFacts(TermKind.PROHIBITION, NO_CONTACT.format(name)),
                TermFacts(TermKind.PROHIBITION, NO_WATCHING.format(name)),
                TermFacts(TermKind.REQUIREMENT, ASSESSMENT),
            ],
        ),
    )
