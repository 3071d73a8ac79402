"""What a worker does for the court."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from orders.actions.bundles import MAKE, make_bundle
from orders.actions.sheets import MAKE_SHEET, make_sheet
from orders.models import Bundle
from orders.naming import is_any_to_refresh, orders_to_refresh, refresh_naming
from orders.telling import tell_of_expired
from spo.audit.actors import SYSTEM
from spo.work.handle import JobHandle
from spo.work.queue import enqueue
from spo.work.registry import handler, sweep
from spo.workdays import today

LOOK = "orders.look_for_bound"
QUIET_HOUR = 3


@handler(MAKE, queue="render", title="Court bundle")
def make_court_bundle(bundle_id: str, job: JobHandle) -> None:
    bundles = Bundle.objects.select_related("approval__version__application__case__unit")
    make_bundle(by=SYSTEM, bundle=bundles.get(pk=bundle_id), job=job)


@handler(MAKE_SHEET, queue="render", title="Confidential sheet")
def make_confidential_sheet(bundle_id: str, job: JobHandle) -> None:
    bundles = Bundle.objects.select_related("approval__version__application__case", "filing__court")
    make_sheet(by=SYSTEM, bundle=bundles.get(pk=bundle_id), job=job)


@sweep("expired orders")
def ask_to_tell_of_expired(now: datetime) -> None:
    tell_of_expired(now=now)


@handler(LOOK, queue="periodic", title="Search of all cases for people bound by orders")
def look_for_bound(day: str, job: JobHandle) -> None:
    """The net: an order and a case that were recorded at one moment did not see each other."""
    orders = orders_to_refresh(today(timezone.now()))
    total = orders.count()
    for done, order in enumerate(orders):
        job.progress("Looking for people bound by orders", done, total)
        with transaction.atomic():
            refresh_naming(order)


@sweep("people bound by orders")
def ask_to_look_for_bound(now: datetime) -> None:
    """Once a night; after an outage as soon as it is over; not while nothing is in force or asked about."""
    night = timezone.localtime(now)
    if night.hour >= QUIET_HOUR and is_any_to_refresh(night.date()):
        enqueue(kind=LOOK, subject_id=night.date().isoformat(), key=f"{LOOK}:{night:%Y-%m-%d}")
