"""The incidents of a course of conduct, added up by the database: by their days and acts, never one by one."""

from django.db.models import Q, QuerySet, Sum

from cases.chart.figures import Leaf
from cases.models import Incident


def leaves_of(lines: QuerySet[Incident]) -> list[Leaf]:
    """What stands of these entries of a timeline; a series is counted by its parts."""
    return _added_up(_counted(lines))


def leaves_in(incidents: QuerySet[Incident]) -> list[Leaf]:
    """What stands of all these incidents, parts of series among them."""
    return _added_up(incidents.filter(is_series=False, withdrawn_at__isnull=True))


def linked_leaves(lines: QuerySet[Incident]) -> list[Leaf]:
    """The same of entries linked from other cases, each with the reference of its own."""
    return _added_up(_counted(lines), "case__reference")


def _counted(lines: QuerySet[Incident]) -> QuerySet[Incident]:
    chosen = lines.order_by().values("pk")
    return Incident.objects.filter(
        Q(pk__in=chosen, is_series=False, part_of__isnull=True) | Q(part_of__in=chosen),
        withdrawn_at__isnull=True,
    )


def _added_up(incidents: QuerySet[Incident], *source: str) -> list[Leaf]:
    columns = ["starts_on", "ends_on", "acts", *source]
    found = incidents.order_by().values_list(*columns).annotate(times=Sum("count"))
    return [
        Leaf(first, last or first, tuple(acts), times, *others) for first, last, acts, *others, times in found
    ]
