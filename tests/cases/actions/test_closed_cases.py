"""What is owed to a victim is owed after the case was closed; what is only asked again is not asked any more."""

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions.cases import close_case, reopen_case
from cases.actions.milestones import strike_update
from cases.actions.safety import change_safety_action, finish_safety_action
from cases.clocks import meet_reviews
from cases.enums import ClosingReason
from cases.models import Case, Victim
from spo.accounts.models import User
from spo.exceptions import NotNow
from spo.notices.deadlines import deadlines_of_case
from tests.cases.views.sending import day, send
from tests.factories.safety import assess, days, happen, plan, tell, wait


@pytest.fixture
def victim(case: Case) -> Victim:
    return case.victims.first()


def close(by: User, case: Case) -> Case:
    close_case(by=by, case=case, reason=ClosingReason.OTHER, explanation="Over.")
    return Case.objects.get(pk=case.pk)


def due(case: Case) -> list[str]:
    return sorted(row.rule for row in deadlines_of_case(case.reference))


def test_closing_leaves_only_what_can_be_answered_in_a_closed_case(
    officer: User, case: Case, victim: Victim, client: Client
) -> None:
    happen(officer, case)
    assess(officer, victim)
    wait(officer, case)
    plan(officer, victim)

    close(officer, case)

    links = [row.link for row in deadlines_of_case(case.reference)]
    assert due(case) == ["safety-action", "victim-update", "victim-update"]
    assert [client.get(link).status_code for link in links] == [200, 200, 200]


def test_victim_is_told_in_a_closed_case_and_the_entry_struck(
    officer: User, case: Case, victim: Victim
) -> None:
    milestone = happen(officer, case)
    closed = close(officer, case)

    update = tell(officer, milestone, victim)
    told = due(closed)
    strike_update(by=officer, update=update, reason="Told somebody else")

    assert (told, due(closed)) == (["victim-update"], ["victim-update", "victim-update"])
    with pytest.raises(NotNow):
        happen(officer, case)


def test_safety_action_is_finished_in_a_closed_case_and_not_changed(
    officer: User, case: Case, victim: Victim, client: Client
) -> None:
    action = plan(officer, victim)
    close(officer, case)

    with pytest.raises(NotNow):
        change_safety_action(
            by=officer, action=action, version=1, what="Another", owner=officer, due_on=days(9)
        )
    page = reverse("finish_safety_action", args=[case.reference, action.pk])
    sent = send(client, page, outcome="Fitted", **day("done_on", days(0)))

    action.refresh_from_db()
    assert (sent.status_code, action.outcome, due(case)) == (303, "Fitted", [])
    with pytest.raises(NotNow):
        finish_safety_action(by=officer, action=action, done_on=days(0), outcome="")


def test_reopened_case_asks_again_for_what_was_not_answered(officer: User, case: Case) -> None:
    wait(officer, case)

    reopen_case(by=officer, case=close(officer, case))

    assert due(case) == ["no-order-review", "risk-assessment", "risk-assessment"]


def test_review_that_an_application_answered_is_not_asked_again(officer: User, case: Case) -> None:
    wait(officer, case)
    meet_reviews(officer, case)

    reopen_case(by=officer, case=close(officer, case))

    assert due(case) == ["risk-assessment", "risk-assessment"]
