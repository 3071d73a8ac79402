"""How the court disposed of the application."""

from datetime import date

from django.db import transaction

from cases.changes import lock_row, save_changes
from cases.clocks import prompt_assessment
from cases.enums import AssessAgain
from cases.record import enter
from orders.changes import lock_application
from orders.clocks import refresh_notification
from orders.enums import Event, OrderKind, Outcome
from orders.models import Application, Determination
from orders.naming import refresh_naming
from orders.permissions.applications import check_write
from orders.policies.determinations import check_determine, check_outcome
from orders.raising import refresh_possible_breaches
from orders.telling import refresh_telling
from orders.words import determination_words
from orders.workflow import apply
from spo.accounts.models import User


@transaction.atomic
def record_determination(
    *, by: User, application: Application, outcome: Outcome, decided_on: date, words: str = ""
) -> Determination:
    """Ends the interim orders of the application: SPA 2019 s.5(6)."""
    locked = lock_application(application)
    check_write(by, locked)
    check_determine(locked)
    check_outcome(locked, outcome, decided_on)
    apply(Event.DETERMINE, by=by, application=locked)
    determination = Determination.objects.create(
        application=locked, outcome=outcome, decided_on=decided_on, words=words, recorded_by=by
    )
    _refresh_interim_orders(by, locked)
    prompt_assessment(by, locked.case, AssessAgain.HEARING)
    return determination


@transaction.atomic
def change_determination(
    *,
    by: User,
    determination: Determination,
    version: int,
    outcome: Outcome,
    decided_on: date,
    words: str = "",
) -> Determination:
    application = lock_application(determination.application)
    check_write(by, application)
    check_outcome(application, outcome, decided_on)
    changes = {"outcome": outcome, "decided_on": decided_on, "words": words}
    locked = lock_row(determination, version, changes, determination_words)
    if fields := save_changes(locked, changes):
        enter(by, "determination.changed", application.case, application.subject, fields=fields)
    _refresh_interim_orders(by, application)
    return locked


def _refresh_interim_orders(by: User, application: Application) -> None:
    for order in application.orders.standing().filter(kind=OrderKind.INTERIM):
        refresh_notification(by, order)
        refresh_possible_breaches(by, order)
        refresh_telling(by, order)
        refresh_naming(order)
