"""Who may see and do what with a bundle, a filing and what the court sends back."""

from django.db.models import F, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from cases.permissions.cases import visible_cases, works_on
from cases.record import enter
from orders.models import Application, Bundle, CopyTaken, Filing, Hearing, SealedOrder
from orders.permissions.applications import visible_applications
from spo.accounts.enums import Role
from spo.accounts.models import Court, User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible
from spo.pages.keys import Page, page_of


def visible_filings(user: User) -> QuerySet[Filing]:
    """Clerks: what was filed with their court. Nobody else."""
    if user.role != Role.CLERK:
        return Filing.objects.none()
    text = F("bundle__approval__version__text")
    name = KeyTextTransform("name", KeyTransform("respondent", text))
    force = KeyTextTransform("applicant", text)
    filings = Filing.objects.filter(court__users=user).annotate(respondent=name, applicant=force)
    return filings.select_related("application__case", "court", "filed_by")


def list_filings(user: User, before: int | None = None) -> Page[Filing]:
    """One page of the court's list, newest first. Recorded."""
    check_list_filings(user)
    record(
        by=user, did="filings.listed", operation=Operation.CONSULTATION, subject=f"filings with {user.court}"
    )
    return page_of(visible_filings(user), before=before)


def open_filing(user: User, pk: int) -> Filing:
    """The filing, with the consultation recorded. Raises NotVisible outside the clerk's court."""
    filing = visible_filings(user).filter(pk=pk).first()
    if filing is None:
        raise NotVisible
    enter(user, "filing.consulted", filing.application.case, filing.subject, Operation.CONSULTATION)
    return filing


def accepted_filing(row: Hearing | SealedOrder) -> Filing:
    """The filing that what the court listed or sent, and somebody opened, belongs to."""
    return row.application.filings.accepted()


def visible_copies(filing: Filing) -> QuerySet[CopyTaken]:
    """Who at the court took a copy of what, and why."""
    return filing.copies.select_related("taken_by")


def visible_bundle(user: User, pk: int) -> Bundle:
    """For the police who made it. Records nothing: its progress is asked for every few seconds."""
    bundles = Bundle.objects.filter(approval__version__application__in=visible_applications(user), pk=pk)
    bundle = bundles.select_related("approval__version__application__case__unit").first()
    if bundle is None:
        raise NotVisible
    return bundle


def open_bundle(user: User, pk: int) -> Bundle:
    """The bundle, with the consultation recorded. Opening the file itself is an action, with its purpose."""
    bundle = visible_bundle(user, pk)
    case = bundle.approval.version.application.case
    enter(user, "bundle.consulted", case, bundle.subject, Operation.CONSULTATION)
    return bundle


def open_hearing(user: User, pk: int) -> Hearing:
    """For a clerk of the court that listed it: nobody else belongs to a court. Recorded."""
    hearings = Hearing.objects.filter(court__users=user, pk=pk)
    hearing = hearings.select_related("application__case").first()
    if hearing is None:
        raise NotVisible
    enter(user, "hearing.consulted", hearing.application.case, hearing.subject, Operation.CONSULTATION)
    return hearing


def open_sealed_order(user: User, pk: int) -> SealedOrder:
    """For the police of the case, and for clerks of the court that holds the application. Recorded."""
    if user.role == Role.CLERK:
        scope = SealedOrder.objects.filter(application__in=held_by(user))
    else:
        scope = SealedOrder.objects.filter(application__case__in=visible_cases(user))
    sealed = scope.filter(pk=pk).select_related("application__case").first()
    if sealed is None:
        raise NotVisible
    enter(user, "sealed_order.consulted", sealed.application.case, sealed.subject, Operation.CONSULTATION)
    return sealed


def open_sealed_order_as_clerk(user: User, pk: int) -> SealedOrder:
    """Only the court takes back what it sent."""
    if user.role != Role.CLERK:
        raise NotVisible
    return open_sealed_order(user, pk)


def held_by(clerk: User) -> QuerySet[Application]:
    """Applications that the clerk's court accepted: an application is never accepted twice."""
    return Application.objects.filter(filings__court__users=clerk, filings__accepted_at__isnull=False)


def visible_courts() -> QuerySet[Court]:
    """Every court an application can be filed with."""
    return Court.objects.order_by("name")


def clerks_of(court: Court) -> QuerySet[User]:
    """Those in post, to be told."""
    return User.objects.filter(court=court, role=Role.CLERK, is_active=True)


def check_list_filings(user: User) -> None:
    if user.role != Role.CLERK:
        raise Denied("Only court clerks see what was filed with their court.")


def check_open_sealed_order(user: User, sealed: SealedOrder) -> None:
    """The police of the case, and clerks of the court that holds the application."""
    application = sealed.application
    if not works_on(user, application.case) and not (
        user.role == Role.CLERK and application in held_by(user)
    ):
        raise Denied(
            "Only the unit that has the case and the court that holds the application can open this."
        )


def check_clerk(user: User, filing: Filing) -> None:
    """A clerk of the court it was filed with."""
    if user.role != Role.CLERK or filing.court_id != user.court_id:
        raise Denied("Only a clerk of the court it was filed with can do this.")
