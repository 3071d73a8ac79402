"""When the court’s decision on an application may be recorded, and whether it can be so."""

from datetime import date

from cases.policies import check_case_open
from orders.enums import Event, OrderKind, Outcome, Status
from orders.models import Application
from orders.policies.orders import ACT_IN_FORCE_ON
from orders.policies.problems import Problems, not_before, past_day, refuse
from orders.workflow import check_move
from spo.exceptions import NotNow
from spo.workdays import day_of

NAME = "The date of the decision"


def check_determine(application: Application) -> None:
    check_case_open(application.case)
    if application.status == Status.FILED:
        raise NotNow("The court has not accepted the application yet.")
    check_move(Event.DETERMINE, application)


def check_outcome(application: Application, outcome: Outcome, decided_on: date) -> None:
    """The court decides what was filed with it, not before it was filed, and in keeping with the orders it made."""
    check_case_open(application.case)
    refuse(_after_filing(application, decided_on) | _after_interim_orders(application, decided_on))
    if outcome != Outcome.MADE and application.orders.standing().filter(kind=OrderKind.FULL).exists():
        raise NotNow("An order is recorded as made on this application. Strike the order first.")


def _after_filing(application: Application, decided_on: date) -> Problems:
    filing = application.filings.first()
    since = day_of(filing.filed_at) if filing else ACT_IN_FORCE_ON
    return past_day("decided_on", NAME, decided_on, since=since, which_was="the day it was filed")


def _after_interim_orders(application: Application, decided_on: date) -> Problems:
    interim = application.orders.standing().filter(kind=OrderKind.INTERIM).first()
    if interim is None:
        return {}
    return not_before("decided_on", NAME, decided_on, interim.made_on, "the day the interim order was made")
