"""When an incident may be moved, split, or linked to a second case."""

from cases.models import Case, Exhibit, Incident, IncidentLink
from cases.policies import check_incident_stands, check_withdraw_exhibit, check_withdraw_incident
from spo.exceptions import Mistaken, NotNow, NotVisible


def check_put_right(incident: Incident) -> None:
    """It is withdrawn for the sake of what takes its place, so nothing may rest on it."""
    check_withdraw_incident(incident)
    if incident.is_series:
        raise NotNow("A series stands for its incidents. Take out those that are wrong, and put them right.")


def check_move_incident(incident: Incident) -> None:
    """Its exhibits go along, so nothing may rest on them either."""
    check_put_right(incident)
    for exhibit in standing_exhibits(incident):
        check_withdraw_exhibit(exhibit)


def check_other_case(incident: Incident, to: Case) -> None:
    if to.pk == incident.case_id:
        raise Mistaken({"to": "This is the case the incident is in. Enter the reference of another"})


def check_link_incident(incident: Incident) -> None:
    """A part is shown with its series or not at all, so that the timeline and the chart count alike."""
    check_incident_stands(incident)
    if incident.part_of_id:
        raise NotNow(
            f"Incident {incident.number} is in a series. Link the series, or take it out of it first."
        )


def check_not_linked(incident: Incident, to: Case) -> None:
    if IncidentLink.objects.filter(incident=incident, case=to, struck_at__isnull=True).exists():
        raise NotNow(f"Incident {incident.number} is linked to {to.reference} already.")


def check_link_of(link: IncidentLink, case: Case) -> None:
    if case.pk not in {link.case_id, link.incident.case_id}:
        raise NotVisible


def check_portions(incident: Incident, portions: int, assigned: set[int]) -> None:
    """Every exhibit goes to a part: none may be left showing what is no longer there."""
    if portions < 2:
        raise NotNow("An incident is split into two or more.")
    if {exhibit.pk for exhibit in standing_exhibits(incident)} != assigned:
        raise NotNow("An exhibit was added or withdrawn meanwhile. Say which part each of them shows.")


def standing_exhibits(incident: Incident) -> list[Exhibit]:
    found = incident.exhibits.filter(withdrawn_at__isnull=True).select_related("case", "made_from")
    return list(found)
