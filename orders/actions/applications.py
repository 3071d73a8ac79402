"""Starting an application and writing its sections."""

from collections.abc import Collection

from django.db import transaction

from cases.changes import lock_case
from cases.clocks import meet_reviews
from cases.models import Case, Exhibit
from cases.record import enter
from orders.actions.editing import editing
from orders.enums import Consulted, DurationKind, Section
from orders.models import Application, ApplicationExhibit
from orders.permissions import applications as permissions
from orders.policies import applications as policies
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def start_application(*, by: User, case: Case) -> Application:
    """A draft in this case, with every victim protected until somebody says otherwise."""
    locked = lock_case(by, case, who=permissions.check_start, when=policies.check_start)
    application = Application.objects.create(case=locked, author=by)
    application.protected.set(locked.standing_victims)
    enter(by, "application.started", locked, application.subject, Operation.COLLECTION)
    meet_reviews(by, locked)
    return application


def check_respondent(*, by: User, application: Application, version: int) -> None:
    """Somebody has looked at what the case says about the respondent. The facts are changed in the case."""
    with editing(by=by, application=application, section=Section.RESPONDENT, version=version) as draft:
        draft.is_respondent_checked = True


def change_protected(*, by: User, application: Application, version: int, victims: Collection[int]) -> None:
    with editing(by=by, application=application, section=Section.PROTECTED, version=version) as draft:
        draft.protected.set(draft.case.victims.standing().filter(pk__in=victims))


def change_incidents(*, by: User, application: Application, version: int, incidents: Collection[int]) -> None:
    """Those of the case that still stand. A term keeps its own links and says what it lacks."""
    with editing(by=by, application=application, section=Section.INCIDENTS, version=version) as draft:
        draft.incidents.set(draft.case.incidents.filter(pk__in=incidents, withdrawn_at=None, part_of=None))


def change_risk(*, by: User, application: Application, version: int, risk: str) -> None:
    with editing(by=by, application=application, section=Section.RISK, version=version) as draft:
        draft.risk = risk


def change_necessity(*, by: User, application: Application, version: int, necessity: str) -> None:
    with editing(by=by, application=application, section=Section.NECESSITY, version=version) as draft:
        draft.necessity = necessity


def change_duration(
    *, by: User, application: Application, version: int, kind: DurationKind, months: int | None
) -> None:
    with editing(by=by, application=application, section=Section.DURATION, version=version) as draft:
        draft.duration_kind = kind
        draft.duration_months = months if kind == DurationKind.FIXED else None


def change_interim(
    *,
    by: User,
    application: Application,
    version: int,
    is_asked: bool,
    reason: str = "",
    weeks: int | None = None,
    terms: Collection[int] = (),
) -> None:
    """SPA 2019 s.5. When none is asked for, what was written about it goes."""
    with editing(by=by, application=application, section=Section.INTERIM, version=version) as draft:
        draft.is_interim_asked = is_asked
        draft.interim_reason = reason if is_asked else ""
        draft.interim_weeks = weeks if is_asked else None
        if is_asked:
            draft.terms.filter(pk__in=terms).update(is_in_interim=True)
            draft.terms.exclude(pk__in=terms).update(is_in_interim=False)


def change_victim_views(*, by: User, application: Application, version: int, victim_views: str) -> None:
    with editing(by=by, application=application, section=Section.VICTIM_VIEWS, version=version) as draft:
        draft.victim_views = victim_views


def change_proceedings(
    *,
    by: User,
    application: Application,
    version: int,
    proceedings: str,
    cps_consulted: Consulted,
    other_force_consulted: Consulted,
) -> None:
    """An order complements a prosecution and never replaces it."""
    with editing(by=by, application=application, section=Section.PROCEEDINGS, version=version) as draft:
        draft.proceedings = proceedings
        draft.cps_consulted = cps_consulted
        draft.other_force_consulted = other_force_consulted


def change_exhibits(*, by: User, application: Application, version: int, confirmed: Collection[int]) -> None:
    """Exhibits of the case that this person confirms to carry no confidential detail; none, when there are none.

    Whoever confirmed an exhibit before stays the one who did.
    """
    with editing(by=by, application=application, section=Section.EXHIBITS, version=version) as draft:
        offered = draft.case.exhibits.filter(pk__in=confirmed, withdrawn_at=None, is_for_respondent=True)
        draft.exhibit_links.exclude(exhibit__in=offered).delete()
        new = offered.exclude(application_links__application=draft)
        ApplicationExhibit.objects.bulk_create(_confirmed(by, draft, exhibit) for exhibit in new)
        draft.has_no_exhibits = not confirmed


def _confirmed(by: User, draft: Application, exhibit: Exhibit) -> ApplicationExhibit:
    return ApplicationExhibit(application=draft, exhibit=exhibit, confirmed_by=by)
