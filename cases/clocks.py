"""Keeps the deadlines of a case in step with the facts. Called inside the transaction of whatever changed them."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone

from cases.deadlines import (
    ASSESSMENT,
    NO_ORDER_REVIEW,
    SAFETY_ACTION,
    SUPPORT_REFERRAL,
    VICTIM_UPDATE,
    assessment_due_again,
    assessment_prompt,
    no_order_review_due,
    safety_action_due,
    support_referral_due,
    victim_update_due,
)
from cases.enums import AssessAgain, Happened, NotNowKind, RiskLevel, Told
from cases.models import Case, Milestone, NoOrderDecision, SafetyAction, Victim, VictimUpdate
from cases.permissions.safety import newest_no_order
from cases.risk import latest_assessment
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.notices.deadlines import cancel_deadline, deadlines_of, meet_deadline, set_deadline, was_met
from spo.notices.due import Due
from spo.workdays import today

SETTLED = (Told.TOLD, Told.REFUSED, Told.UNSAFE)
UPDATE_RULES = (VICTIM_UPDATE, SUPPORT_REFERRAL)
VICTIM_REMOVED = "The victim was removed from the case."


def prompt_assessment(by: Actor, case: Case, reason: AssessAgain) -> None:
    """Ask for each victim's risk to be judged anew: one question for each, however often this is called.

    A question that is open and no later stays as it was asked.
    """
    _ask_to_assess(by, case, list(case.victims.standing()), reason)


def _ask_to_assess(by: Actor, case: Case, victims: Sequence[Victim], reason: AssessAgain) -> None:
    due = assessment_prompt(reason, today(timezone.now()))
    open_ones = deadlines_of(*(victim.subject for victim in victims)).filter(rule=ASSESSMENT)
    asked = {row.subject for row in open_ones.filter(due_on__lte=due.due_on)}
    for victim in victims:
        if victim.subject not in asked:
            _set(by, due, victim.subject, case, reverse("assess_risk", args=[case.reference, victim.pk]))


def refresh_assessment(by: Actor, case: Case, victim: Victim) -> None:
    """After an assessment was made or struck: the date that the last standing one set."""
    latest = latest_assessment(victim)
    if latest is None:
        cancel_deadline(by=by, rule=ASSESSMENT, subject=victim.subject, why="No assessment stands.")
        prompt_assessment(by, case, AssessAgain.STRUCK)
        return
    due = assessment_due_again(RiskLevel(latest.level), latest.assessed_on, latest.next_due_on)
    _set(by, due, victim.subject, case, reverse("assess_risk", args=[case.reference, victim.pk]))


def stop_asking(by: Actor, case: Case, why: str) -> None:
    """No risk is judged and no decision looked at again until the case is open."""
    for victim in case.victims.all():
        cancel_deadline(by=by, rule=ASSESSMENT, subject=victim.subject, why=why)
    for decision in case.no_order_decisions.all():
        cancel_deadline(by=by, rule=NO_ORDER_REVIEW, subject=decision.subject, why=why)


def start_victim(by: Actor, case: Case, victim: Victim) -> None:
    """Added to the case: they are owed what the others are, and nobody has judged the risk to them."""
    refresh_victim(by, case, victim)
    _ask_to_assess(by, case, [victim], AssessAgain.ADDED)


def refresh_updates(
    by: Actor, case: Case, milestone: Milestone, victims: Iterable[Victim] | None = None
) -> None:
    """Set, meet or cancel the clocks that this milestone started, one for each victim, or for those given."""
    settled = set(
        VictimUpdate.objects.filter(
            milestone=milestone, struck_at__isnull=True, outcome__in=SETTLED
        ).values_list("victim_id", flat=True)
    )
    for victim in case.victims.all() if victims is None else victims:
        _refresh_update(by, case, milestone, victim, is_settled=victim.pk in settled)


def update_subject(milestone: Milestone, victim: Victim) -> str:
    return f"{milestone.subject} {victim.subject}"


def _refresh_update(by: Actor, case: Case, milestone: Milestone, victim: Victim, *, is_settled: bool) -> None:
    subject, due = update_subject(milestone, victim), update_due(milestone, victim)
    if milestone.is_struck or victim.is_removed or due is None:
        why = VICTIM_REMOVED if victim.is_removed else "What happened was struck from the record."
        for rule in UPDATE_RULES:
            cancel_deadline(by=by, rule=rule, subject=subject, why=why)
    elif is_settled:
        meet_deadline(by=by, rule=due.rule, subject=subject)
    else:
        _set(by, due, subject, case, reverse("record_update", args=[case.reference, milestone.pk, victim.pk]))


def update_due(milestone: Milestone, victim: Victim) -> Due | None:
    """The one clock that a milestone starts for a victim, if any. Nothing was owed to them before they were added."""
    kind, happened_at = Happened(milestone.kind), milestone.happened_at
    added_at = victim.added_at if victim.added_at > milestone.recorded_at else None
    return support_referral_due(kind, happened_at, added_at=added_at) or victim_update_due(
        kind, happened_at, has_enhanced_rights=victim.has_enhanced_rights, added_at=added_at
    )


def refresh_victim(by: Actor, case: Case, victim: Victim) -> None:
    """After their rights changed, or they were removed: every clock that runs for them."""
    if victim.is_removed:
        cancel_deadline(by=by, rule=ASSESSMENT, subject=victim.subject, why=VICTIM_REMOVED)
        for action in SafetyAction.objects.filter(victim=victim):
            cancel_deadline(by=by, rule=SAFETY_ACTION, subject=action.subject, why=VICTIM_REMOVED)
    for milestone in Milestone.objects.filter(case=case, struck_at__isnull=True):
        refresh_updates(by, case, milestone, [victim])


def refresh_action(by: Actor, case: Case, action: SafetyAction) -> None:
    """For its owner, until it is done or struck."""
    if action.is_struck:
        why = "The action was struck from the record."
        cancel_deadline(by=by, rule=SAFETY_ACTION, subject=action.subject, why=why)
    elif action.done_on:
        meet_deadline(by=by, rule=SAFETY_ACTION, subject=action.subject)
    else:
        link = reverse("finish_safety_action", args=[case.reference, action.pk])
        _set(by, safety_action_due(action.due_on), action.subject, case, link, owner=action.owner)


def refresh_reviews(by: Actor, case: Case) -> None:
    """Only the newest decision that stands is looked at again, and only once: an application answered it for good."""
    newest = newest_no_order(case)
    for decision in NoOrderDecision.objects.filter(case=case):
        if decision != newest:
            why = "It was struck." if decision.is_struck else "A later decision took its place."
            cancel_deadline(by=by, rule=NO_ORDER_REVIEW, subject=decision.subject, why=why)
    if newest and not was_met(NO_ORDER_REVIEW, newest.subject):
        due = no_order_review_due(NotNowKind(newest.kind), newest.decided_on, newest.review_on)
        _set(by, due, newest.subject, case, reverse("record_no_order", args=[case.reference]))


def meet_reviews(by: Actor, case: Case) -> None:
    """An application was started: what was to be looked at again has been."""
    for decision in NoOrderDecision.objects.filter(case=case, struck_at__isnull=True):
        meet_deadline(by=by, rule=NO_ORDER_REVIEW, subject=decision.subject)


def _set(by: Actor, due: Due, subject: str, case: Case, link: str, *, owner: User | None = None) -> None:
    set_deadline(
        by=by,
        due=due,
        subject=subject,
        case_reference=case.reference,
        link=link,
        owner=owner or case.officer,
        unit=case.unit,
    )
