"""Who may see and do what. The only place in `cases` that names roles."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from cases import policies
from cases.models import (
    Alias,
    Case,
    CaseQuerySet,
    ContactDetail,
    EarlierOrder,
    Exhibit,
    Handover,
    Incident,
    Person,
    Suspect,
    Victim,
)
from cases.record import enter
from cases.search import PAGE, CasePage, CaseSearch
from spo.accounts.enums import Role
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.record import record
from spo.exceptions import Denied, NotNow, NotVisible
from spo.notices.deadlines import open_deadlines
from spo.notices.models import Deadline

POLICE = (Role.OFFICER, Role.SUPERVISOR)


def visible_cases(user: User) -> CaseQuerySet:
    """Officers and supervisors see the cases of their unit; nobody else sees any."""
    if user.role not in POLICE:
        return Case.objects.none()
    return Case.objects.filter(unit__users=user)


def visible_incidents(case: Case) -> QuerySet[Incident]:
    """Every incident of a case that was opened, withdrawn ones too."""
    return (
        Incident.objects.filter(case=case).select_related("withdrawn_by").prefetch_related("victims__person")
    )


def outline_of_incidents(case: Case) -> QuerySet[Incident]:
    """When, what kind and how often, without the words: for what looks at all of them at once."""
    return Incident.objects.filter(case=case).defer("what_happened", "effect", "withdrawn_reason")


def latest_incidents(case: Case) -> QuerySet[Incident]:
    """Those that stand, the latest first."""
    return visible_incidents(case).filter(withdrawn_at__isnull=True).reverse()


def visible_exhibits(case: Case) -> QuerySet[Exhibit]:
    """Every exhibit of a case that was opened, withdrawn ones too."""
    return Exhibit.objects.filter(case=case).select_related("incident", "added_by", "withdrawn_by")


def visible_handovers(case: Case) -> QuerySet[Handover]:
    """Who had a case that was opened, newest first."""
    return Handover.objects.filter(case=case).select_related(
        "from_officer", "to_officer", "to_unit", "handed_over_by"
    )


def visible_contact_details(person: Person) -> QuerySet[ContactDetail]:
    """The standing details of somebody whose page was opened. Confidential values are shown one at a time."""
    return ContactDetail.objects.filter(person=person, removed_at__isnull=True)


def visible_earlier_orders(suspect: Suspect) -> QuerySet[EarlierOrder]:
    return EarlierOrder.objects.filter(suspect=suspect, removed_at__isnull=True)


def visible_officers(user: User) -> QuerySet[User]:
    """Whom a case can be given to: anybody in post who works on cases, in any unit."""
    in_post = User.objects.filter(role__in=POLICE, is_active=True).select_related("unit")
    return (
        in_post.order_by("unit__force", "unit__name", "name", "id") if user.role in POLICE else in_post.none()
    )


def list_cases(user: User, sought: CaseSearch) -> CasePage:
    """One page of the cases in scope, newest first. Recorded, without the words that were searched for."""
    people = Prefetch("victims", Victim.objects.select_related("person"))
    cases = sought.narrow(visible_cases(user), user).select_related("officer", "unit", "suspect__person")
    did = "cases.searched" if sought.text else "cases.listed"
    record(by=user, did=did, operation=Operation.CONSULTATION, subject=f"cases of {user.unit}")
    found = list(cases.prefetch_related(people, "closings"))
    return CasePage(found[:PAGE], has_more=len(found) > PAGE)


def find_case(user: User, text: str) -> Case | None:
    """The case in scope with exactly this reference, in whatever capitals."""
    return visible_cases(user).filter(reference__iexact=text.strip()).first()


def visible_deadlines(user: User) -> QuerySet[Deadline]:
    """What somebody has to see to: officers their own, supervisors the whole unit's."""
    if user.role == Role.SUPERVISOR:
        return open_deadlines().filter(unit__users=user)
    return open_deadlines().filter(owner=user)


def open_case(user: User, reference: str, part: str = "overview") -> Case:
    """One case in scope, with who is in it. Recorded as a consultation of that part of it."""
    case = _case_in_scope(user, reference)
    enter(user, "case.consulted", case, part, Operation.CONSULTATION)
    return case


def open_person(user: User, reference: str, pk: int) -> Victim | Suspect:
    """What a person is in this case, with the person."""
    case = _case_in_scope(user, reference)
    return open_suspect(user, reference) if case.suspect.person_id == pk else open_victim(user, reference, pk)


def open_victim(user: User, reference: str, pk: int) -> Victim:
    """The person as a victim in this case; there is no such page of the suspect."""
    case = _case_in_scope(user, reference)
    return _opened(user, case, Victim.objects.filter(case=case, person=pk).select_related("person"))


