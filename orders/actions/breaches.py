"""A breach of the order: reported, acted on, brought to an outcome."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.changes import lock_row, save_changes, strike
from cases.clocks import prompt_assessment
from cases.enums import AssessAgain
from cases.models import Incident
from cases.record import enter
from orders.changes import lock_breach, lock_order
from orders.clocks import cancel_breach_clocks, start_breach_clocks
from orders.deadlines import BREACH_ARREST, BREACH_FILE
from orders.enums import BreachOutcome
from orders.models import Breach, NoBreach, Order, OrderTerm
from orders.policies.breaches import check_breach, check_since_report, check_undecided
from orders.raising import refresh_incident, settle
from orders.words import breach_words
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.notices.deadlines import meet_deadline


@transaction.atomic
def log_breach(
    *, by: User, order: Order, terms: Sequence[OrderTerm], incident: Incident, reported_at: datetime
) -> Breach:
    """SPA 2019 s.8. Starts the force's own clocks for an arrest and for the charging file."""
    locked = lock_order(by, order)
    incident = Incident.objects.get(pk=incident.pk)
    check_breach(locked, incident=incident, terms=terms, reported_at=reported_at)
    breach = Breach.objects.create(order=locked, incident=incident, reported_at=reported_at, recorded_by=by)
    breach.terms.set(terms)
    enter(by, "breach.logged", locked.case, breach.subject, Operation.COLLECTION)
    start_breach_clocks(by, breach)
    settle(by, locked, incident)
    prompt_assessment(by, locked.case, AssessAgain.BREACH)
    return breach


@transaction.atomic
def record_no_breach(*, by: User, order: Order, incident: Incident, reason: str) -> NoBreach:
    """Somebody has looked: what happened breached no term. It says who found that, and why."""
    locked = lock_order(by, order)
    check_undecided(locked, incident)
    finding = NoBreach.objects.create(order=locked, incident=incident, reason=reason, decided_by=by)
    settle(by, locked, incident)
    enter(by, "incident.found_no_breach", locked.case, incident.subject)
    return finding


@transaction.atomic
def strike_no_breach(*, by: User, finding: NoBreach, reason: str) -> None:
    """The question is open again."""
    locked = lock_order(by, finding.order)
    strike(finding, by=by, case=locked.case, reason=reason)
    refresh_incident(by, finding.incident)


@transaction.atomic
def record_arrest_attempt(
    *, by: User, breach: Breach, version: int, arrest_attempted_at: datetime, arrest_note: str
) -> Breach:
    held = lock_breach(by, breach)
    check_since_report("arrest_attempted_at", "The time of the attempt", arrest_attempted_at, held)
    _save(by, held, version, {"arrest_attempted_at": arrest_attempted_at, "arrest_note": arrest_note})
    meet_deadline(by=by, rule=BREACH_ARREST, subject=held.subject)
    return held


@transaction.atomic
def record_file_sent(*, by: User, breach: Breach, version: int, file_sent_on: date) -> Breach:
    held = lock_breach(by, breach)
    check_since_report("file_sent_on", "The date the file was sent", file_sent_on, held)
    _save(by, held, version, {"file_sent_on": file_sent_on})
    meet_deadline(by=by, rule=BREACH_FILE, subject=held.subject)
    return held


@transaction.atomic
def record_breach_outcome(
    *, by: User, breach: Breach, version: int, outcome: BreachOutcome, outcome_on: date, outcome_note: str
) -> Breach:
    """Whatever clock still runs has nothing left to wait for."""
    held = lock_breach(by, breach)
    check_since_report("outcome_on", "The date of the outcome", outcome_on, held)
    changes = {"outcome": outcome, "outcome_on": outcome_on, "outcome_note": outcome_note}
    _save(by, held, version, changes)
    cancel_breach_clocks(by, held, f"Outcome recorded: {BreachOutcome(outcome).label.lower()}.")
    return held


@transaction.atomic
def strike_breach(*, by: User, breach: Breach, reason: str) -> None:
    locked = lock_breach(by, breach)
    strike(locked, by=by, case=locked.order.case, reason=reason)
    cancel_breach_clocks(by, locked, "The breach was struck from the record.")


def _save(by: User, held: Breach, version: int, changes: dict[str, Any]) -> None:
    if fields := save_changes(lock_row(held, version, changes, breach_words), changes):
        enter(by, "breach.changed", held.order.case, held.subject, fields=fields)
