"""Somebody who may be bound by an order was named in another case: its officer hears of it at once, and asks."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cases.matching.candidates import likely
from cases.models import Case, Incident, Person, Victim
from cases.permissions.known_people import sought_for
from orders.clocks import set_clock
from orders.deadlines import NAMED_ELSEWHERE, named_elsewhere_due
from orders.models import Order
from spo.audit.actors import SYSTEM, Actor
from spo.notices.deadlines import cancel_deadline, deadlines_of, open_deadlines
from spo.notices.models import Deadline
from spo.sealed import lookup_hash
from spo.workdays import today


def person_named(_by: Actor, case: Case, person: Person) -> None:
    """Added to a case, or known better: once for each order and case, however often they are mentioned in it."""
    for order in _binding(person, case):
        if not _was_asked(order, case):
            _ask(order, case)


def incident_logged(_by: Actor, incident: Incident) -> None:
    """Of somebody bound in another case: each one is asked about, unless a question about that case is open."""
    suspect = getattr(incident.case, "suspect", None)
    for order in _binding(suspect.person, incident.case) if suspect else ():
        if not deadlines_of(subject(order, token(incident.case))).exists():
            _ask(order, incident.case)


def incidents_imported(by: Actor, incidents: Iterable[Incident]) -> None:
    for incident in {incident.case_id: incident for incident in incidents}.values():
        incident_logged(by, incident)


def refresh_naming(order: Order) -> None:
    """Recorded or corrected: whoever it binds may be in other cases already. Ended or struck: nobody need ask."""
    fresh = Order.objects.with_ends().select_related("case__unit", "case__officer").get(pk=order.pk)
    if fresh.is_in_force(today(timezone.now())):
        for case in _naming(fresh):
            if not _was_asked(fresh, case):
                _ask(fresh, case)
        return
    for deadline in open_deadlines().filter(rule=NAMED_ELSEWHERE, subject__startswith=subject(fresh, "")):
        cancel_deadline(
            by=SYSTEM, rule=NAMED_ELSEWHERE, subject=deadline.subject, why="The order binds no longer."
        )


def token(case: Case) -> str:
    """Stands for the other case where nothing of it may be read."""
    return lookup_hash("named in", str(case.pk))[:12]


def subject(order: Order, naming: str) -> str:
    return f"{order.subject}, named {naming}"


def _binding(person: Person, case: Case) -> list[Order]:
    """Orders in force, made in other cases, against this person or somebody who can hardly be anybody else."""
    orders = Order.objects.in_force(today(timezone.now())).filter(case__suspect__person__in=_meant(person))
    return list(orders.exclude(case=case).select_related("case__unit", "case__officer").order_by("pk"))


def _naming(order: Order) -> list[Case]:
    """Other cases that the person it binds is in, or somebody who can hardly be anybody else."""
    suspect = getattr(order.case, "suspect", None)
    meant = _meant(suspect.person) if suspect else []
    victims = Victim.objects.standing().filter(person__in=meant)
    cases = Case.objects.filter(Q(suspect__person__in=meant) | Q(pk__in=victims.values("case")))
    return list(cases.exclude(pk=order.case_id).select_related("unit", "officer").order_by("pk"))


def _meant(person: Person) -> list[int]:
    return [person.pk, *(match.person for match in likely(sought_for(person)) if match.is_strong)]


def _was_asked(order: Order, case: Case) -> bool:
    """About this order, or the interim order it replaced."""
    asked = [subject(each, token(case)) for each in (order, order.replaces) if each]
    return Deadline.objects.filter(rule=NAMED_ELSEWHERE, subject__in=asked).exists()


def _ask(order: Order, case: Case) -> None:
    """Set by the system: who wrote in the other case is nothing for the record of this one."""
    due = named_elsewhere_due(str(case.unit), case.officer.title, today(timezone.now()))
    link = reverse("settle_naming", args=[order.pk, token(case)])
    set_clock(SYSTEM, due, subject=subject(order, token(case)), order=order, link=link)
