"""The days worth seeing beside the incidents of a case: its own milestones, then what upper floors add."""

from cases import hooks
from cases.enums import Happened
from cases.hooks import Marker
from cases.models import Case, Milestone
from spo.workdays import day_of


def markers_of(case: Case) -> list[Marker]:
    return [*milestone_markers(case), *(marker for each in hooks.timeline_markers(case) for marker in each)]


def milestone_markers(case: Case) -> list[Marker]:
    """Reports, arrests, interviews, bail and decisions that stand."""
    return [
        Marker(day_of(row.happened_at), Happened(row.kind).label, kind=row.kind)
        for row in Milestone.objects.filter(case=case, struck_at__isnull=True)
    ]