def open_suspect(user: User, reference: str) -> Suspect:
    case = _case_in_scope(user, reference)
    return _opened(user, case, Suspect.objects.filter(case=case).select_related("person"))


def open_alias(role: Victim | Suspect, pk: int) -> Alias:
    """A name of somebody whose page was opened."""
    found = Alias.objects.filter(person=role.person, pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def open_earlier_order(user: User, reference: str, pk: int) -> EarlierOrder:
    case = _case_in_scope(user, reference)
    standing = EarlierOrder.objects.filter(suspect__case=case, removed_at__isnull=True)
    return _opened(user, case, standing.filter(pk=pk).select_related("suspect__person"))


def open_contact_detail(user: User, reference: str, pk: int) -> tuple[Case, ContactDetail]:
    """A contact detail of somebody in this case, its value readable."""
    case = _case_in_scope(user, reference)
    people = [case.suspect.person_id, *(victim.person_id for victim in case.victims.all())]
    standing = ContactDetail.objects.filter(person__in=people, removed_at__isnull=True)
    return case, _opened(user, case, standing.filter(pk=pk).select_related("person"))


def open_incident(user: User, reference: str, number: int) -> Incident:
    case = _case_in_scope(user, reference)
    return _opened(user, case, visible_incidents(case).filter(number=number))


def open_exhibit(user: User, reference: str, pk: int) -> Exhibit:
    case = _case_in_scope(user, reference)
    return _opened(user, case, visible_exhibits(case).filter(pk=pk))


def open_record(user: User, reference: str) -> tuple[Case, QuerySet[AuditEvent]]:
    """Who did what in this case, newest first."""
    case = _case_in_scope(user, reference)
    enter(user, "record.consulted", case, "record of the case", Operation.CONSULTATION)
    return case, AuditEvent.objects.filter(case_reference=case.reference)


def check_create_case(user: User) -> None:
    if user.role not in POLICE:
        raise Denied("Only officers and supervisors can open a case.")


def check_edit_case(user: User, case: Case) -> None:
    """Anybody in the unit may add to its open cases: an incident is reported at any hour."""
    if user.role not in POLICE or user.unit_id != case.unit_id:
        raise Denied("Only officers and supervisors of the unit that has this case can change it.")
    policies.check_case_open(case)


def check_hand_over_case(user: User, case: Case) -> None:
    check_edit_case(user, case)
    _check_leads(user, case, "hand it over")


def check_receive_case(officer: User, case: Case) -> None:
    """A case goes to somebody in post who works on cases and does not have it already."""
    if officer.role not in POLICE or not officer.is_active:
        raise Denied(f"{officer.title} cannot be given a case.")
    if officer.pk == case.officer_id:
        raise NotNow(f"{officer.title} is the officer in this case already.")


def check_close_case(user: User, case: Case) -> None:
    check_edit_case(user, case)
    _check_leads(user, case, "close it")


def check_reopen_case(user: User, case: Case) -> None:
    policies.check_case_closed(case)
    _check_leads(user, case, "reopen it")


def check_change_incident(user: User, case: Case, incident: Incident) -> None:
    check_edit_case(user, case)
    policies.check_incident_stands(incident)


def check_withdraw_incident(user: User, case: Case, incident: Incident) -> None:
    check_change_incident(user, case, incident)
    policies.check_incident_free(incident)


def check_change_exhibit(user: User, case: Case, exhibit: Exhibit) -> None:
    check_edit_case(user, case)
    policies.check_exhibit_stands(exhibit)


def check_withdraw_exhibit(user: User, case: Case, exhibit: Exhibit) -> None:
    check_change_exhibit(user, case, exhibit)
    policies.check_exhibit_free(exhibit)


def _check_leads(user: User, case: Case, deed: str) -> None:
    """The officer in the case, or a supervisor of its unit."""
    if user.unit_id != case.unit_id or (user.pk != case.officer_id and user.role != Role.SUPERVISOR):
        raise Denied(
            f"Only the officer in the case, {case.officer.title}, or a supervisor of the unit can {deed}."
        )


def _case_in_scope(user: User, reference: str) -> Case:
    """The case with everything its header shows, or nothing that anybody could learn from."""
    people = Prefetch("victims", Victim.objects.select_related("person"))
    cases = visible_cases(user).select_related("unit", "officer", "suspect__person")
    found = cases.prefetch_related(people, "closings").filter(reference=reference).first()
    if found is None:
        raise NotVisible
    return found


def _opened(user: User, case: Case, rows: QuerySet[Any]) -> Any:
    found = rows.first()
    if found is None:
        raise NotVisible
    if isinstance(found, Victim | Suspect | Incident | Exhibit):
        found.case = case
    noun = str(found._meta.verbose_name).replace(" ", "_")
    enter(user, f"{noun}.consulted", case, found.subject, Operation.CONSULTATION)
    return found
