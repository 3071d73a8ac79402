"""Taking somebody out of a case who was added by mistake."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from cases import hooks
from cases.actions.cases import close_case
from cases.actions.contacts import add_contact_detail
from cases.actions.incidents import log_incident, withdraw_incident
from cases.actions.people import remove_victim
from cases.confidential import confidential_values
from cases.enums import ClosingReason, ContactKind
from cases.models import Case, Victim
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow
from tests.cases.actions.telling import told

WHY = "Somebody of the same name"


@pytest.fixture
def second(case: Case) -> Victim:
    """Whom no incident names."""
    return case.victims.last()


def test_remove_victim_keeps_them_to_be_read(case: Case, second: Victim, officer: User) -> None:
    removed = remove_victim(by=officer, victim=second, reason=WHY)

    event = AuditEvent.objects.get(did="victim.removed")
    assert (removed.removed_by, removed.removed_reason, removed.version) == (officer, WHY, 2)
    assert (event.subject, event.reason) == (second.subject, "")
    assert Case.objects.get().standing_victims == [case.victims.first()]
    assert list(Victim.objects.standing()) == [case.victims.first()]


def test_remove_victim_leaves_their_details_protected(case: Case, second: Victim, officer: User) -> None:
    add_contact_detail(by=officer, role=second, kind=ContactKind.PHONE, value="07700 900123")
    remove_victim(by=officer, victim=second, reason=WHY)

    assert [given.value for given in confidential_values(case)] == ["07700 900123"]


def test_remove_victim_is_refused_for_the_only_one(case: Case, second: Victim, officer: User) -> None:
    remove_victim(by=officer, victim=second, reason=WHY)

    with pytest.raises(NotNow, match="A case has at least one victim"):
        remove_victim(by=officer, victim=case.victims.first(), reason=WHY)


def test_remove_victim_is_refused_twice(second: Victim, officer: User) -> None:
    remove_victim(by=officer, victim=second, reason=WHY)

    with pytest.raises(NotNow, match="was removed on"):
        remove_victim(by=officer, victim=second, reason=WHY)


def test_remove_victim_is_refused_while_an_incident_names_them(
    case: Case, second: Victim, officer: User
) -> None:
    incident = log_incident(by=officer, case=case, told=told(victims=[second]))

    with pytest.raises(NotNow, match="Incident 2 was against this person"):
        remove_victim(by=officer, victim=second, reason=WHY)
    withdraw_incident(by=officer, incident=incident, reason="Logged twice")

    assert remove_victim(by=officer, victim=second, reason=WHY).is_removed


def test_remove_victim_names_every_incident_in_one_sentence(
    case: Case, second: Victim, officer: User
) -> None:
    for _ in range(3):
        log_incident(by=officer, case=case, told=told(victims=[second]))

    with pytest.raises(NotNow) as refusal:
        remove_victim(by=officer, victim=second, reason=WHY)

    assert refusal.value.sentence == "Incidents 2, 3 and 4 were against this person. Change them first."


def test_remove_victim_is_refused_while_an_upper_floor_names_them(
    second: Victim, officer: User, hooked: Callable
) -> None:
    hooked(hooks.victim_in_use, lambda victim: ["The application protects this person."])

    with pytest.raises(NotNow, match="The application protects this person"):
        remove_victim(by=officer, victim=second, reason=WHY)


def test_remove_victim_is_refused_in_a_closed_case(case: Case, second: Victim, officer: User) -> None:
    close_case(by=officer, case=case, reason=ClosingReason.OTHER, explanation="Because")

    with pytest.raises(NotNow, match="This case was closed"):
        remove_victim(by=officer, victim=second, reason=WHY)


def test_remove_victim_is_denied_outside_the_unit(second: Victim, stranger: User) -> None:
    with pytest.raises(Denied):
        remove_victim(by=stranger, victim=second, reason=WHY)

    assert Victim.objects.standing().count() == 2


def test_victim_is_never_removed_without_a_reason(second: Victim, officer: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Victim.objects.filter(pk=second.pk).update(removed_at="2026-11-22T12:00Z", removed_by=officer)
