"""Who may see and do what with an application."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from cases.models import Case
from cases.permissions.cases import supervises, visible_cases, works_on
from orders.enums import OrderKind, Outcome, Status
from orders.force import approval_rank_on
from orders.models import (
    Application,
    Bundle,
    Hearing,
    Order,
    Return,
    SealedOrder,
    SubmittedVersion,
    Term,
)
from orders.permissions.authors import has_written
from spo.accounts.enums import Rank, Role
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible
from spo.workdays import today


def visible_applications(user: User) -> QuerySet[Application]:
    """Police: those in their unit's cases. Clerks reach an application only through a filing."""
    return (
        Application.objects.filter(case__in=visible_cases(user))
        .select_related("case__unit", "case__officer", "case__suspect__person", "author")
        .prefetch_related("case__victims__person", "case__closings")
    )


def open_application(user: User, pk: int) -> Application:
    """The application, with the consultation recorded. Raises NotVisible outside the user's scope."""
    application = visible_applications(user).filter(pk=pk).first()
    if application is None:
        raise NotVisible
    _consulted(user, "application.consulted", application.subject, application.case.reference)
    return application


def open_version(user: User, pk: int, number: int) -> SubmittedVersion:
    """One submitted version of an application, with the consultation recorded."""
    application = open_application(user, pk)
    version = application.versions.filter(number=number).select_related("submitted_by").first()
    if version is None:
        raise NotVisible
    version.application = application
    return version


def open_term(user: User, pk: int, term_pk: int) -> Term:
    """One term of an application, with the consultation recorded."""
    application = open_application(user, pk)
    term = application.terms.filter(pk=term_pk).first()
    if term is None:
        raise NotVisible
    term.application = application
    return term


def list_waiting(user: User) -> QuerySet[SubmittedVersion]:
    """The unit's applications that wait for approval, the longest first; recorded as a consultation."""
    check_list_waiting(user)
    _consulted(user, "applications.listed", f"unit {user.unit_id}", "")
    waiting = visible_applications(user).filter(status=Status.SUBMITTED)
    newer = SubmittedVersion.objects.filter(
        application=OuterRef("application"), number__gt=OuterRef("number")
    )
    return (
        SubmittedVersion.objects.filter(~Exists(newer), application__in=waiting)
        .select_related("application__case__suspect__person", "submitted_by")
        .order_by("submitted_at", "pk")
    )


def applications_in_hand(user: User, *, now: datetime) -> QuerySet[Application]:
    """Those of the officer's own open cases that wait for the officer: drafts, what may be filed, what has been
    heard or sealed, and what was decided while the order is not recorded.

    `returned_side` says who returned the version that was last submitted, `is_bundle_made` whether what was
    approved can be filed, `is_sealed` whether the court has sent an order that nobody recorded.
    """
    newest = SubmittedVersion.objects.filter(application=OuterRef(OuterRef("pk"))).order_by("-number")
    of_newest = Subquery(newest.values("pk")[:1])
    heard = Hearing.objects.filter(application=OuterRef("pk"), struck_at=None, starts_at__lte=now)
    recorded = Order.objects.standing().filter(application=OuterRef("pk"), kind=OrderKind.FULL)
    return (
        visible_applications(user)
        .annotate(
            returned_side=Subquery(Return.objects.filter(version=of_newest).values("side")[:1]),
            is_bundle_made=Exists(Bundle.objects.filter(approval__version=of_newest, made_at__isnull=False)),
            is_sealed=Exists(_sealed_and_not_recorded()),
        )
        .filter(
            Q(status__in=[Status.DRAFT, Status.APPROVED])
            | Q(Q(Exists(heard)) | Q(is_sealed=True), status=Status.ACCEPTED)
            | Q(~Exists(recorded), status=Status.DETERMINED, determination__outcome=Outcome.MADE),
            case__officer=user,
            case__in=Case.objects.open(),
        )
        .order_by("started_at", "pk")
    )


def _sealed_and_not_recorded() -> QuerySet[SealedOrder]:
    """An interim order that was recorded after the court sent it waits for nobody."""
    recorded = Order.objects.standing().filter(
        application=OuterRef("application"), recorded_at__gte=OuterRef("uploaded_at")
    )
    return SealedOrder.objects.filter(~Exists(recorded), application=OuterRef("pk"), struck_at=None)


def _consulted(user: User, did: str, subject: str, reference: str) -> None:
    record(by=user, did=did, operation=Operation.CONSULTATION, subject=subject, case_reference=reference)


def check_start(user: User, case: Case) -> None:
    """Officers and supervisors of the case's unit start an application."""
    if not works_on(user, case):
        raise Denied("Only officers and supervisors of the unit can start an application.")


def check_write(user: User, application: Application) -> None:
    """Officers and supervisors of the case's unit write the application."""
    if not works_on(user, application.case):
        raise Denied("Only officers and supervisors of the unit can work on this application.")


def check_return(user: User, application: Application) -> None:
    """A supervisor of the unit returns a submitted application."""
    if not supervises(user, application.case):
        raise Denied("Only a supervisor of the unit can return this application.")


def check_comment(user: User, application: Application) -> None:
    """A supervisor of the unit comments on what was submitted."""
    if not supervises(user, application.case):
        raise Denied("Only a supervisor of the unit can comment on this application.")


def check_list_waiting(user: User) -> None:
    if user.role != Role.SUPERVISOR:
        raise Denied("Only supervisors see what waits for approval.")


def check_approve(user: User, application: Application, day: date | None = None) -> None:
    """A supervisor of the unit, of sufficient rank on the day (today), who wrote none of it. The force sets the rank."""
    if not supervises(user, application.case):
        raise Denied("Only a supervisor of the unit can approve this application.")
    if has_written(user, application):
        raise Denied("You wrote part of this application, so someone else must approve it.")
    lowest = approval_rank_on(day or today(timezone.now()))
    if not Rank(user.rank).is_at_least(lowest):
        raise Denied(
            f"Approval needs the rank of {lowest.label.lower()} or above. Your rank is {user.get_rank_display().lower()}."
        )
