"""Mail about an application: reference and link, and nothing else."""

from django.conf import settings
from django.urls import reverse

from cases.permissions.cases import supervisors_of
from orders.models import Application, Filing, SubmittedVersion
from orders.permissions.filings import clerks_of
from spo.accounts.models import User
from spo.notices.mail import queue_mail


def tell_supervisors(version: SubmittedVersion) -> None:
    """Every supervisor of the unit but the one who submitted it: those who may not approve may return it."""
    application = version.application
    path = reverse("open_version", args=[application.pk, version.number])
    for supervisor in supervisors_of(application.case).exclude(pk=version.submitted_by_id):
        _mail(supervisor, "submitted", application, path, f"version {version.pk}")


def tell_writers(version: SubmittedVersion, template: str) -> None:
    """Whoever submitted it and the officer in the case."""
    application = version.application
    path = reverse("open_application", args=[application.pk])
    for writer in {version.submitted_by, application.case.officer}:
        if writer.is_active:
            _mail(writer, template, application, path, f"version {version.pk}")


def tell_clerks(filing: Filing, template: str, key: str = "") -> None:
    """Every clerk of the court, so that it does not wait for one who is away. Once for each key."""
    path = reverse("open_filing", args=[filing.pk])
    for clerk in clerks_of(filing.court):
        _mail(clerk, template, filing.application, path, f"filing {filing.pk} {key}".strip())


def tell_officer(application: Application, template: str, key: str) -> None:
    """The officer in the case, whoever filed it."""
    _mail(application.case.officer, template, application, reverse("open_court", args=[application.pk]), key)


def _mail(to_user: User, template: str, application: Application, path: str, key: str) -> None:
    context = {"case_reference": application.case.reference, "link": f"{settings.SITE_URL}{path}"}
    queue_mail(to_user=to_user, template=template, context=context, key=f"{template} {key} to {to_user.pk}")
