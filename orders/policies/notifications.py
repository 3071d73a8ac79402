"""When a notification or an exemption may be recorded, and what there is to decide about one not given in time."""

from datetime import date, datetime

from django.utils import timezone

from orders.compliance import Clock, suspected_offences
from orders.enums import SuspectedOffence
from orders.models import Exemption, Order
from orders.policies.problems import Problems, done_under, past_day, refuse
from orders.policies.struck import check_not_struck
from spo.exceptions import NotNow
from spo.workdays import today

SOA_PART_2_ON = date(2004, 5, 1)


def check_notification(order: Order, given_at: datetime) -> None:
    """One given late is recorded all the same."""
    refuse(done_under(order, "given_at", "The time of the notification", given_at))


def check_exemption(from_on: date, ended_on: date | None) -> None:
    """SPA 2019 s.9(5). The final day may be known before it comes."""
    began = past_day(
        "from_on", "The first day", from_on, since=SOA_PART_2_ON, which_was="when such notification began"
    )
    refuse(began | _final_day(from_on, ended_on))


def _final_day(from_on: date, ended_on: date | None) -> Problems:
    if ended_on and ended_on < from_on:
        return {"ended_on": "The final day must be on or after the first day"}
    return {}


def check_end_exemption(exemption: Exemption, ended_on: date) -> None:
    check_not_struck(exemption)
    check_exemption(exemption.from_on, ended_on)


def check_suspected_offence(order: Order) -> Clock:
    """What there is to decide about: a clock not answered in time, first one that nobody has decided about, then one
    under investigation, whose end is decided later.
    """
    offences = suspected_offences(order, today=today(timezone.now()))
    if not offences:
        raise NotNow("There is nothing to decide: no notification is overdue or late.")
    return min(offences, key=_openness)


def _openness(offence: Clock) -> int:
    if offence.decision is None:
        return 0
    return 1 if offence.decision.decision == SuspectedOffence.INVESTIGATE else 2
