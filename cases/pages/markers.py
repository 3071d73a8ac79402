"""The days worth seeing beside the incidents of a case: its own milestones, then what upper floors add."""

from cases import hooks
from cases.hooks import Marker
from cases.models import Case
from cases.pages.milestones import milestone_markers


def markers_of(case: Case) -> list[Marker]:
    return [*milestone_markers(case), *(marker for each in hooks.timeline_markers(case) for marker in each)]
