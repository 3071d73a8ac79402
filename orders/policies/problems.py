"""What is wrong with an answer: a sentence for the field it stands beside. Days and moments that cannot be."""

from datetime import date, datetime

from django.utils import timezone

from orders.models import Order
from spo.dates import gov_date
from spo.exceptions import Mistaken
from spo.workdays import day_of, today

Problems = dict[str, str]


def refuse(problems: Problems) -> None:
    if problems:
        raise Mistaken(problems)


def in_past(field: str, name: str, moment: datetime) -> Problems:
    return {field: f"{name} must be in the past"} if moment > timezone.now() else {}


def not_before(field: str, name: str, day: date, since: date, which_was: str) -> Problems:
    return {} if day >= since else {field: f"{name} must be on or after {gov_date(since)}, {which_was}"}


def past_day(field: str, name: str, day: date, *, since: date, which_was: str) -> Problems:
    if day > today(timezone.now()):
        return {field: f"{name} must be today or in the past"}
    return not_before(field, name, day, since, which_was)


def done_under(order: Order, field: str, name: str, moment: datetime) -> Problems:
    """Something done under an order happened, and not before the order was made."""
    which_was = "the day the order was made"
    return in_past(field, name, moment) or not_before(field, name, day_of(moment), order.made_on, which_was)
