"""Who may see and do what about risk, safety and what a victim is told."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, QuerySet

from cases.models import (
    Assessment,
    Case,
    ContactDetail,
    ContactEntry,
    Milestone,
    NoOrderDecision,
    Questionnaire,
    SafetyAction,
    Victim,
    VictimUpdate,
    VictimViews,
)
from cases.permissions.cases import case_in_scope, opened, visible_cases
from spo.accounts.enums import POLICE, Role
from spo.accounts.models import Unit, User
from spo.audit.actors import CONSOLE, Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible
from spo.pages.keys import Page, page_of


def open_victim_safety(user: User, reference: str, pk: int) -> Victim:
    """All that is recorded about keeping one victim safe. A removed one too: it stays to be read."""
    case = case_in_scope(user, reference)
    return opened(user, case, Victim.objects.filter(case=case, pk=pk).select_related("person", "removed_by"))


def open_assessment(user: User, reference: str, pk: int) -> Assessment:
    people = ("victim__person", "questionnaire", "assessed_by", "struck_by")
    return _open(user, reference, Assessment.objects.filter(pk=pk).select_related(*people))


def open_safety_action(user: User, reference: str, pk: int) -> SafetyAction:
    return _open(
        user, reference, SafetyAction.objects.filter(pk=pk).select_related("victim__person", "owner")
    )


def open_contact_entry(user: User, reference: str, pk: int) -> ContactEntry:
    return _open(user, reference, ContactEntry.objects.filter(pk=pk).select_related("victim__person"))


def open_views(user: User, reference: str, pk: int) -> VictimViews:
    return _open(user, reference, VictimViews.objects.filter(pk=pk).select_related("victim__person"))


def open_milestone(user: User, reference: str, pk: int) -> Milestone:
    return _open(user, reference, Milestone.objects.filter(pk=pk))


def open_no_order(user: User, reference: str, pk: int) -> NoOrderDecision:
    return _open(user, reference, NoOrderDecision.objects.filter(pk=pk))


def open_update(user: User, reference: str, pk: int) -> tuple[Case, VictimUpdate]:
    case = case_in_scope(user, reference)
    rows = VictimUpdate.objects.filter(milestone__case=case, pk=pk)
    return case, opened(user, case, rows.select_related("victim__person", "milestone"))


def _open(user: User, reference: str, rows: QuerySet[Any]) -> Any:
    """One row of a case in scope, with the case as its header needs it."""
    case = case_in_scope(user, reference)
    found = opened(user, case, rows.filter(case=case))
    found.case = case
    return found


def visible_assessments(victim: Victim) -> QuerySet[Assessment]:
    """Of a victim whose page was opened, the latest first, struck ones too."""
    return Assessment.objects.filter(victim=victim).select_related(
        "questionnaire", "assessed_by", "struck_by"
    )


def visible_actions(victim: Victim) -> QuerySet[SafetyAction]:
    """What is still to do first."""
    rows = SafetyAction.objects.filter(victim=victim).select_related("owner", "done_by", "struck_by")
    return rows.order_by(
        F("struck_at").asc(nulls_first=True), F("done_on").desc(nulls_first=True), "due_on", "id"
    )


def standing_actions(case: Case) -> QuerySet[SafetyAction]:
    """The safety plans of every victim of a case that was opened."""
    return SafetyAction.objects.filter(case=case, struck_at__isnull=True)


def visible_contacts(victim: Victim, *, before: int | None = None) -> Page[ContactEntry]:
    """A page of the contact log, the latest recorded first."""
    rows = ContactEntry.objects.filter(victim=victim)
    return page_of(rows.select_related("recorded_by", "struck_by", "unsafe_detail"), before=before)


def unsafe_contacts(user: User, since: datetime) -> QuerySet[ContactEntry]:
    """Those by a way that must never be used: for the supervisors of the unit, the latest first."""
    if user.role != Role.SUPERVISOR:
        return ContactEntry.objects.none()
    rows = ContactEntry.objects.filter(case__in=visible_cases(user), struck_at__isnull=True)
    return (
        rows.filter(unsafe_detail__isnull=False, recorded_at__gt=since)
        .select_related("victim__case", "victim__person", "case", "recorded_by", "unsafe_detail")
        .order_by("-recorded_at", "-id")
    )


def actions_in_scope(user: User, keys: Iterable[int]) -> QuerySet[SafetyAction]:
    """Of the cases somebody works on, to say what is due."""
    rows = SafetyAction.objects.filter(pk__in=list(keys), case__in=visible_cases(user))
    return rows.select_related("victim__person")


def visible_views(victim: Victim) -> QuerySet[VictimViews]:
    """The latest first, struck ones last."""
    rows = VictimViews.objects.filter(victim=victim).select_related("recorded_by", "struck_by")
    return rows.order_by(F("struck_at").asc(nulls_first=True), "-said_on", "-id")


def latest_views(case: Case) -> QuerySet[VictimViews]:
    """What each victim of a case that was opened said last, as far as it stands."""
    rows = VictimViews.objects.filter(case=case, struck_at__isnull=True).select_related("recorded_by")
    return rows.order_by("victim_id", "-said_on", "-id").distinct("victim_id")


def unsafe_details(victim: Victim) -> QuerySet[ContactDetail]:
    """What must never be used to reach this person."""
    return ContactDetail.objects.filter(
        person=victim.person_id, is_unsafe_to_contact=True, removed_at__isnull=True
    )


def visible_milestones(case: Case) -> QuerySet[Milestone]:
    """The latest first, with what each victim was told."""
    rows = Milestone.objects.filter(case=case).select_related("recorded_by", "struck_by")
    return rows.prefetch_related("updates__victim__person", "updates__struck_by").order_by(
        "-happened_at", "-id"
    )


def standing_milestones(case: Case) -> QuerySet[Milestone]:
    return Milestone.objects.filter(case=case, struck_at__isnull=True)


def visible_no_orders(case: Case) -> QuerySet[NoOrderDecision]:
    return NoOrderDecision.objects.filter(case=case).select_related("decided_by", "struck_by")


def newest_no_order(case: Case) -> NoOrderDecision | None:
    """The decision not to apply that counts: the one decided last, not the one typed in last."""
    return NoOrderDecision.objects.filter(case=case, struck_at__isnull=True).first()


def visible_owners(case: Case) -> QuerySet[User]:
    """Who can be given an action of the safety plan: those in post in the unit."""
    in_post = User.objects.filter(unit=case.unit_id, role__in=POLICE, is_active=True)
    return in_post.order_by("name", "id")


def visible_questionnaires(unit: Unit | None) -> QuerySet[Questionnaire]:
    """The newest edition of each, the unit's own before those for everybody; none of one hides the other."""
    offered = Questionnaire.objects.filter(unit__isnull=True) | Questionnaire.objects.filter(unit=unit)
    standing = offered.filter(struck_at__isnull=True)
    newest = standing.order_by("code", "unit_id", "-edition").distinct("code", "unit_id")
    return Questionnaire.objects.filter(pk__in=newest.values("pk")).order_by("unit_id", "title")


