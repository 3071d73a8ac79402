"""The safety plan, the contact log, what victims want, and their rights."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from cases.actions.people import remove_victim
from cases.actions.safety import (
    add_safety_action,
    change_safety_action,
    change_victim_rights,
    finish_safety_action,
    strike_safety_action,
)
from cases.actions.victim_contact import record_views, strike_contact, strike_views
from cases.models import Case, ContactEntry, SafetyAction, Victim, VictimViews
from cases.pages.said import said_in_words
from cases.permissions.safety import latest_views, visible_contacts, visible_views
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, Stale
from spo.notices.deadlines import deadlines_of
from tests.factories.safety import ago, contact, days, happen, plan


@pytest.fixture
def victim(case: Case) -> Victim:
    return case.victims.first()


def due(action: SafetyAction) -> list[tuple]:
    return [(row.due_on, row.owner) for row in deadlines_of(action.subject)]


def test_add_safety_action_reminds_its_owner(officer: User, colleague: User, victim: Victim) -> None:
    action = plan(officer, victim, owner=colleague)

    assert due(action) == [(days(3), colleague)]
    assert AuditEvent.objects.filter(did="safety_action.added", subject=action.subject).count() == 1


def test_owner_is_in_post_in_the_unit(officer: User, stranger: User, colleague: User, victim: Victim) -> None:
    colleague.is_active, colleague.left_at = False, timezone.now()
    colleague.save()

    for owner in (stranger, colleague):
        with pytest.raises(Mistaken):
            plan(officer, victim, owner=owner)
    with pytest.raises(Denied):
        plan(stranger, victim)
    assert SafetyAction.objects.count() == 0


def test_change_safety_action_moves_the_deadline_and_is_told_when_stale(
    officer: User, victim: Victim
) -> None:
    action = plan(officer, victim)
    facts = {"what": "Fit two cameras", "owner": officer, "due_on": days(5)}

    change_safety_action(by=officer, action=action, version=1, **facts)

    assert due(action) == [(days(5), officer)]
    with pytest.raises(Stale):
        change_safety_action(by=officer, action=action, version=1, **facts)


def test_safety_action_is_due_today_or_later(officer: User, victim: Victim) -> None:
    with pytest.raises(Mistaken) as refused:
        plan(officer, victim, due_on=days(-1))
    assert refused.value.problems == {"due_on": "The day it is due must be today or in the future"}

    action = plan(officer, victim, due_on=days(0))
    facts = {"what": action.what, "owner": officer}
    with pytest.raises(Mistaken):
        change_safety_action(by=officer, action=action, version=1, due_on=days(-1), **facts)
    SafetyAction.objects.update(due_on=days(-2))
    changed = change_safety_action(
        by=officer, action=action, version=1, due_on=days(-2), **facts | {"what": "Fit two cameras"}
    )
    assert (changed.what, changed.due_on) == ("Fit two cameras", days(-2))


def test_safety_action_given_to_another_reminds_them_and_nobody_else(
    officer: User, colleague: User, victim: Victim
) -> None:
    action = plan(officer, victim)

    change_safety_action(
        by=officer, action=action, version=1, what=action.what, owner=colleague, due_on=action.due_on
    )

    assert due(action) == [(action.due_on, colleague)]


def test_finish_safety_action_says_by_whom_and_ends_the_deadline(
    officer: User, colleague: User, victim: Victim
) -> None:
    action = plan(officer, victim)

    finish_safety_action(by=colleague, action=action, done_on=days(0), outcome="Fitted")

    kept = SafetyAction.objects.get()
    assert (kept.done_by, kept.outcome, due(kept)) == (colleague, "Fitted", [])
    with pytest.raises(NotNow):
        finish_safety_action(by=officer, action=action, done_on=days(0), outcome="Again")


def test_action_is_not_done_tomorrow(officer: User, victim: Victim) -> None:
    with pytest.raises(Mistaken):
        finish_safety_action(by=officer, action=plan(officer, victim), done_on=days(1), outcome="x")


def test_struck_action_reminds_nobody(officer: User, victim: Victim) -> None:
    action = plan(officer, victim)

    strike_safety_action(by=officer, action=action, reason="Wrong victim")

    assert (due(action), SafetyAction.objects.get().struck_reason) == ([], "Wrong victim")
    with pytest.raises(NotNow):
        finish_safety_action(by=officer, action=action, done_on=days(0), outcome="x")


def test_nothing_is_added_for_a_removed_victim(officer: User, case: Case) -> None:
    second = case.victims.last()
    action = plan(officer, second)
    remove_victim(by=officer, victim=second, reason="Somebody else")
    gone = Victim.objects.get(pk=second.pk)

    with pytest.raises(NotNow):
        add_safety_action(by=officer, victim=gone, what="x", owner=officer, due_on=days(1))
    with pytest.raises(NotNow):
        contact(officer, gone)
    assert due(action) == []


def test_contact_log_keeps_attempts_and_strikes(officer: User, victim: Victim) -> None:
    attempt = contact(officer, victim, is_reached=False, summary="No answer")
    contact(officer, victim, happened_at=ago(minutes=5))

    strike_contact(by=officer, entry=attempt, reason="Of another victim")

    kept = ContactEntry.objects.get(pk=attempt.pk)
    assert (kept.is_reached, kept.struck_by, len(visible_contacts(victim).rows)) == (False, officer, 2)


def test_contact_lies_in_the_past(officer: User, victim: Victim) -> None:
    with pytest.raises(Mistaken):
        contact(officer, victim, happened_at=ago(minutes=-5))


def test_latest_views_count_and_the_earlier_stay(officer: User, victim: Victim) -> None:
    facts = {"fears": "", "support_service": ""}
    record_views(by=officer, victim=victim, said_on=days(-2), wishes="No order", **facts)
    record_views(by=officer, victim=victim, said_on=days(0), wishes="An order", **facts)

    assert [row.wishes for row in visible_views(victim)] == ["An order", "No order"]


def test_struck_views_stay_to_be_read_and_count_no_more(officer: User, victim: Victim) -> None:
    facts = {"fears": "", "support_service": ""}
    record_views(by=officer, victim=victim, said_on=days(-2), wishes="No order", **facts)
    wrong = record_views(by=officer, victim=victim, said_on=days(0), wishes="An order", **facts)

    strike_views(by=officer, views=wrong, reason="Said by somebody else")
    with pytest.raises(NotNow):
        strike_views(by=officer, views=wrong, reason="Again")

    assert [row.wishes for row in latest_views(victim.case)] == ["No order"]
    assert [row.wishes for row in visible_views(victim)] == ["No order", "An order"]
    assert said_in_words(victim.case) == "No order"
    assert AuditEvent.objects.get(did="victim_views.struck").subject == wrong.subject


def test_words_of_a_victim_are_struck_and_never_changed(officer: User, victim: Victim) -> None:
    facts = {"wishes": "An order", "fears": "", "support_service": ""}
    views = record_views(by=officer, victim=victim, said_on=days(0), **facts)

    for change in ({"wishes": "No order"}, {"said_on": days(-1)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            VictimViews.objects.filter(pk=views.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        VictimViews.objects.filter(pk=views.pk).delete()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"wishes": "", "fears": "", "support_service": ""}, "wishes"),
        ({"said_on": days(1)}, "said_on"),
    ],
)
def test_views_say_something_that_was_said(officer: User, victim: Victim, given: dict, field: str) -> None:
    facts = {"said_on": days(0), "wishes": "x", "fears": "", "support_service": ""} | given

    with pytest.raises(Mistaken) as refused:
        record_views(by=officer, victim=victim, **facts)

    assert (list(refused.value.problems), VictimViews.objects.count()) == ([field], 0)


def test_change_of_rights_moves_the_clocks_of_that_victim_alone(officer: User, case: Case) -> None:
    first, second = case.victims.all()
    milestone = happen(officer, case)
    before = _clocks(milestone, first), _clocks(milestone, second)

    change_victim_rights(by=officer, victim=first, version=1, has_enhanced_rights=False)

    assert _clocks(milestone, first)[0] > before[0][0]
    assert (_clocks(milestone, second), len(_clocks(milestone, first))) == (before[1], 1)


def _clocks(milestone, victim: Victim) -> list:
    return [row.due_on for row in deadlines_of(f"{milestone.subject} {victim.subject}")]
