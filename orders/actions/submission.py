"""Submitting an application, taking it back, giving it up."""

from django.db import transaction
from django.utils import timezone

from orders.changes import lock_application
from orders.enums import Event, ReturnedBy, Status
from orders.mail import tell_clerks, tell_supervisors
from orders.models import Application, Return, SubmittedVersion, Withdrawal
from orders.permissions import applications as permissions
from orders.policies import applications as policies
from orders.text.build import sha256_of
from orders.text.declaration import seen, submitted_text
from orders.workflow import apply
from spo.accounts.models import User

WITH_THE_COURT = (Status.FILED, Status.ACCEPTED)


@transaction.atomic
def submit_application(*, by: User, application: Application, declared: str) -> SubmittedVersion:
    """Keep the text word for word. `declared` is `seen()` of the page on which the officer declared it."""
    draft = lock_application(application)
    permissions.check_write(by, draft)
    policies.check_submit(draft)
    policies.check_read(declared, seen(draft))
    number = draft.versions.count() + 1
    text = submitted_text(draft, number=number, by=by, at=timezone.now())
    version = SubmittedVersion.objects.create(
        application=draft, number=number, text=text, sha256=sha256_of(text), submitted_by=by
    )
    apply(Event.SUBMIT, by=by, application=draft)
    tell_supervisors(by, version)
    return version


@transaction.atomic
def take_back(*, by: User, application: Application, reason: str) -> Application:
    """Back to draft by the police themselves. An approval given before no longer counts."""
    locked = lock_application(application)
    permissions.check_write(by, locked)
    policies.check_take_back(locked)
    Return.objects.create(
        application=locked,
        version=locked.versions.latest("number"),
        side=ReturnedBy.OFFICER,
        reason=reason,
        returned_by=by,
    )
    return apply(Event.TAKE_BACK, by=by, application=locked)


@transaction.atomic
def withdraw_application(*, by: User, application: Application, reason: str) -> Application:
    """For good. A court that has it is told. Another application may be started in the same case."""
    locked = lock_application(application)
    permissions.check_write(by, locked)
    policies.check_withdraw(locked)
    filing = locked.filings.first() if locked.status in WITH_THE_COURT else None
    apply(Event.WITHDRAW, by=by, application=locked)
    Withdrawal.objects.create(application=locked, reason=reason, withdrawn_by=by)
    if filing:
        tell_clerks(by, filing, "withdrawn")
    return locked
