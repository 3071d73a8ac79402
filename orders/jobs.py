"""What a worker does for the court."""

from datetime import datetime

from orders.actions.bundles import MAKE, make_bundle
from orders.actions.sheets import MAKE_SHEET, make_sheet
from orders.models import Bundle
from orders.telling import tell_of_expired
from spo.audit.actors import SYSTEM
from spo.work.handle import JobHandle
from spo.work.registry import handler, sweep


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
