"""What in a case a court paper rests on: asked before an incident or an exhibit is withdrawn."""

from cases.models import Exhibit, Incident
from orders.enums import Status
from orders.models import Application, Breach

BEFORE_THE_COURT = (Status.SUBMITTED, Status.APPROVED)  # may still be taken back by the police


def incident_in_use(incident: Incident) -> list[str]:
    """A submitted text and a logged breach must not lose the incident they rest on."""
    name = f"Incident {incident.number}"
    found = _taken_back_first(name, incident.applications.filter(status__in=BEFORE_THE_COURT).first())
    if Breach.objects.filter(incident=incident, struck_at=None).exists():
        found.append(f"{name} shows a breach of an order. Strike the breach first.")
    return found


def exhibit_in_use(exhibit: Exhibit) -> list[str]:
    """A submitted text must not lose an exhibit. A draft names what was withdrawn, and cannot be submitted with it."""
    links = exhibit.application_links.filter(application__status__in=BEFORE_THE_COURT)
    link = links.select_related("application").first()
    return _taken_back_first(f"Exhibit {exhibit.reference}", link.application if link else None)


def _taken_back_first(name: str, application: Application | None) -> list[str]:
    if application is None:
        return []
    status = Status(application.status).label.lower()
    return [f"{name} is in an application that is {status}. Take the application back to draft first."]
