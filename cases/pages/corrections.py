"""Where an incident came from, what became of it, and the second cases it belongs to."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from cases.enums import CorrectionKind
from cases.models import Case, Correction, Incident, IncidentLink
from cases.permissions.corrections import cases_among, visible_case_links, visible_corrections
from cases.permissions.exhibits import visible_exhibits_of
from cases.permissions.incidents import visible_targets
from cases.words import incident_words, rows
from spo.accounts.models import User


@dataclass(frozen=True)
class Trace:
    """One step. `url` is empty where the other case is out of reach."""

    text: str
    url: str
    at: datetime
    by: str
    reason: str
    strike_url: str = ""
    struck: str = ""


def traces(user: User, incident: Incident) -> list[Trace]:
    corrections, links = list(visible_corrections(incident)), list(visible_case_links(incident))
    others = [_other(row, incident).case_id for row in corrections]
    reach = cases_among(user, [*others, *(link.case_id for link in links)])
    return [
        *(_corrected(row, incident, reach) for row in corrections),
        *(_linked(link, reach) for link in links),
    ]


def _other(row: Correction, incident: Incident) -> Incident:
    return row.old if row.new_id == incident.pk else row.new


def _corrected(row: Correction, incident: Incident, reach: set[int]) -> Trace:
    other = _other(row, incident)
    is_moved, came_here = row.kind == CorrectionKind.MOVED, row.new_id == incident.pk
    where = f" of {other.case.reference}" if is_moved else ""
    done = ("Moved" if is_moved else "Split") + (" from" if came_here else " to" if is_moved else " into")
    return Trace(
        text=f"{done} incident {other.number}{where}",
        url=incident_url(other) if other.case_id in reach else "",
        at=row.corrected_at,
        by=row.corrected_by.title,
        reason=row.reason,
    )


def _linked(link: IncidentLink, reach: set[int]) -> Trace:
    struck = _why_struck(link)
    is_near = link.case_id in reach
    args = [link.incident.case.reference, link.pk]
    return Trace(
        text=f"Linked to {link.case.reference}",
        url=reverse("open_case", args=[link.case.reference]) if is_near else "",
        at=link.linked_at,
        by=link.linked_by.title,
        reason=link.reason,
        strike_url=reverse("strike_link", args=args) if is_near and not struck else "",
        struck=struck,
    )


def _why_struck(link: IncidentLink) -> str:
    if link.struck_by:
        return f"Struck by {link.struck_by.title}: {link.struck_reason}"
    return (
        "It counts for nothing there, because the incident was withdrawn."
        if link.incident.is_withdrawn
        else ""
    )


def seen_there(incident: Incident) -> list[dict[str, str]]:
    """What anybody reads of it who comes to it from a second case: all of it."""
    standing = visible_exhibits_of(incident).filter(withdrawn_at__isnull=True)
    evidence = ", ".join(exhibit.reference for exhibit in standing)
    words = incident_words(incident, visible_targets(incident)) | {"Evidence": evidence}
    return rows({label: text for label, text in words.items() if text})


def incident_url(incident: Incident) -> str:
    return reverse("open_incident", args=[incident.case.reference, incident.number])


def case_of(link: IncidentLink, reference: str) -> Case:
    """That of the two which the page belongs to."""
    return link.case if link.case.reference == reference else link.incident.case
