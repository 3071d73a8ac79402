"""What in a case a court paper rests on: asked before anything is withdrawn or anybody removed, told of changes."""

from cases.models import Exhibit, Incident, Person, Victim
from orders.actions.sheets import renew_sheets_of
from orders.enums import Status
from orders.models import Application, Breach, VictimTold
from orders.models.application import ENDED
from orders.policies.breaches import check_shows_breaches
from spo.accounts.models import User
from spo.audit.actors import Actor

WITH_THE_POLICE = (Status.SUBMITTED, Status.APPROVED)  # may still be taken back by the police


def incident_in_use(incident: Incident) -> list[str]:
    """A submitted text and a logged breach must not lose the incident they rest on."""
    name = f"Incident {incident.number}"
    found = _taken_back_first(name, incident.applications.filter(status__in=WITH_THE_POLICE).first())
    if Breach.objects.filter(incident=incident, struck_at=None).exists():
        found.append(f"{name} shows a breach of an order. Strike the breach first.")
    return found


def incident_changed(_by: Actor, incident: Incident) -> None:
    """A logged breach must not come to rest on a day on which its order did not bind."""
    check_shows_breaches(incident)


def incidents_regrouped(_by: Actor, incidents: list[Incident]) -> None:
    """A draft that rested on some of what is now one series rests on the series."""
    for part in incidents:
        if part.part_of is None:
            continue
        for application in part.applications.filter(status=Status.DRAFT):
            application.incidents.remove(part)
            application.incidents.add(part.part_of)
            for term in part.terms.filter(application=application):
                term.incidents.remove(part)
                term.incidents.add(part.part_of)


def exhibit_in_use(exhibit: Exhibit) -> list[str]:
    """A submitted text must not lose an exhibit. A draft names what was withdrawn, and cannot be submitted with it."""
    links = exhibit.application_links.filter(application__status__in=WITH_THE_POLICE)
    link = links.select_related("application").first()
    return _taken_back_first(f"Exhibit {exhibit.reference}", link.application if link else None)


def victim_in_use(victim: Victim) -> list[str]:
    """An application under way, drafts too, and the telling of an order name who was protected."""
    found = [
        f"The application that is {Status(row.status).label.lower()} protects this person. Take them out of it first."
        for row in victim.applications.exclude(status__in=ENDED)
    ]
    if VictimTold.objects.filter(victim=victim, struck_at=None).exists():
        found.append("It is recorded that this person was told of an order. Strike that first.")
    return found


def contact_changed(by: User, person: Person) -> None:
    """The confidential sheet names the person and gives their details."""
    renew_sheets_of(by=by, person=person)


def _taken_back_first(name: str, application: Application | None) -> list[str]:
    if application is None:
        return []
    status = Status(application.status).label.lower()
    return [f"{name} is in an application that is {status}. Take the application back to draft first."]
