"""Somebody who may be bound by an order was named in another case: both officers hear of it at once, and ask."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from cases.matching.candidates import likely
from cases.models import Case, Incident, Person, Victim
from cases.permissions.known_people import sought_for
from orders.clocks import set_clock
from orders.deadlines import BOUND_ELSEWHERE, NAMED_ELSEWHERE, bound_elsewhere_due, named_elsewhere_due
from orders.models import Order
from orders.policies.orders import is_vouched_for
from spo.audit.actors import SYSTEM, Actor
from spo.notices.deadlines import cancel_deadline, deadlines_of, ever_asked, open_deadlines, set_deadline
from spo.notices.models import Deadline
from spo.sealed import lookup_hash
from spo.workdays import today

MOST_OPEN = 5  # questions about one order and the cases of one unit: others wait, and a sweep asks them later


def person_named(_by: Actor, case: Case, person: Person) -> None:
    """Added to a case, or known better: once for each order and case, however often they are mentioned in it."""
    for order in _binding(person, case):
        if not _asked(order, case):
            _ask(order, case)


def incident_logged(_by: Actor, incident: Incident) -> None:
    """Of somebody bound in another case: asked about again once both sides have answered what was asked before."""
    suspect = getattr(incident.case, "suspect", None)
    for order in _binding(suspect.person, incident.case) if suspect else ():
        both = subject(order, token(incident.case)), binding_subject(incident.case, order_token(order))
        if not deadlines_of(*both).exists():
            _ask(order, incident.case)


def incidents_imported(by: Actor, incidents: Iterable[Incident]) -> None:
    for incident in {incident.case_id: incident for incident in incidents}.values():
        incident_logged(by, incident)


def refresh_naming(order: Order) -> None:
    """Recorded, confirmed or corrected: whoever it binds may be in other cases already. Ended or struck: nobody need ask."""
    fresh = Order.objects.with_ends().select_related("case__unit", "case__officer").get(pk=order.pk)
    if not fresh.is_in_force(today(timezone.now())):
        _stop_asking(fresh)
    elif is_vouched_for(fresh):
        people = _bound_by(fresh)
        for case in _naming(fresh, people):
            if _is_to_ask(fresh, case, people):
                _ask(fresh, case)


def is_any_to_refresh(day: date) -> bool:
    return Order.objects.in_force(day).vouched_for().exists() or _open_questions().exists()


def orders_to_refresh(day: date) -> QuerySet[Order]:
    """Those that bind, and those that bind no longer, having run out, say, but are asked about on either side."""
    binding = Order.objects.in_force(day).vouched_for().values("pk")
    return Order.objects.filter(Q(pk__in=binding) | Q(pk__in=_still_asked_about())).order_by("pk")


def token(case: Case) -> str:
    """Stands for the other case where nothing of it may be read."""
    return lookup_hash("named in", str(case.pk))[:12]


def order_token(order: Order) -> str:
    """Stands for the order in the case that names somebody it may bind."""
    return lookup_hash("bound by", str(order.pk))[:12]


def subject(order: Order, naming: str) -> str:
    return f"{order.subject}, named {naming}"


def binding_subject(case: Case, binding: str) -> str:
    return f"{case.reference}, bound {binding}"


def _binding(person: Person, case: Case) -> list[Order]:
    """Orders in force, made in other cases, against this person or somebody who can hardly be anybody else."""
    orders = Order.objects.in_force(today(timezone.now())).vouched_for()
    found = orders.filter(case__suspect__person__in=_meant(person)).exclude(case=case)
    return list(found.select_related("case__unit", "case__officer").order_by("pk"))


def _bound_by(order: Order) -> list[int]:
    """The person it binds, and whoever can hardly be anybody else."""
    suspect = getattr(order.case, "suspect", None)
    return _meant(suspect.person) if suspect else []


def _naming(order: Order, people: list[int]) -> QuerySet[Case]:
    """Other cases that these are in."""
    victims = Victim.objects.standing().filter(person__in=people)
    cases = Case.objects.filter(Q(suspect__person__in=people) | Q(pk__in=victims.values("case")))
    return cases.exclude(pk=order.case_id).select_related("unit", "officer").order_by("pk")


def _meant(person: Person) -> list[int]:
    return [person.pk, *(match.person for match in likely(sought_for(person)) if match.is_strong)]


def _asked(order: Order, case: Case) -> list[datetime | None]:
    """When each side answered what it was asked about this order, or the interim order it replaced; none: not yet."""
    orders = [each for each in (order, order.replaces) if each]
    named = ever_asked(NAMED_ELSEWHERE, [subject(each, token(case)) for each in orders])
    bound = ever_asked(BOUND_ELSEWHERE, [binding_subject(case, order_token(each)) for each in orders])
    return list((named | bound).filter(cancelled_at=None).values_list("met_at", flat=True))


def _is_to_ask(order: Order, case: Case, people: list[int]) -> bool:
    """Never asked, or the suspect did something since both sides answered: it could not be asked at once."""
    asked = _asked(order, case)
    answers = [answer for answer in asked if answer]
    if len(answers) < len(asked):
        return False
    if not answers:
        return True
    suspect = getattr(case, "suspect", None)
    since = Incident.objects.filter(case=case, withdrawn_at=None, logged_at__gt=max(answers))
    return suspect is not None and suspect.person_id in people and since.exists()


def _ask(order: Order, case: Case) -> None:
    """Both sides, by the system: who wrote in one case is nothing for the record of the other.

    An officer is named where the person is the suspect; of a victim nothing is said but the unit.
    """
    people = _bound_by(order)
    alike = _naming(order, people).filter(unit=case.unit_id)
    if deadlines_of(*(subject(order, token(each)) for each in alike)).count() >= MOST_OPEN:
        return
    day, suspect = today(timezone.now()), getattr(case, "suspect", None)
    whom = case.officer.title if suspect and suspect.person_id in people else "the unit"
    set_clock(
        SYSTEM,
        named_elsewhere_due(str(case.unit), whom, day),
        subject=subject(order, token(case)),
        order=order,
        link=reverse("settle_naming", args=[order.pk, token(case)]),
    )
    if case.officer_id != order.case.officer_id:
        set_deadline(
            by=SYSTEM,
            due=bound_elsewhere_due(str(order.case.unit), day),
            subject=binding_subject(case, order_token(order)),
            case_reference=case.reference,
            link=reverse("settle_binding", args=[case.reference, order_token(order)]),
            owner=case.officer,
            unit=case.unit,
        )


def _open_questions() -> QuerySet[Deadline]:
    return open_deadlines().filter(rule__in=(NAMED_ELSEWHERE, BOUND_ELSEWHERE))


def _still_asked_about() -> list[int]:
    """The other side has only what stands for the order, so each order is asked for its own."""
    subjects = _open_questions().values_list("subject", flat=True)
    asked = {each.partition(", named ")[0].rpartition(", bound ")[2] for each in subjects}
    orders = Order.objects.only("pk").order_by("pk") if asked else ()
    return [order.pk for order in orders if asked & {order.subject, order_token(order)}]


def _stop_asking(order: Order) -> None:
    asked = Q(rule=NAMED_ELSEWHERE, subject__startswith=subject(order, "")) | Q(
        rule=BOUND_ELSEWHERE, subject__endswith=f", bound {order_token(order)}"
    )
    for deadline in _open_questions().filter(asked):
        cancel_deadline(
            by=SYSTEM, rule=deadline.rule, subject=deadline.subject, why="The order binds no longer."
        )
