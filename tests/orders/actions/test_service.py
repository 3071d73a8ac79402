"""Serving an order, and the notification clock that starts from it."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from orders.actions.service import (
    download_proof,
    record_service,
    record_system_entry,
    record_victim_told,
    strike_service,
    strike_system_entry,
    strike_victim_told,
)
from orders.deadlines import NOTIFICATION_INITIAL
from orders.enums import NationalSystem, OrderKind, ServedBy, ServiceMethod
from orders.models import Order, Service
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, NotVisible
from spo.notices.deadlines import deadlines_of
from tests.factories.cases import make_case
from tests.factories.court import at, make_order, serve

pytestmark = pytest.mark.usefixtures("november")


def due_dates(order: Order) -> list[tuple[str, date]]:
    return [(row.rule, row.due_on) for row in deadlines_of(order.subject)]


def test_record_service_starts_the_notification_clock(officer: User) -> None:
    order = make_order(officer)

    service = serve(officer, order, at(3))

    (deadline,) = deadlines_of(order.subject)
    assert (deadline.rule, deadline.due_on, deadline.owner, deadline.unit) == (
        NOTIFICATION_INITIAL,
        date(2026, 11, 5),
        officer,
        officer.unit,
    )
    assert deadline.why == (
        "Handed over on 3 November 2026. The person has three calendar days, and 3 November 2026 is day one. "
        "Weekends and bank holidays count."
    )
    assert AuditEvent.objects.filter(did="service.recorded", subject=service.subject).count() == 1


def test_full_order_that_replaces_an_interim_order_starts_no_clock(officer: User) -> None:
    case = make_case(officer=officer)
    interim = make_order(officer, case, kind=OrderKind.INTERIM, ends_on=date(2026, 12, 28))
    full = make_order(officer, case, made_on=date(2026, 11, 16), replaces=interim)

    serve(officer, full, at(16))

    assert due_dates(full) == []


def test_interim_order_keeps_its_clock_when_it_is_replaced_within_three_days(officer: User) -> None:
    case = make_case(officer=officer)
    interim = make_order(officer, case, kind=OrderKind.INTERIM, ends_on=date(2026, 12, 28))
    serve(officer, interim, at(15))

    make_order(officer, case, made_on=date(2026, 11, 16), replaces=interim)

    assert due_dates(interim) == [(NOTIFICATION_INITIAL, date(2026, 11, 17))]


def test_the_earliest_of_several_services_counts(officer: User) -> None:
    order = make_order(officer)
    serve(officer, order, at(9), method=ServiceMethod.POST, served_by=ServedBy.COURT)
    assert due_dates(order) == [(NOTIFICATION_INITIAL, date(2026, 11, 14))]

    serve(officer, order, at(10))

    assert due_dates(order) == [(NOTIFICATION_INITIAL, date(2026, 11, 12))]


def test_strike_service_falls_back_to_the_next_one_and_then_to_none(officer: User) -> None:
    order = make_order(officer)
    posted = serve(officer, order, at(9), method=ServiceMethod.POST)
    handed = serve(officer, order, at(10))

    strike_service(by=officer, service=handed, reason="It was his brother.")
    assert due_dates(order) == [(NOTIFICATION_INITIAL, date(2026, 11, 14))]

    strike_service(by=officer, service=posted, reason="Sent to an old address.")
    assert due_dates(order) == []
    assert Service.objects.filter(struck_at=None).count() == 0


def test_strike_service_twice_is_refused(officer: User) -> None:
    service = serve(officer, make_order(officer))
    strike_service(by=officer, service=service, reason="It was his brother.")

    with pytest.raises(NotNow):
        strike_service(by=officer, service=service, reason="Again.")

    assert Service.objects.get().struck_reason == "It was his brother."


def test_proof_of_a_struck_service_stays_shut(officer: User) -> None:
    upload = SimpleUploadedFile("receipt.pdf", b"%PDF-1.7 signed for")
    service = serve(officer, make_order(officer), upload=upload)
    strike_service(by=officer, service=service, reason="It was his brother.")

    with pytest.raises(NotNow, match="This service was struck from the record"):
        download_proof(by=officer, service=service)


def test_proof_opens_for_nobody_outside_the_unit(officer: User, stranger: User, clerk: User) -> None:
    upload = SimpleUploadedFile("receipt.pdf", b"%PDF-1.7 signed for")
    service = serve(officer, make_order(officer), upload=upload)

    for outsider in (stranger, clerk):
        with pytest.raises(Denied):
            download_proof(by=outsider, service=service)
    assert AuditEvent.objects.filter(did="proof.downloaded").count() == 0


def test_service_in_a_year_without_bank_holidays_is_refused(officer: User) -> None:
    with time_machine.travel("2029-03-05T09:00:00+00:00", tick=False):
        order = make_order(officer, made_on=date(2029, 3, 1))
        with pytest.raises(NotNow, match="so working days in 2029 cannot be counted"):
            serve(officer, order, at(2, month=3, year=2029), method=ServiceMethod.POST)

    assert Service.objects.count() == 0


@pytest.mark.parametrize(
    ("acted_at", "sentence"),
    [
        (at(20, 9, 1), "The time of service must be in the past"),
        (
            at(1, 23, 59),
            "The time of service must be on or after 2 November 2026, the day the order was made",
        ),
    ],
)
def test_record_service_at_an_impossible_time_is_refused(
    acted_at: object, sentence: str, officer: User
) -> None:
    order = make_order(officer)

    with pytest.raises(Mistaken) as refusal:
        serve(officer, order, acted_at)

    assert refusal.value.problems == {"acted_at": sentence}
    assert (Service.objects.count(), deadlines_of(order.subject).count()) == (0, 0)


def test_record_service_by_somebody_else_is_refused(officer: User, stranger: User) -> None:
    with pytest.raises(Denied):
        serve(stranger, make_order(officer))

    assert Service.objects.count() == 0


def test_a_failing_clock_leaves_no_service_behind(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    order = make_order(officer)

    def fail(**facts: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("orders.clocks.set_deadline", fail)
    with pytest.raises(RuntimeError):
        record_service(
            by=officer,
            order=order,
            served_by=ServedBy.POLICE,
            method=ServiceMethod.HAND,
            acted_at=at(3),
            server="PC Ana Reyes 4127",
        )

    assert Service.objects.count() == 0
    assert AuditEvent.objects.filter(did="service.recorded").count() == 0


def test_record_victim_told_and_strike_it(officer: User) -> None:
    order = make_order(officer)
    told = record_victim_told(
        by=officer,
        order=order,
        victim=order.case.victims.get(),
        told_at=at(3),
        told_by="PC Ana Reyes 4127",
        how="By phone",
    )

    strike_victim_told(by=officer, told=told, reason="It was her sister.")

    assert [row.is_struck for row in order.victims_told.all()] == [True]
    assert AuditEvent.objects.filter(subject=told.subject).count() == 2


def test_record_victim_told_of_another_case_is_refused(officer: User) -> None:
    elsewhere = make_case(officer=officer).victims.get()

    with pytest.raises(NotVisible):
        record_victim_told(
            by=officer,
            order=make_order(officer),
            victim=elsewhere,
            told_at=at(3),
            told_by="PC Ana Reyes 4127",
            how="By phone",
        )


def test_record_system_entry_and_strike_it(officer: User) -> None:
    order = make_order(officer)
    entry = record_system_entry(
        by=officer,
        order=order,
        system=NationalSystem.PNC,
        entered_at=at(3),
        entered_by="PNC bureau, operator 77",
        system_reference="26/1234X",
    )

    strike_system_entry(by=officer, entry=entry, reason="Entered against the wrong person.")

    assert [(row.system, row.is_struck) for row in order.system_entries.all()] == [("pnc", True)]
