"""What a user may see of what incidents show. Whoever opened the case sees all of it."""

from django.db.models import Prefetch, QuerySet

from cases.models import Case, Exhibit, Incident, IncidentSupport

PROOF = Exhibit.objects.filter(withdrawn_at__isnull=True)


def visible_supports(incident: Incident) -> QuerySet[IncidentSupport]:
    return IncidentSupport.objects.filter(incident=incident)


def standing_supports(case: Case) -> QuerySet[IncidentSupport]:
    """Of the incidents that stand, by when they happened, each with what proves it."""
    found = IncidentSupport.objects.filter(incident__case=case, incident__withdrawn_at__isnull=True)
    proved = found.prefetch_related(Prefetch("incident__exhibits", PROOF))
    return proved.select_related("incident").order_by("incident__starts_on", "incident__number")


def count_unweighed(case: Case) -> int:
    """Lines of the timeline of which nobody said yet what they show."""
    lines = Incident.objects.filter(case=case, withdrawn_at__isnull=True, part_of__isnull=True)
    return lines.filter(supports__isnull=True).count()
