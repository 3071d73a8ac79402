"""What the page of an application before the court says: the bundle, the filings, the hearings, what came of it."""

from typing import Any

from django.urls import reverse

from cases.words import rows
from orders.enums import FilingState, OrderKind, Outcome, ReturnedBy, Status
from orders.models import Application, Bundle, Determination, Filing, Hearing, Order
from orders.pages.bundle_progress import progress_of
from orders.pages.cards import Card, sealed_order_card
from orders.pages.order import force_pill, order_url
from orders.permissions.applications import check_write
from orders.policies.bundles import bundle_or_none
from orders.policies.determinations import check_determine
from orders.policies.filings import check_file_now, filing_state
from orders.policies.orders import check_new_order
from spo.accounts.models import User
from spo.dates import gov_date, gov_datetime
from spo.refusals import refusal

COLOURS = {
    FilingState.NEW: "blue",
    FilingState.OPENED: "teal",
    FilingState.ACCEPTED: "green",
    FilingState.DETERMINED: "purple",
    FilingState.RETURNED: "orange",
    FilingState.WITHDRAWN: "grey",
}


def filing_pill(filing: Filing) -> dict[str, str]:
    state = filing_state(filing)
    return {"text": state.label, "colour": COLOURS[state]}


def filing_words(filing: Filing) -> list[dict[str, str]]:
    words = {
        "Filed": f"{gov_datetime(filing.filed_at)}, by {filing.filed_by.title}",
        "First opened": gov_datetime(filing.opened_at) or "Not yet",
        "Accepted": gov_datetime(filing.accepted_at),
        "Returned": gov_datetime(filing.returned_at),
    }
    return rows({label: text for label, text in words.items() if text})


def return_reason(filing: Filing) -> str:
    """Why the court returned it; nothing while it did not."""
    returned = filing.bundle.approval.version.returns.filter(side=ReturnedBy.CLERK).first()
    return returned.reason if returned else ""


def hearing_events(application: Application) -> list[dict[str, Any]]:
    """For components/timeline.html, the next one last."""
    hearings = application.hearings.select_related("court", "struck_by", "listed_by")
    return [_hearing(hearing) for hearing in hearings]


def _hearing(hearing: Hearing) -> dict[str, Any]:
    struck = f"Taken off the list: {hearing.struck_reason}" if hearing.is_struck else ""
    return {
        "pk": hearing.pk,
        "title": f"Hearing, {hearing.court.name}",
        "at": hearing.starts_at,
        "by": hearing.listed_by.title,
        "text": struck or hearing.note,
        "is_struck": hearing.is_struck,
    }


def sealed_cards(application: Application, *, by_clerk: bool = False) -> list[Card]:
    sealed = application.sealed_orders.select_related("uploaded_by", "struck_by")
    return [sealed_order_card(row, by_clerk=by_clerk) for row in sealed]


def progress_context(bundle: Bundle) -> dict[str, Any]:
    """For components/progress.html."""
    return {"progress": progress_of(bundle), "progress_url": reverse("bundle_progress", args=[bundle.pk])}


def context(user: User, application: Application) -> dict[str, Any]:
    """For the police: everything between the approval and the order, with what can be done now."""
    bundle = bundle_or_none(application)
    write = refusal(check_write, user, application)
    determination = getattr(application, "determination", None)
    shown = {
        "application": application,
        "bundle": bundle,
        "file_denied": write or refusal(check_file_now, application),
        "filings": [
            {"title": filing.court.name, "rows": filing_words(filing), "pill": filing_pill(filing)}
            for filing in application.filings.select_related("court", "filed_by")
        ],
        "hearings": hearing_events(application),
        "sealed_orders": sealed_cards(application),
        "determination": determination,
        "outcome": outcome_rows(determination) if determination else [],
        "determine_denied": write or refusal(check_determine, application),
        "interim_denied": write or refusal(check_new_order, application, OrderKind.INTERIM),
        "order_denied": write or refusal(check_new_order, application, OrderKind.FULL),
        "orders": [_order(order) for order in application.orders.with_ends()],
        "is_before_the_court": application.status in (Status.FILED, Status.ACCEPTED, Status.DETERMINED),
    }
    return shown | (progress_context(bundle) if bundle else {})


def _order(order: Order) -> dict[str, Any]:
    return {"order": order, "title": order.title, "url": order_url(order), "pill": force_pill(order)}


def outcome_rows(determination: Determination) -> list[dict[str, str]]:
    return rows(
        {
            "Outcome": Outcome(determination.outcome).label,
            "Decided on": gov_date(determination.decided_on),
            "The court’s words": determination.words,
            "Recorded": f"{gov_datetime(determination.recorded_at)}, by {determination.recorded_by.title}",
        }
    )
