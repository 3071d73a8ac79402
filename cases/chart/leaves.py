"""The incidents of a course of conduct, added up by the database: by their days and acts, never one by one."""

from django.db.models import Q, QuerySet, Sum

from cases.chart.figures import Leaf
from cases.models import Incident


def leaves_of(lines: QuerySet[Incident]) -> list[Leaf]:
    """What stands of these entries of a timeline; a series is counted by its parts."""
    chosen = lines.order_by().values("pk")
    counted = Incident.objects.filter(
        Q(pk__in=chosen, is_series=False) | Q(part_of__in=chosen), withdrawn_at__isnull=True
    )
    return _added_up(counted)


def leaves_in(incidents: QuerySet[Incident]) -> list[Leaf]:
    """What stands of all these incidents, parts of series among them."""
    return _added_up(incidents.filter(is_series=False, withdrawn_at__isnull=True))


def linked_leaves(incidents: QuerySet[Incident]) -> list[Leaf]:
    """The same of incidents linked from other cases, each with the reference of its own."""
    return _added_up(incidents.filter(withdrawn_at__isnull=True), "case__reference")


def _added_up(incidents: QuerySet[Incident], *source: str) -> list[Leaf]:
    columns = ["starts_on", "ends_on", "acts", *source]
    found = incidents.order_by().values_list(*columns).annotate(times=Sum("count"))
    return [
        Leaf(first, last or first, tuple(acts), times, *others) for first, last, acts, *others, times in found
    ]
