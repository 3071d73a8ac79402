"""When incidents may become one series, and when it may be taken apart."""

from collections.abc import Sequence

from cases import hooks
from cases.models import Incident, IncidentLink
from cases.policies import check_incident_stands
from spo.exceptions import Mistaken, NotNow

MOST_LINES = 100  # that one act may put on the timeline; a schedule of more is read by nobody


def check_group(incidents: Sequence[Incident]) -> None:
    """What a court paper rests on stays a line of its own."""
    if len(incidents) < 2:
        raise Mistaken({"incidents": "Select two or more incidents"})
    for incident in incidents:
        check_incident_stands(incident)
        if incident.is_series or incident.part_of_id:
            raise NotNow(f"Incident {incident.number} is a series, or in one already.")
    links = IncidentLink.objects.filter(incident__in=incidents, struck_at__isnull=True)
    if link := links.select_related("incident", "case").order_by("incident__number").first():
        raise NotNow(
            f"Incident {link.incident.number} is linked to {link.case.reference}. Strike that link, and link the series "
            "once it is made."
        )
    check_free(*incidents)


def check_describe_series(series: Incident) -> None:
    check_incident_stands(series)
    if not series.is_series:
        raise NotNow(f"Incident {series.number} is no series.")


def check_series_free(series: Incident) -> None:
    """It stands, and nothing rests on it."""
    check_describe_series(series)
    check_free(series)


def check_ungroup(series: Incident, parts: int) -> None:
    check_series_free(series)
    if parts > MOST_LINES:
        raise NotNow(
            f"A series of more than {MOST_LINES} incidents cannot be taken apart, because nobody could read the "
            "timeline any more. Take single incidents out of it."
        )


def check_take_out(part: Incident) -> None:
    if part.part_of is None:
        raise NotNow(f"Incident {part.number} is in no series.")
    check_incident_stands(part)
    check_series_free(part.part_of)


def check_free(*incidents: Incident) -> None:
    answers = [answer for incident in incidents for answer in hooks.incident_in_use(incident)]
    if sentences := [sentence for answer in answers for sentence in answer]:
        raise NotNow(" ".join(sentences))
