"""When the service of an order may be recorded, and whom it was told to."""

from datetime import datetime

from cases.models import Victim
from cases.policies import check_of_case
from orders.models import Order, Service
from orders.policies.problems import done_under, refuse
from orders.policies.struck import check_not_struck
from spo.exceptions import NotNow


def check_service(order: Order, acted_at: datetime) -> None:
    refuse(done_under(order, "acted_at", "The time of service", acted_at))


def check_proof(service: Service) -> None:
    """Whether there is a file to be read."""
    check_not_struck(service)
    if not service.proof_sha256:
        raise NotNow("No proof was uploaded for this service.")


def check_victim_told(order: Order, victim: Victim, told_at: datetime) -> None:
    """A victim of the case the order was made in."""
    check_of_case(order.case, victim)
    refuse(done_under(order, "told_at", "The time the victim was told", told_at))


def check_system_entry(order: Order, entered_at: datetime) -> None:
    refuse(done_under(order, "entered_at", "The time of the entry", entered_at))
