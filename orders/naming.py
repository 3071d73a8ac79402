"""Somebody who may be bound by an order was named in another case: its officer hears of it at once, and asks."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from cases.candidates import likely
from cases.models import Case, Incident, Person
from cases.permissions.known_people import sought_for
from orders.clocks import set_clock
from orders.deadlines import NAMED_ELSEWHERE, named_elsewhere_due
from orders.models import Order
from spo.audit.actors import SYSTEM, Actor
from spo.notices.deadlines import deadlines_of
from spo.notices.models import Deadline
from spo.sealed import lookup_hash
from spo.workdays import today


def person_named(_by: Actor, case: Case, person: Person) -> None:
    """Added to a case, or known better: once for each order and case, however often they are mentioned in it."""
    for order in _binding(person, case):
        if not Deadline.objects.filter(rule=NAMED_ELSEWHERE, subject=subject(order, token(case))).exists():
            _ask(order, case)


def incident_logged(_by: Actor, incident: Incident) -> None:
    """Of somebody bound in another case: each one is asked about, unless a question about that case is open."""
    for order in _binding(incident.case.suspect.person, incident.case):
        if not deadlines_of(subject(order, token(incident.case))).exists():
            _ask(order, incident.case)


def incidents_imported(by: Actor, incidents: Iterable[Incident]) -> None:
    for incident in {incident.case_id: incident for incident in incidents}.values():
        incident_logged(by, incident)


def token(case: Case) -> str:
    """Stands for the other case where nothing of it may be read."""
    return lookup_hash("named in", str(case.pk))[:12]


def subject(order: Order, naming: str) -> str:
    return f"{order.subject}, named {naming}"


def _binding(person: Person, case: Case) -> list[Order]:
    """Orders in force, made in other cases, against this person or somebody who can hardly be anybody else."""
    meant = [person.pk, *(match.person for match in likely(sought_for(person)) if match.is_strong)]
    orders = Order.objects.in_force(today(timezone.now())).filter(case__suspect__person__in=meant)
    return list(orders.exclude(case=case).select_related("case__unit", "case__officer").order_by("pk"))


def _ask(order: Order, case: Case) -> None:
    """Set by the system: who wrote in the other case is nothing for the record of this one."""
    due = named_elsewhere_due(str(case.unit), case.officer.title, today(timezone.now()))
    link = reverse("settle_naming", args=[order.pk, token(case)])
    set_clock(SYSTEM, due, subject=subject(order, token(case)), order=order, link=link)
