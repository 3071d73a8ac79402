"""Opening a case, changing it, handing it over, closing and reopening it."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases import hooks, policies
from cases.changes import lock_case, lock_row, save_changes
from cases.clocks import prompt_assessment, refresh_reviews, stop_asking
from cases.enums import AssessAgain, ClosingReason, Handling, Investigation, Relationship
from cases.evidence.continuity import note_handling
from cases.models import Case, Closing, ContactDetail, Handover, Person, Suspect, Victim
from cases.naming import Named, lock_recorded, person_of
from cases.numbers import next_case_reference
from cases.permissions.cases import (
    check_close_case,
    check_create_case,
    check_hand_over_case,
    check_receive_case,
    check_reopen_case,
    unit_of,
)
from cases.permissions.merges import cases_of
from cases.policies.merging import check_two_people
from cases.record import enter
from cases.words import case_words
from spo.accounts.models import Unit, User
from spo.audit.enums import Operation
from spo.notices.deadlines import reassign_deadlines


@transaction.atomic
def create_case(
    *,
    by: User,
    relationship: Relationship,
    investigation: Investigation,
    crime_references: list[str],
    victim: Named,
    suspect: Named,
) -> Case:
    """A case with its first victim and its suspect. Whoever opens it is the officer in the case."""
    check_create_case(by)
    case = Case.objects.create(
        reference=next_case_reference(timezone.localdate()),
        unit=unit_of(by),
        officer=by,
        relationship=relationship,
        investigation=investigation,
        crime_references=crime_references,
        opened_by=by,
    )
    lock_recorded(victim, suspect)
    stalked, stalking = (
        person_of(by, case, victim, is_confidential=True),
        person_of(by, case, suspect, is_confidential=False),
    )
    check_two_people(stalked, stalking)
    Victim.objects.create(case=case, person=stalked)
    Suspect.objects.create(case=case, person=stalking)
    enter(by, "case.created", case, operation=Operation.COLLECTION)
    for person in (stalking, stalked):
        hooks.person_named(by, case, person)
    return case


@transaction.atomic
def change_case(
    *,
    by: User,
    case: Case,
    version: int,
    relationship: Relationship,
    investigation: Investigation,
    crime_references: list[str],
) -> Case:
    lock_case(by, case)
    changes = {
        "relationship": relationship,
        "investigation": investigation,
        "crime_references": crime_references,
    }
    locked = lock_row(case, version, changes, case_words)
    if fields := save_changes(locked, changes):
        enter(by, "case.changed", locked, fields=fields)
    return locked


@transaction.atomic
def hand_over_case(*, by: User, case: Case, to_officer: User, reason: str) -> Case:
    """The new officer takes the case into their own unit; the old unit stops seeing it when that is another."""
    locked = lock_case(by, case, check_hand_over_case)
    check_receive_case(to_officer)
    policies.check_receive_case(locked, to_officer)
    left, unit = locked.unit, unit_of(to_officer)
    Handover.objects.create(
        case=locked,
        from_officer=locked.officer,
        to_officer=to_officer,
        from_unit=locked.unit,
        to_unit=unit,
        reason=reason,
        handed_over_by=by,
    )
    _note_new_unit(by, locked, unit)
    fields = save_changes(locked, {"officer": to_officer, "unit": unit})
    reassign_deadlines(by=by, case_reference=locked.reference, owner=to_officer, unit=unit)
    enter(by, "case.handed_over", locked, fields=fields, recipients=[to_officer.record_name])
    if "unit" in fields:
        _take_details_along(by, locked, left)
    return locked


@transaction.atomic
def close_case(*, by: User, case: Case, reason: ClosingReason, explanation: str) -> Closing:
    """What an order asks goes on, and so does what is owed to a victim; what waits for a decision must be finished
    first."""
    locked = lock_case(by, case, check_close_case, policies.check_can_close)
    policies.check_closing(locked, reason)
    closing = Closing.objects.create(case=locked, reason=reason, explanation=explanation, closed_by=by)
    enter(by, "case.closed", locked, reason=ClosingReason(reason).label)
    stop_asking(by, locked, "The case was closed.")
    return closing


@transaction.atomic
def reopen_case(*, by: User, case: Case) -> Closing:
    """The closing stays to be read, with who ended it."""
    locked = lock_case(by, case, check_reopen_case, policies.check_case_closed)
    closing = locked.closings.standing().get()
    closing.reopened_by, closing.reopened_at = by, timezone.now()
    closing.save(update_fields=["reopened_by", "reopened_at"])
    enter(by, "case.reopened", locked)
    prompt_assessment(by, locked, AssessAgain.REOPENED)
    refresh_reviews(by, locked)
    return closing


def _take_details_along(by: User, case: Case, left: Unit) -> None:
    """Papers show of somebody what the unit of their case knows. It knows more or less now in other cases too, of whoever
    a detail was recorded for in this one, as whatever."""
    details = defaultdict(list)
    for detail in ContactDetail.objects.filter(case=case, removed_at=None).order_by("pk"):
        details[detail.person_id].append(detail)
    others = Case.objects.filter(unit__in={left.pk, case.unit_id}).exclude(pk=case.pk).order_by("pk")
    for whom, theirs in details.items():
        for other in others.filter(pk__in=cases_of([whom])):
            for detail in theirs:
                enter(by, "contact_detail.handed_over", other, detail.subject)
    whose = Q(victim_in__case=case) | Q(contact_details__case=case)
    for person in Person.objects.filter(whose).distinct().order_by("pk"):
        hooks.contact_changed(by, person)


def _note_new_unit(by: User, case: Case, unit: Unit) -> None:
    """Another unit holds the evidence from now on."""
    if unit.pk != case.unit_id:
        units = {"from_whom": str(case.unit)[:200], "to_whom": str(unit)[:200]}
        note_handling(by, case.exhibits.all(), Handling.MOVED, **units, note="The case was handed over.")