def list_questionnaires(user: User) -> QuerySet[Questionnaire]:
    """Every edition that is for everybody or for the unit. Recorded."""
    check_load_questionnaire(user, user.unit)
    record(
        by=user,
        did="questionnaires.listed",
        operation=Operation.CONSULTATION,
        subject=f"questionnaires of {user.unit}",
    )
    rows = Questionnaire.objects.filter(unit__isnull=True) | Questionnaire.objects.filter(unit=user.unit)
    return rows.select_related("loaded_by", "struck_by").order_by("title", "-edition")


def open_questionnaire(user: User, pk: int) -> Questionnaire:
    """One of the unit's own. What it asks is in no case, so nothing of anybody is learned from it."""
    check_load_questionnaire(user, user.unit)
    found = Questionnaire.objects.filter(pk=pk, unit=user.unit).first()
    if found is None:
        raise NotVisible
    return found


def list_no_orders(user: User, since: date, until: date, before: int | None) -> Page[NoOrderDecision]:
    """One page of the decisions of the unit not to apply, in a period, the latest first. Recorded."""
    rows = _no_orders(user, since, until).select_related("case", "decided_by")
    record(
        by=user,
        did="no_order_decisions.listed",
        operation=Operation.CONSULTATION,
        subject=f"decisions of {user.unit} not to apply",
    )
    return page_of(rows, before=before)


def count_no_orders(user: User, since: date, until: date) -> dict[str, int]:
    """How many decisions of the unit in a period gave which reason."""
    rows = _no_orders(user, since, until).order_by().values_list("why")
    return dict(rows.annotate(number=Count("pk")))


def _no_orders(user: User, since: date, until: date) -> QuerySet[NoOrderDecision]:
    check_list_no_orders(user)
    rows = NoOrderDecision.objects.filter(case__in=visible_cases(user), struck_at__isnull=True)
    return rows.filter(decided_on__range=(since, until))


def check_list_no_orders(user: User) -> None:
    if user.role != Role.SUPERVISOR:
        raise Denied("Only supervisors see the decisions not to apply of their unit.")


def check_load_questionnaire(by: Actor, unit: Unit | None) -> None:
    """A supervisor for their own unit; for everybody only somebody at the console."""
    if by == CONSOLE:
        return
    if not isinstance(by, User) or by.role != Role.SUPERVISOR or unit is None or by.unit_id != unit.pk:
        raise Denied("Only a supervisor of the unit can see and load its questionnaires.")
