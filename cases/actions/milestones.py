"""What happened in the investigation, and whether each victim was told of it in time."""

from datetime import datetime

from django.db import transaction

from cases.changes import lock_case, strike
from cases.clocks import prompt_assessment, refresh_updates
from cases.deadlines import RELEASES
from cases.enums import AssessAgain, Happened, Told
from cases.models import Case, Milestone, Victim, VictimUpdate
from cases.policies import check_any_state, check_of_case
from cases.policies.safety import check_in_past, check_not_removed, check_told
from cases.policies.struck import check_strike
from cases.record import enter
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def record_milestone(*, by: User, case: Case, kind: Happened, happened_at: datetime, note: str) -> Milestone:
    """Starts a clock of the Victims’ Code for each victim; a release or a hearing also asks for the risk again."""
    locked = lock_case(by, case)
    check_in_past("happened_at", "The time", happened_at)
    milestone = Milestone.objects.create(
        case=locked, kind=kind, happened_at=happened_at, note=note, recorded_by=by
    )
    enter(by, "milestone.recorded", locked, milestone.subject, Operation.COLLECTION)
    refresh_updates(by, locked, milestone)
    if kind in RELEASES:
        prompt_assessment(by, locked, AssessAgain.RELEASE)
    elif kind == Happened.HEARING:
        prompt_assessment(by, locked, AssessAgain.HEARING)
    return milestone


@transaction.atomic
def strike_milestone(*, by: User, milestone: Milestone, reason: str) -> None:
    case = lock_case(by, milestone.case)
    strike(milestone, by=by, case=case, reason=reason)
    refresh_updates(by, case, milestone)


@transaction.atomic
def record_update(
    *,
    by: User,
    milestone: Milestone,
    victim: Victim,
    outcome: Told,
    told_at: datetime,
    told_by: str,
    how: str = "",
) -> VictimUpdate:
    """Told, not wanted, or not safe ends the clock. Who could not be reached is still to be told."""
    case = lock_case(by, milestone.case, when=check_any_state)
    check_of_case(case, victim)
    check_not_removed(victim)
    check_strike(Milestone.objects.get(pk=milestone.pk))
    check_told(told_at, milestone.happened_at)
    update = VictimUpdate.objects.create(
        milestone=milestone,
        victim=victim,
        outcome=outcome,
        told_at=told_at,
        told_by=told_by,
        how=how,
        recorded_by=by,
    )
    enter(by, "victim_update.recorded", case, update.subject, Operation.COLLECTION)
    refresh_updates(by, case, milestone)
    return update


@transaction.atomic
def strike_update(*, by: User, update: VictimUpdate, reason: str) -> None:
    """The clock runs again, from where it began."""
    case = lock_case(by, update.milestone.case, when=check_any_state)
    strike(update, by=by, case=case, reason=reason)
    refresh_updates(by, case, update.milestone)
