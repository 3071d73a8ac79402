"""Whether somebody may approve: asked of the page, and tried behind its back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases.models import Case
from orders.actions.applications import change_exhibits
from orders.models import Application, Approval, SubmittedVersion
from orders.permissions.applications import check_approve
from spo.accounts.enums import Rank
from spo.accounts.models import User
from spo.exceptions import Denied
from tests.factories.orders import start, submit

DAY = date(2026, 11, 20)


def application_of(case: Case, officer: User) -> Application:
    """Resting on everything that the case has by now, but for recordings."""
    application = start(officer, Case.objects.get(pk=case.pk))
    standing = case.exhibits.filter(withdrawn_at=None).exclude(media_type__startswith="audio/")
    exhibits = standing.values_list("pk", flat=True)
    change_exhibits(
        by=officer, application=application, version=application.version, confirmed=list(exhibits)
    )
    return application


def force_approval(version: SubmittedVersion, by: User) -> Approval:
    """Straight into the table, past the action."""
    return Approval.objects.create(
        version=version,
        approved_by=by,
        name=by.name,
        rank=Rank.SUPERINTENDENT,
        authority="",
        sha256=version.sha256,
    )


def assert_refused(application: Application, by: User) -> None:
    with pytest.raises(Denied, match="You wrote part of this application"):
        check_approve(by, application, DAY)
    says = "nobody who recorded what an application says may approve it"
    with pytest.raises(IntegrityError, match=says), transaction.atomic():
        force_approval(_submitted(application), by)


def assert_allowed(application: Application, by: User) -> None:
    check_approve(by, application, DAY)
    assert force_approval(_submitted(application), by).approved_by == by


def _submitted(application: Application) -> SubmittedVersion:
    return application.versions.last() or submit(application, application.author)
