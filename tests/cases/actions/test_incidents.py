"""Logging an incident, changing it, taking it back."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from cases.actions.cases import close_case
from cases.actions.incidents import change_incident, log_incident, withdraw_incident
from cases.enums import Act, ClosingReason, WhenKind
from cases.models import Incident
from cases.when import When
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, NotVisible, Stale
from tests.cases.actions.telling import told
from tests.factories.cases import IncidentFactory, make_case


def test_log_incident_numbers_it_in_its_case(officer: User, colleague: User) -> None:
    case = make_case(officer=officer, victims=2, incidents=2)

    incident = log_incident(
        by=colleague, case=case, told=told(victims=list(case.victims.all()), count=40_000)
    )

    assert (incident.number, incident.count, incident.logged_by) == (3, 40_000, colleague)
    assert list(incident.victims.all()) == list(case.victims.all())
    event = AuditEvent.objects.get(did="incident.logged")
    assert (event.subject, event.case_reference) == ("incident 3", case.reference)


def test_log_incident_keeps_acts_in_the_order_of_the_statute(officer: User) -> None:
    acts = [Act.BREACH, Act.WATCHING, Act.FOLLOWING]

    incident = log_incident(by=officer, case=make_case(officer=officer), told=told(acts=acts))

    assert incident.acts == ["following", "watching", "breach"]


def test_log_incident_is_refused_on_a_closed_case(officer: User) -> None:
    case = make_case(officer=officer)
    close_case(by=officer, case=case, reason=ClosingReason.OTHER, explanation="Because")

    with pytest.raises(NotNow):
        log_incident(by=officer, case=case, told=told())


def test_log_incident_is_refused_in_the_future(officer: User) -> None:
    future = When(WhenKind.EXACT, date(2199, 1, 1))

    with pytest.raises(Mistaken, match="today or in the past"):
        log_incident(by=officer, case=make_case(officer=officer), told=told(when=future))


def test_log_incident_takes_no_victim_of_another_case(officer: User) -> None:
    other = make_case(officer=officer)

    with pytest.raises(NotVisible):
        log_incident(by=officer, case=make_case(officer=officer), told=told(victims=[other.victims.get()]))


def test_change_incident_records_what_changed(officer: User, colleague: User) -> None:
    case = make_case(officer=officer, victims=2, incidents=1)
    incident, second = case.incidents.get(), case.victims.last()
    when = When(WhenKind.BETWEEN, date(2026, 5, 1), time(9), date(2026, 5, 3), None)

    changed = change_incident(
        by=colleague,
        incident=incident,
        version=1,
        told=told(when=when, acts=[Act.FOLLOWING], victims=[second], place="The station"),
    )

    assert (changed.ends_on, changed.place, changed.version) == (date(2026, 5, 3), "The station", 2)
    assert list(changed.victims.all()) == [second]
    assert set(AuditEvent.objects.get(did="incident.changed").fields) == {
        "when_kind",
        "starts_on",
        "starts_time",
        "ends_on",
        "what_happened",
        "place",
        "victims",
    }


def test_change_incident_counts_other_victims_as_a_change(officer: User) -> None:
    case = make_case(officer=officer, victims=2)
    incident = log_incident(by=officer, case=case, told=told(victims=[case.victims.first()]))

    changed = change_incident(
        by=officer, incident=incident, version=1, told=told(victims=[case.victims.last()])
    )
    same = change_incident(by=officer, incident=incident, version=2, told=told(victims=[case.victims.last()]))

    assert (changed.version, same.version) == (2, 2)
    assert AuditEvent.objects.get(did="incident.changed").fields == ["victims"]


def test_change_incident_shows_both_texts_when_stale(officer: User, colleague: User) -> None:
    case = make_case(officer=officer, victims=2)
    first, second = case.victims.all()
    incident = log_incident(by=officer, case=case, told=told(victims=[first]))
    change_incident(by=officer, incident=incident, version=1, told=told(victims=[first], place="Shop"))

    with pytest.raises(Stale) as stale:
        change_incident(by=colleague, incident=incident, version=1, told=told(victims=[second], place="Park"))

    assert (stale.value.current["Where"], stale.value.yours["Where"]) == ("Shop", "Park")
    assert stale.value.current["Against"] == first.person.name
    assert stale.value.yours["Against"] == second.person.name


def test_withdraw_incident_keeps_it_with_who_and_why(officer: User, colleague: User) -> None:
    incident = log_incident(by=officer, case=make_case(officer=officer), told=told())

    withdraw_incident(by=colleague, incident=incident, reason="Logged twice")

    row = Incident.objects.get()
    assert (row.is_withdrawn, row.withdrawn_by, row.withdrawn_reason) == (True, colleague, "Logged twice")
    with pytest.raises(NotNow):
        change_incident(by=officer, incident=row, version=2, told=told())
    with pytest.raises(NotNow):
        withdraw_incident(by=officer, incident=row, reason="Again")


def test_incidents_of_another_unit_are_denied(officer: User, stranger: User) -> None:
    case = make_case(officer=officer, incidents=1)

    with pytest.raises(Denied):
        log_incident(by=stranger, case=case, told=told())
    with pytest.raises(Denied):
        withdraw_incident(by=stranger, incident=case.incidents.get(), reason="No")


@pytest.mark.parametrize(
    "wrong",
    [
        {"acts": []},
        {"acts": ["nonsense"]},
        {"count": 0},
        {"ends_on": date(2026, 5, 4)},
        {"when_kind": "between"},
        {"when_kind": "between", "ends_on": date(2026, 5, 2)},
        {"withdrawn_reason": "No date, no person"},
        {"number": 1},
    ],
)
def test_database_refuses_what_cannot_be_true(officer: User, wrong: dict) -> None:
    case = make_case(officer=officer, incidents=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        IncidentFactory(case=case, **wrong)
