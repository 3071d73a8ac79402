"""The safety plan: what is done to keep a victim safe, by whom and until when."""

from datetime import date

from django.db import transaction

from cases.changes import lock_case, lock_row, save_changes, strike
from cases.clocks import refresh_action, refresh_victim
from cases.models import SafetyAction, Victim
from cases.permissions.safety import visible_owners
from cases.policies import check_any_state, check_of_case
from cases.policies.safety import (
    check_action_due,
    check_finish_action,
    check_open_action,
    check_owner,
    check_victim_standing,
)
from cases.record import enter
from cases.words import safety_action_words, victim_rights_words
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def add_safety_action(*, by: User, victim: Victim, what: str, owner: User, due_on: date) -> SafetyAction:
    case = lock_case(by, victim.case)
    check_of_case(case, victim)
    check_victim_standing(victim)
    check_owner(owner, visible_owners(case))
    check_action_due(due_on)
    action = SafetyAction.objects.create(
        case=case, victim=victim, what=what, owner=owner, due_on=due_on, added_by=by
    )
    enter(by, "safety_action.added", case, action.subject, Operation.COLLECTION)
    refresh_action(by, case, action)
    return action


@transaction.atomic
def change_safety_action(
    *, by: User, action: SafetyAction, version: int, what: str, owner: User, due_on: date
) -> SafetyAction:
    case = lock_case(by, action.case)
    changes = {"what": what, "owner": owner, "due_on": due_on}
    locked = lock_row(action, version, changes, safety_action_words)
    check_open_action(locked)
    if locked.owner != owner:
        check_owner(owner, visible_owners(case))
    if locked.due_on != due_on:
        check_action_due(due_on)
    if fields := save_changes(locked, changes):
        enter(by, "safety_action.changed", case, locked.subject, fields=fields)
        refresh_action(by, case, locked)
    return locked


@transaction.atomic
def finish_safety_action(*, by: User, action: SafetyAction, done_on: date, outcome: str) -> SafetyAction:
    """Done, with what came of it. Whoever did it may be another than its owner."""
    case = lock_case(by, action.case, when=check_any_state)
    locked = SafetyAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    check_finish_action(locked, done_on)
    fields = save_changes(locked, {"done_on": done_on, "done_by": by, "outcome": outcome})
    enter(by, "safety_action.done", case, locked.subject, fields=fields)
    refresh_action(by, case, locked)
    return locked


@transaction.atomic
def strike_safety_action(*, by: User, action: SafetyAction, reason: str) -> None:
    case = lock_case(by, action.case)
    strike(action, by=by, case=case, reason=reason)
    refresh_action(by, case, action)


@transaction.atomic
def change_victim_rights(*, by: User, victim: Victim, version: int, has_enhanced_rights: bool) -> Victim:
    """Victims’ Code: told within one working day or five. Every clock that runs moves with it."""
    case = lock_case(by, victim.case)
    changes = {"has_enhanced_rights": has_enhanced_rights}
    locked = lock_row(victim, version, changes, victim_rights_words)
    if fields := save_changes(locked, changes):
        enter(by, "victim.changed", case, locked.subject, fields=fields)
        refresh_victim(by, case, locked)
    return locked
