"""When the service of an order may be recorded, and whom it was told to."""

from datetime import datetime

from django.utils import timezone

from cases.models import Victim
from cases.policies import check_of_case
from orders.enums import News
from orders.models import Order, Service
from orders.policies.problems import done_under, not_before, refuse
from orders.policies.struck import check_not_struck
from orders.telling import news_of
from spo.exceptions import Mistaken, NotNow
from spo.workdays import day_of, today


def check_service(order: Order, acted_at: datetime) -> None:
    refuse(done_under(order, "acted_at", "The time of service", acted_at))


def check_proof(service: Service) -> None:
    """Whether there is a file to be read."""
    check_not_struck(service)
    if not service.proof_sha256:
        raise NotNow("No proof was uploaded for this service.")


def check_victim_told(order: Order, victim: Victim, told_at: datetime, about: News) -> None:
    """A victim of the case the order was made in, of something that has happened."""
    check_of_case(order.case, victim)
    refuse(done_under(order, "told_at", "The time the victim was told", told_at))
    since = news_of(order, today(timezone.now())).get(about)
    if since is None:
        raise Mistaken({"about": "Select something that has happened to the order"})
    which_was = "the day of what they were told"
    refuse(not_before("told_at", "The time the victim was told", day_of(told_at), since, which_was))


def check_system_entry(order: Order, entered_at: datetime) -> None:
    refuse(done_under(order, "entered_at", "The time of the entry", entered_at))
