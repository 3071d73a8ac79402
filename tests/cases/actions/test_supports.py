"""Saying which part of the test an incident supports, and how."""

import pytest

from cases.actions.incidents import withdraw_incident
from cases.actions.supports import weigh_incident
from cases.enums import Limb
from cases.models import Case, Incident
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow, Stale


@pytest.fixture
def incident(case: Case) -> Incident:
    return case.incidents.get()


def said(incident: Incident) -> list[tuple[str, str]]:
    return [(row.limb, row.how) for row in incident.supports.all()]


def test_weigh_incident_keeps_a_sentence_for_each_part(incident: Incident, officer: User) -> None:
    supports = {Limb.NECESSITY: "Bail did not stop him.", Limb.ACTS: "He followed her."}

    weighed = weigh_incident(by=officer, incident=incident, version=1, supports=supports)

    assert said(weighed) == [("acts", "He followed her."), ("necessity", "Bail did not stop him.")]
    event = AuditEvent.objects.get(did="incident.weighed")
    assert (event.subject, event.fields, weighed.version) == ("incident 1", ["acts", "necessity"], 2)


def test_weigh_incident_changes_and_takes_back(incident: Incident, officer: User, colleague: User) -> None:
    first = {Limb.ACTS: "He followed her.", Limb.RISK: "He came closer.", Limb.NECESSITY: "Bail failed."}
    weigh_incident(by=officer, incident=incident, version=1, supports=first)

    second = {Limb.ACTS: "He followed her.", Limb.RISK: "He had a knife."}
    weigh_incident(by=colleague, incident=incident, version=2, supports=second)

    assert said(incident) == [("acts", "He followed her."), ("risk", "He had a knife.")]
    assert [row.said_by for row in incident.supports.all()] == [officer, colleague]
    assert AuditEvent.objects.filter(did="incident.weighed").latest("id").fields == ["risk", "necessity"]


def test_weigh_incident_the_same_again_changes_nothing(incident: Incident, officer: User) -> None:
    for version in (1, 2):
        weighed = weigh_incident(by=officer, incident=incident, version=version, supports={Limb.ACTS: "Yes."})

    assert (weighed.version, AuditEvent.objects.filter(did="incident.weighed").count()) == (2, 1)


def test_weigh_incident_shows_both_texts_when_stale(
    incident: Incident, officer: User, colleague: User
) -> None:
    weigh_incident(by=officer, incident=incident, version=1, supports={Limb.RISK: "He came closer."})

    with pytest.raises(Stale) as stale:
        weigh_incident(by=colleague, incident=incident, version=1, supports={Limb.RISK: "He wept."})

    label = str(Limb.RISK.label)
    assert (stale.value.current, stale.value.yours) == ({label: "He came closer."}, {label: "He wept."})


def test_weigh_incident_is_refused_once_withdrawn_and_to_another_unit(
    incident: Incident, officer: User, stranger: User
) -> None:
    with pytest.raises(Denied):
        weigh_incident(by=stranger, incident=incident, version=1, supports={})
    withdraw_incident(by=officer, incident=incident, reason="Twice")

    with pytest.raises(NotNow, match="was withdrawn"):
        weigh_incident(by=officer, incident=incident, version=2, supports={Limb.ACTS: "Yes."})
