"""An incident that belongs to a second case as well: linked, struck, and taken along when another takes its place."""

from collections.abc import Iterable

from django.db import transaction

from cases.changes import lock_both, lock_case, strike
from cases.models import Case, Incident, IncidentLink
from cases.policies.corrections import (
    check_link_incident,
    check_link_of,
    check_not_linked,
    check_other_case,
)
from cases.record import enter
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def link_incident(*, by: User, incident: Incident, to: Case, reason: str) -> IncidentLink:
    """It stays where it is, and is shown in the course of conduct of the second case too."""
    old, case, other = lock_both(by, incident, to)
    check_other_case(old, other)
    check_link_incident(old)
    check_not_linked(old, other)
    return _link(by, old, case, other, reason)


@transaction.atomic
def strike_link(*, by: User, case: Case, link: IncidentLink, reason: str) -> IncidentLink:
    """Whoever may change either of the two cases may take the tie between them back."""
    check_link_of(link, case)
    strike(link, by=by, case=lock_case(by, case), reason=reason)
    other = link.case if link.case_id != case.pk else link.incident.case
    enter(by, "incident_link.struck", other, link.subject)
    return link


@transaction.atomic
def carry_links(*, by: User, old: Incident, case: Case, to: Iterable[Incident], reason: str) -> None:
    """Whatever took the place of an incident is in its second cases from now on. `case` is that of `old`, and locked."""
    copy_links(by=by, old=old, to=to)
    for link in _standing(old):
        strike(link, by=by, case=case, reason=reason)
        enter(by, "incident_link.struck", link.case, link.subject)


@transaction.atomic
def copy_links(*, by: User, old: Incident, to: Iterable[Incident]) -> None:
    """For what came out of an incident that stays. Nothing is linked to the case it is in."""
    links = _standing(old)
    for new in to:
        for link in links:
            if link.case_id != new.case_id:
                _link(by, new, new.case, link.case, link.reason)


def _link(by: User, incident: Incident, case: Case, other: Case, reason: str) -> IncidentLink:
    link = IncidentLink.objects.create(incident=incident, case=other, reason=reason, linked_by=by)
    enter(by, "incident.linked", case, incident.subject, recipients=[other.reference])
    about = f"{incident.subject} of {case.reference}"
    enter(by, "incident.linked", other, about, Operation.COMBINATION)
    return link


def _standing(incident: Incident) -> list[IncidentLink]:
    return list(incident.links.filter(struck_at__isnull=True).select_related("case"))
