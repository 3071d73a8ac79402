"""The days worth seeing beside the incidents of a case: its own milestones, then what upper floors add."""

from cases import hooks
from cases.hooks import Marker
from cases.models import Case
from cases.pages.milestones import milestone_markers


def markers_of(case: Case) -> list[Marker]:
    """A day that both know, such as that of a hearing the court listed, stands once: as the upper floor tells it."""
    added = [marker for each in hooks.timeline_markers(case) for marker in each]
    told = {(marker.sign, marker.on) for marker in added}
    return [*(own for own in milestone_markers(case) if (own.sign, own.on) not in told), *added]
