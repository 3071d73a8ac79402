"""What waits for somebody: applications that only they can move on, orders to be served, and orders to be confirmed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.hooks import Panel
from orders.enums import ReturnedBy, Status
from orders.models import Application, Order
from orders.pages.application_panel import application_pill
from orders.pages.bundle_progress import progress_of
from orders.permissions.applications import applications_in_hand
from orders.permissions.orders import unconfirmed_orders, unserved_orders
from orders.policies.bundles import bundle_or_none
from spo.accounts.models import User

RETURNED: dict[str, str] = {
    ReturnedBy.SUPERVISOR: "A supervisor returned it. Mend it and submit it again.",
    ReturnedBy.CLERK: "The court returned it. Mend it and submit it again.",
}
STEPS = {
    Status.DRAFT: "Finish it and submit it for approval.",
    Status.APPROVED: "File it with the court.",
    Status.ACCEPTED: "The hearing has been. Record the outcome.",
    Status.DETERMINED: "The court made an order. Record it.",
}
PLACES = {Status.DRAFT: ("application", "open_application")}
COURT = ("court", "open_court")
SEALED = "The court has sent a sealed order. Record the outcome."
SEALED_PERHAPS_INTERIM = "The court has sent a sealed order. Record the interim order or the outcome."
BUNDLE_FAILED = "The bundle could not be made. Try again."
BUNDLE_UNDER_WAY = "The bundle is being made."
SERVE = "Have the order served, then record it: the three days of notification begin with service."
CONFIRM = "It was recorded without an application. Check that the court made it, then confirm it."


@dataclass(frozen=True)
class NextStep:
    """One line of the list. `place` says where `url` leads; `pill` is a text and a colour."""

    reference: str
    place: str
    suspect: str
    url: str
    pill: dict[str, str]
    text: str


def next_steps_panel(user: User) -> Panel | None:
    steps = [*_of_applications(user), *_of_orders(user)]
    return Panel("What waits for you", "orders/_next_steps.html", {"steps": steps}) if steps else None


def _of_applications(user: User) -> Iterator[NextStep]:
    for application in applications_in_hand(user, now=timezone.now()):
        place, page = PLACES.get(Status(application.status), COURT)
        yield NextStep(
            application.case.reference,
            place,
            application.case.suspect.person.name,
            reverse(page, args=[application.pk]),
            _pill(application),
            _text(application),
        )


def _text(application: Any) -> str:
    """`applications_in_hand` asks for what has become of it with the rest."""
    status = Status(application.status)
    if status == Status.DRAFT:
        return RETURNED.get(_returned_side(application)) or STEPS[status]
    if status == Status.APPROVED and not application.is_bundle_made:
        bundle = bundle_or_none(application)
        return BUNDLE_FAILED if bundle and progress_of(bundle).state == "failed" else BUNDLE_UNDER_WAY
    if status == Status.ACCEPTED and application.is_sealed:
        return SEALED_PERHAPS_INTERIM if application.is_interim_asked else SEALED
    return STEPS[status]


def _pill(application: Application) -> dict[str, str]:
    if _returned_side(application) in RETURNED:
        return {"text": "Returned", "colour": "orange"}
    return application_pill(application)


def _returned_side(application: Any) -> str:
    return application.returned_side or ""


def _of_orders(user: User) -> Iterator[NextStep]:
    for order in unserved_orders(user):
        yield _order_step(order, {"text": "Not served", "colour": "red"}, SERVE)
    for order in unconfirmed_orders(user):
        yield _order_step(order, {"text": "Not confirmed", "colour": "orange"}, CONFIRM)


def _order_step(order: Order, pill: dict[str, str], text: str) -> NextStep:
    return NextStep(
        order.case.reference,
        "order",
        order.case.suspect.person.name,
        reverse("open_order", args=[order.pk]),
        pill,
        text,
    )
