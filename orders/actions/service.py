"""Serving an order, and telling the victim and the national systems of it."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases.changes import strike
from cases.enums import Told
from cases.models import Victim
from cases.policies import check_any_state
from cases.record import enter
from orders.changes import lock_order
from orders.clocks import refresh_notification
from orders.documents.downloads import Download, proof_download
from orders.enums import NationalSystem, News, ServedBy, ServiceMethod
from orders.models import Order, Service, SystemEntry, VictimTold
from orders.permissions.orders import check_open_proof
from orders.policies.service import check_service, check_system_entry, check_victim_told
from orders.telling import refresh_telling
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.files import display_name, store


@transaction.atomic
def record_service(
    *,
    by: User,
    order: Order,
    served_by: ServedBy,
    method: ServiceMethod,
    acted_at: datetime,
    server: str,
    place: str = "",
    proof: str = "",
    upload: UploadedFile | None = None,
) -> Service:
    """The earliest service to take effect starts the notification clock: MC Rules 1981 r.115, SPA 2019 s.9(1)."""
    locked = lock_order(by, order)
    check_service(locked, acted_at)
    service = Service.objects.create(
        order=locked,
        served_by=served_by,
        method=method,
        acted_at=acted_at,
        server=server,
        place=place,
        proof=proof,
        proof_file_name=display_name(upload.name or "") if upload else "",
        proof_sha256=store(upload).sha256 if upload else "",
        recorded_by=by,
    )
    enter(by, "service.recorded", locked.case, service.subject, Operation.COLLECTION)
    refresh_notification(by, locked)
    return service


@transaction.atomic
def strike_service(*, by: User, service: Service, reason: str) -> None:
    locked = lock_order(by, service.order)
    strike(service, by=by, case=locked.case, reason=reason)
    refresh_notification(by, locked)


@transaction.atomic
def download_proof(*, by: User, service: Service) -> Download:
    """The file leaves the system: recorded before the first byte."""
    check_open_proof(by, service)
    download = proof_download(service)
    enter(
        by,
        "proof.downloaded",
        service.order.case,
        service.subject,
        Operation.DISCLOSURE,
        recipients=[by.record_name],
    )
    return download


@transaction.atomic
def record_victim_told(
    *,
    by: User,
    order: Order,
    victim: Victim,
    told_at: datetime,
    told_by: str,
    how: str,
    about: News = News.MADE,
    outcome: Told = Told.TOLD,
) -> VictimTold:
    """Who could not be reached is still to be told; otherwise the clock ends once every victim was."""
    locked = lock_order(by, order, when=check_any_state)
    check_victim_told(locked, victim, told_at, about)
    told = VictimTold.objects.create(
        order=locked,
        victim=victim,
        about=about,
        outcome=outcome,
        told_at=told_at,
        told_by=told_by,
        how=how,
        recorded_by=by,
    )
    enter(by, "victim_told.recorded", locked.case, told.subject, Operation.COLLECTION)
    refresh_telling(by, locked)
    return told


@transaction.atomic
def strike_victim_told(*, by: User, told: VictimTold, reason: str) -> None:
    locked = lock_order(by, told.order, when=check_any_state)
    strike(told, by=by, case=locked.case, reason=reason)
    refresh_telling(by, locked)


@transaction.atomic
def record_system_entry(
    *,
    by: User,
    order: Order,
    system: NationalSystem,
    entered_at: datetime,
    entered_by: str,
    system_reference: str = "",
) -> SystemEntry:
    locked = lock_order(by, order)
    check_system_entry(locked, entered_at)
    entry = SystemEntry.objects.create(
        order=locked,
        system=system,
        entered_at=entered_at,
        entered_by=entered_by,
        system_reference=system_reference,
        recorded_by=by,
    )
    enter(by, "system_entry.recorded", locked.case, entry.subject, Operation.COLLECTION)
    return entry


@transaction.atomic
def strike_system_entry(*, by: User, entry: SystemEntry, reason: str) -> None:
    locked = lock_order(by, entry.order)
    strike(entry, by=by, case=locked.case, reason=reason)
