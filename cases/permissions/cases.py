"""Who may see and do what with a case as a whole."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from cases.models import Case, CaseQuerySet, Exhibit, Handover, Incident, Suspect, Victim
from cases.record import enter
from cases.risk import current_level
from cases.search import CaseSearch
from spo.accounts.enums import POLICE, Role
from spo.accounts.models import Unit, User
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible
from spo.notices.deadlines import open_deadlines
from spo.notices.models import Deadline
from spo.pages.keys import Page, page_of


def visible_cases(user: User) -> CaseQuerySet:
    """Officers and supervisors see the cases of their unit; nobody else sees any."""
    if user.role not in POLICE:
        return Case.objects.none()
    return Case.objects.filter(unit__users=user)


def visible_handovers(case: Case) -> QuerySet[Handover]:
    """Who had a case that was opened, newest first."""
    return Handover.objects.filter(case=case).select_related(
        "from_officer", "to_officer", "to_unit", "handed_over_by"
    )


def visible_receivers(user: User, case: Case) -> QuerySet[User]:
    """Whom a case can be given to: anybody else in post who works on cases, in any unit."""
    in_post = User.objects.filter(role__in=POLICE, is_active=True).exclude(pk=case.officer_id)
    by_unit = in_post.select_related("unit").order_by("unit__force", "unit__name", "name", "id")
    return by_unit if user.role in POLICE else by_unit.none()


def visible_deadlines(user: User) -> QuerySet[Deadline]:
    """What somebody has to see to: officers their own, supervisors the whole unit's."""
    if user.role == Role.SUPERVISOR:
        return open_deadlines().filter(unit__users=user)
    return open_deadlines().filter(owner=user)


def list_cases(user: User, sought: CaseSearch) -> Page[Case]:
    """One page of the cases in scope, newest first. Recorded."""
    people = Prefetch("victims", Victim.objects.select_related("person"))
    cases = sought.narrow(visible_cases(user), user).select_related("officer", "unit", "suspect__person")
    record(by=user, did="cases.listed", operation=Operation.CONSULTATION, subject=f"cases of {user.unit}")
    found = cases.annotate(current_level=current_level()).prefetch_related(people, "closings")
    return page_of(found, before=sought.before)


def cases_by_reference(user: User, references: Iterable[str]) -> dict[str, Case]:
    """Those in scope, with who is in them, to say whom something is about. Whoever asks has recorded the list."""
    people = Prefetch("victims", Victim.objects.select_related("person"))
    found = visible_cases(user).filter(reference__in=list(references)).select_related("suspect__person")
    return {case.reference: case for case in found.prefetch_related(people)}


def find_case(user: User, text: str) -> Case | None:
    """The case in scope with exactly this reference, in whatever capitals."""
    return visible_cases(user).filter(reference__iexact=text.strip()).first()


def open_case(user: User, reference: str, part: str = "overview") -> Case:
    """One case in scope, with who is in it. Recorded as a consultation of that part of it."""
    case = case_in_scope(user, reference)
    enter(user, "case.consulted", case, part, Operation.CONSULTATION)
    return case


def open_record(user: User, reference: str) -> tuple[Case, QuerySet[AuditEvent]]:
    """Who did what in this case, newest first."""
    case = case_in_scope(user, reference)
    enter(user, "record.consulted", case, "record of the case", Operation.CONSULTATION)
    return case, AuditEvent.objects.filter(case_reference=case.reference)


def case_in_scope(user: User, reference: str) -> Case:
    """The case with everything its header shows, or nothing that anybody could learn from. Not recorded."""
    people = Prefetch("victims", Victim.objects.select_related("person", "removed_by"))
    cases = visible_cases(user).select_related("unit", "officer", "suspect__person")
    whole = cases.annotate(current_level=current_level()).prefetch_related(people, "closings")
    found = whole.filter(reference=reference).first()
    if found is None:
        raise NotVisible
    return found


def opened(user: User, case: Case, rows: QuerySet[Any]) -> Any:
    """The one row of a case in scope, with the consultation recorded."""
    found = rows.first()
    if found is None:
        raise NotVisible
    if isinstance(found, Victim | Suspect | Incident | Exhibit):
        found.case = case
    noun = str(found._meta.verbose_name).replace(" ", "_")
    enter(user, f"{noun}.consulted", case, found.subject, Operation.CONSULTATION)
    return found


def unit_of(officer: User) -> Unit:
    """Whoever works on cases belongs to a unit; a constraint of the accounts sees to it."""
    if officer.unit is None:
        raise Denied(f"{officer.title} belongs to no unit.")
    return officer.unit


def works_on(user: User, case: Case) -> bool:
    """Officers and supervisors of the unit that has the case."""
    return user.role in POLICE and user.unit_id == case.unit_id


def supervises(user: User, case: Case) -> bool:
    """Supervisors of the unit that has the case."""
    return user.role == Role.SUPERVISOR and user.unit_id == case.unit_id


def supervisors_of(case: Case) -> QuerySet[User]:
    """Those in post, to be told."""
    return User.objects.filter(unit=case.unit_id, role=Role.SUPERVISOR, is_active=True)


def check_create_case(user: User) -> None:
    if user.role not in POLICE:
        raise Denied("Only officers and supervisors can open a case.")


def check_edit_case(user: User, case: Case) -> None:
    """Anybody in the unit may add to its cases: an incident is reported at any hour."""
    if not works_on(user, case):
        raise Denied("Only officers and supervisors of the unit that has this case can change it.")


def check_hand_over_case(user: User, case: Case) -> None:
    check_edit_case(user, case)
    _check_leads(user, case, "hand it over")


def check_receive_case(officer: User) -> None:
    """A case goes to somebody in post who works on cases."""
    if officer.role not in POLICE or not officer.is_active:
        raise Denied(f"{officer.title} cannot be given a case.")


def check_close_case(user: User, case: Case) -> None:
    check_edit_case(user, case)
    _check_leads(user, case, "close it")


def check_reopen_case(user: User, case: Case) -> None:
    check_edit_case(user, case)
    _check_leads(user, case, "reopen it")


def _check_leads(user: User, case: Case, deed: str) -> None:
    """The officer in the case, or a supervisor of its unit, of those who work on it."""
    if user.pk != case.officer_id and not supervises(user, case):
        raise Denied(
            f"Only the officer in the case, {case.officer.title}, or a supervisor of the unit can {deed}."
        )
