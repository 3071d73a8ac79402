"""What of other cases is marked in the course of conduct of this one."""

from django.utils import timezone

from cases.actions.corrections import link_incident, strike_link
from cases.hooks import Marker
from cases.models import Case, Incident
from cases.pages.markers import linked_markers
from spo.accounts.models import User
from tests.factories.cases import make_case


def test_linked_incident_is_marked_with_its_case(case: Case, officer: User) -> None:
    other = make_case(officer=officer, incidents=1)
    incident = other.incidents.get()
    link_incident(by=officer, incident=incident, to=case, reason="Both saw him")

    assert linked_markers(officer, case) == [
        Marker(
            incident.starts_on,
            f"From {other.reference}, incident 1: Following",
            f"/cases/{other.reference}/incidents/1/",
            "linked",
        )
    ]


def test_linked_incident_is_not_marked_once_withdrawn_struck_or_out_of_reach(
    case: Case, officer: User, stranger: User
) -> None:
    withdrawn, struck, far = (make_case(officer=officer, incidents=1) for _ in range(3))
    for other in (withdrawn, struck, far):
        link = link_incident(by=officer, incident=other.incidents.get(), to=case, reason="Both saw him")
        if other == struck:
            strike_link(by=officer, case=case, link=link, reason="They did not")
    Incident.objects.filter(case=withdrawn).update(
        withdrawn_at=timezone.now(), withdrawn_by=officer, withdrawn_reason="Twice"
    )
    Case.objects.filter(pk=far.pk).update(unit=stranger.unit, officer=stranger)

    assert linked_markers(officer, case) == []
