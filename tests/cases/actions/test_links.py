"""A link to a second case stays true through every correction of the incident."""

from datetime import date

import pytest

from cases.actions.corrections import Portion, move_incident, split_incident
from cases.actions.incidents import log_incident, withdraw_incident
from cases.actions.linking import link_incident
from cases.actions.series import group_incidents, take_out_of_series, ungroup_series
from cases.chart.leaves import linked_leaves
from cases.models import Case, Incident, IncidentLink
from cases.permissions.incidents import latest_incidents, links_to, visible_leaves, visible_lines
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import NotNow
from tests.cases.actions.telling import told, when_on
from tests.factories.cases import make_case

WHY = "Both saw him"


@pytest.fixture
def other(officer: User) -> Case:
    return make_case(officer=officer)


@pytest.fixture
def third(officer: User) -> Case:
    return make_case(officer=officer)


@pytest.fixture
def incident(case: Case, officer: User) -> Incident:
    return log_incident(by=officer, case=case, told=told())


def standing(case: Case) -> list[Incident]:
    return [link.incident for link in links_to(case)]


def lines(case: Case) -> list[Incident]:
    return list(visible_lines(case).filter(withdrawn_at=None))


def charted(case: Case) -> int:
    """How many times the chart counts what is linked."""
    chosen = Incident.objects.filter(pk__in=[row.pk for row in standing(case)])
    return sum(leaf.times for leaf in linked_leaves(chosen))


def grouped(case: Case, by: User) -> Incident:
    rows = [log_incident(by=by, case=case, told=told(when=when_on(date(2026, 5, day)))) for day in (3, 4)]
    return group_incidents(by=by, case=case, incidents=[row.pk for row in rows], name="calls")


def told_to(case: Case) -> list[tuple[str, str]]:
    events = AuditEvent.objects.filter(case_reference=case.reference, did__contains="link").order_by("id")
    return [(event.did, event.subject) for event in events]


def test_split_carries_links_to_every_part(incident: Incident, other: Case, officer: User) -> None:
    link = link_incident(by=officer, incident=incident, to=other, reason=WHY)

    parts = split_incident(by=officer, incident=incident, into=[Portion(told())] * 2, reason="Two visits")

    assert standing(other) == lines(other) == list(visible_leaves(other)) == parts
    assert [(row.reason, row.is_struck) for row in incident.links.all()] == [(WHY, True)]
    assert told_to(other)[1:] == [
        ("incident.linked", f"incident {parts[0].number} of {incident.case.reference}"),
        ("incident.linked", f"incident {parts[1].number} of {incident.case.reference}"),
        ("incident_link.struck", link.subject),
    ]


def test_move_tells_the_second_case_of_its_new_place(
    incident: Incident, other: Case, third: Case, officer: User
) -> None:
    link = link_incident(by=officer, incident=incident, to=third, reason=WHY)

    new = move_incident(by=officer, incident=incident, to=other, victims=[], reason="The other man")

    assert standing(third) == [new]
    assert told_to(third)[1:] == [
        ("incident.linked", f"incident {new.number} of {other.reference}"),
        ("incident_link.struck", link.subject),
    ]


def test_part_of_a_series_is_not_linked(case: Case, other: Case, officer: User) -> None:
    series = grouped(case, officer)
    part = series.parts.first()

    with pytest.raises(NotNow, match="Link the series, or take it out of it first"):
        link_incident(by=officer, incident=part, to=other, reason=WHY)

    link_incident(by=officer, incident=series, to=other, reason=WHY)
    assert (lines(other), visible_leaves(other).count(), charted(other)) == ([series], 2, 2)


def test_what_is_linked_is_not_grouped(incident: Incident, other: Case, officer: User) -> None:
    link_incident(by=officer, incident=incident, to=other, reason=WHY)
    more = log_incident(by=officer, case=incident.case, told=told())

    with pytest.raises(NotNow, match=f"Incident {incident.number} is linked to {other.reference}"):
        group_incidents(by=officer, case=incident.case, incidents=[incident.pk, more.pk], name="calls")


def test_part_linked_before_is_shown_and_counted_with_its_series_alone(
    case: Case, other: Case, officer: User
) -> None:
    part = grouped(case, officer).parts.first()
    IncidentLink.objects.create(incident=part, case=other, reason=WHY, linked_by=officer)

    assert (lines(other), list(visible_leaves(other)), charted(other)) == ([], [], 0)


def test_series_taken_apart_leaves_its_links_to_its_parts(case: Case, other: Case, officer: User) -> None:
    series = grouped(case, officer)
    parts = list(series.parts.all())
    link_incident(by=officer, incident=series, to=other, reason=WHY)

    ungroup_series(by=officer, series=series, reason="Not alike")

    assert standing(other) == lines(other) == parts


def test_incident_taken_out_of_a_linked_series_is_linked_itself(
    case: Case, other: Case, officer: User
) -> None:
    series = grouped(case, officer)
    link_incident(by=officer, incident=series, to=other, reason=WHY)
    part = series.parts.first()

    take_out_of_series(by=officer, part=part)

    assert {row.pk for row in standing(other)} == {series.pk, part.pk}
    assert (visible_leaves(other).count(), charted(other)) == (2, 2)


def test_what_was_withdrawn_is_struck_and_counts_nowhere_in_its_second_cases(
    incident: Incident, other: Case, officer: User
) -> None:
    link_incident(by=officer, incident=incident, to=other, reason=WHY)

    withdraw_incident(by=officer, incident=incident, reason="Logged twice")

    assert ([row.is_withdrawn for row in standing(other)], lines(other)) == ([True], [])
    assert (list(visible_leaves(other)), list(latest_incidents(other)), charted(other)) == ([], [], 0)
    found = AuditEvent.objects.filter(did="incident.withdrawn").order_by("id")
    assert [(line.case_reference, line.subject) for line in found] == [
        (incident.case.reference, incident.subject),
        (other.reference, f"{incident.subject} of {incident.case.reference}"),
    ]
