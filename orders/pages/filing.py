"""What the court's page of a filing says: the papers, what the court did with them, who took a copy and why."""

from typing import Any

from cases.words import Words, rows
from orders.models import Filing
from orders.pages.court import (
    filing_pill,
    filing_words,
    hearing_events,
    outcome_rows,
    return_reason,
    sealed_cards,
)
from orders.permissions.filings import visible_copies
from orders.policies.filings import (
    check_accept,
    check_accepted,
    check_list_hearing,
    check_readable,
    check_send_back,
)
from spo.refusals import refusal


def context(filing: Filing) -> dict[str, Any]:
    return {
        "filing": filing,
        "title": filing.application.case.reference,
        "pill": filing_pill(filing),
        "rows": [*rows(_parties(filing)), *filing_words(filing)],
        "bundle": filing.bundle,
        "downloads": _downloads(filing),
        "reason": return_reason(filing),
        **(_accepted(filing) if filing.accepted_at else {"hearings": [], "sealed_orders": []}),
        **_denied(filing),
    }


def _parties(filing: Filing) -> Words:
    """As the approved text names them; `visible_filings` reads them out of it."""
    named: Any = filing
    return {"Applicant": named.applicant, "Respondent": named.respondent}


def _downloads(filing: Filing) -> list[dict[str, Any]]:
    return [
        {
            "at": copy.taken_at,
            "who": copy.taken_by.title,
            "paper": copy.get_paper_display(),
            "reason": copy.reason,
        }
        for copy in visible_copies(filing)
    ]


def _accepted(filing: Filing) -> dict[str, Any]:
    application = filing.application
    determination = getattr(application, "determination", None)
    return {
        "hearings": hearing_events(application),
        "sealed_orders": sealed_cards(application, by_clerk=True),
        "outcome": outcome_rows(determination) if determination else [],
    }


def _denied(filing: Filing) -> dict[str, str]:
    """For each button the sentence that says why it is off, or nothing."""
    return {
        "open_denied": refusal(check_readable, filing),
        "accept_denied": refusal(check_accept, filing),
        "send_back_denied": refusal(check_send_back, filing),
        "hearing_denied": refusal(check_list_hearing, filing),
        "sealed_denied": refusal(check_accepted, filing),
    }
