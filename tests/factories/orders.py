"""Applications brought to a status by the real actions, as people would."""

from cases.enums import AreaLimb
from cases.models import Case
from orders.actions.applications import (
    change_duration,
    change_exhibits,
    change_incidents,
    change_interim,
    change_necessity,
    change_proceedings,
    change_protected,
    change_risk,
    change_victim_views,
    check_respondent,
    start_application,
)
from orders.actions.decisions import approve
from orders.actions.submission import submit_application, withdraw_application
from orders.actions.terms import Wording, add_term
from orders.enums import Consulted, DurationKind, Status, TermKind
from orders.models import Application, Approval, SubmittedVersion
from orders.text.declaration import seen
from spo.accounts.enums import Rank, Role
from spo.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.cases import make_case


def make_approver(officer: User) -> User:
    """A supervisor of the officer's unit who may approve."""
    return UserFactory(unit=officer.unit, role=Role.SUPERVISOR, rank=Rank.SUPERINTENDENT)


def ready_case(officer: User, *, incidents: int = 2) -> Case:
    """A case from which an application can be completed."""
    case = make_case(officer=officer, incidents=incidents)
    case.suspect.area_limb = AreaLimb.RESIDES
    case.suspect.save()
    return case


def fill_in(application: Application, by: User) -> None:
    """Write every section of a draft, with one term."""
    incidents = list(application.case.incidents.values_list("pk", flat=True))
    draft = {"by": by, "application": application, "version": application.version}
    check_respondent(**draft)
    change_protected(**draft, victims=application.case.victims.values_list("pk", flat=True))
    change_incidents(**draft, incidents=incidents)
    change_risk(**draft, risk="He follows her home and the acts grow worse.")
    change_necessity(**draft, necessity="Warnings did not stop him.")
    add_term(by=by, application=application, wording=no_contact(incidents[:1]))
    change_duration(**draft, kind=DurationKind.FIXED, months=36)
    change_interim(**draft, is_asked=False)
    change_victim_views(**draft, victim_views="She supports the application.")
    change_proceedings(
        **draft,
        proceedings="He was arrested on 4 May 2026 and released on bail.",
        cps_consulted=Consulted.YES,
        other_force_consulted=Consulted.NOT_NEEDED,
    )
    change_exhibits(**draft, confirmed=[])
    application.refresh_from_db()


def no_contact(incidents: list[int]) -> Wording:
    return Wording(
        kind=TermKind.PROHIBITION,
        text="Not to contact Vera Example by any means.",
        necessity="Every act began with a message.",
        incidents=incidents,
        work_education_religion="It does not touch his work, study or worship.",
    )


def start(by: User, case: Case | None = None) -> Application:
    """A complete draft."""
    application = start_application(by=by, case=case or ready_case(by))
    fill_in(application, by)
    return application


def submit(application: Application, by: User) -> SubmittedVersion:
    application.refresh_from_db()
    return submit_application(by=by, application=application, declared=seen(application))


def submitted(by: User) -> SubmittedVersion:
    return submit(start(by), by)


def approved(by: User, approver: User | None = None) -> Approval:
    return approve(by=approver or make_approver(by), version=submitted(by))


def create_application_at(status: Status, *, by: User, approver: User | None = None) -> Application:
    """An application that came to this status by way of the ones before it."""
    application = start(by)
    if status == Status.WITHDRAWN:
        withdraw_application(by=by, application=application, reason="The suspect has died.")
    if status in BEYOND_DRAFT:
        version = submit(application, by)
        if status in BEYOND_SUBMITTED:
            approve(by=approver or make_approver(by), version=version)
    application.refresh_from_db()
    return application


BEYOND_DRAFT = (Status.SUBMITTED, Status.APPROVED, Status.FILED, Status.ACCEPTED, Status.DETERMINED)
BEYOND_SUBMITTED = BEYOND_DRAFT[1:]
