"""The days worth seeing beside the incidents of a case: its own milestones, then what upper floors add."""

from cases import hooks
from cases.hooks import Marker
from cases.models import Case
from cases.pages.corrections import incident_url
from cases.pages.milestones import milestone_markers
from cases.permissions.corrections import linked_incidents
from spo.accounts.models import User


def markers_of(case: Case) -> list[Marker]:
    return [*milestone_markers(case), *(marker for each in hooks.timeline_markers(case) for marker in each)]


def linked_markers(user: User, case: Case) -> list[Marker]:
    """Incidents of other cases that belong to this course of conduct too, each marked with the case it is from."""
    return [
        Marker(
            row.starts_on,
            f"From {row.case.reference}, incident {row.number}: {row.act_labels}",
            incident_url(row),
            "linked",
        )
        for row in linked_incidents(user, case)
        if not row.is_withdrawn
    ]
