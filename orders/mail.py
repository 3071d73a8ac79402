"""Mail about an application: reference and link, and nothing else."""

from django.conf import settings
from django.urls import reverse

from cases.permissions.cases import supervisors_of
from orders.models import Application, Filing, SubmittedVersion
from orders.permissions.filings import clerks_of
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.notices.mail import queue_mail


def tell_supervisors(by: User, version: SubmittedVersion) -> None:
    """Every supervisor of the unit but the one who submitted it: those who may not approve may return it."""
    application = version.application
    path = reverse("open_version", args=[application.pk, version.number])
    for supervisor in supervisors_of(application.case).exclude(pk=version.submitted_by_id):
        _mail(by, supervisor, "submitted", application, path, f"version {version.pk}")


def tell_writers(by: User, version: SubmittedVersion, template: str) -> None:
    """Whoever submitted it and the officer in the case."""
    application = version.application
    path = reverse("open_application", args=[application.pk])
    for writer in {version.submitted_by, application.case.officer}:
        if writer.is_active:
            _mail(by, writer, template, application, path, f"version {version.pk}")


def tell_clerks(by: Actor, filing: Filing, template: str, key: str = "") -> None:
    """Every clerk of the court, so that it does not wait for one who is away. Once for each key."""
    path = reverse("open_filing", args=[filing.pk])
    for clerk in clerks_of(filing.court):
        _mail(by, clerk, template, filing.application, path, f"filing {filing.pk} {key}".strip())


def tell_officer(by: User, application: Application, template: str, key: str) -> None:
    """The officer in the case, whoever filed it."""
    link = reverse("open_court", args=[application.pk])
    _mail(by, application.case.officer, template, application, link, key)


def _mail(by: Actor, to_user: User, template: str, application: Application, path: str, key: str) -> None:
    """Whoever did what it tells of hears when it could not be sent."""
    context = {"case_reference": application.case.reference, "link": f"{settings.SITE_URL}{path}"}
    queue_mail(
        to_user=to_user,
        template=template,
        context=context,
        key=f"{template} {key} to {to_user.pk}",
        sender=by if isinstance(by, User) else None,
    )
