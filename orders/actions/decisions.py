"""What a supervisor decides about a submitted version."""

from django.db import transaction
from django.utils import timezone

from cases.record import enter
from orders.actions.bundles import ask_for_bundle
from orders.changes import lock_version
from orders.enums import Event, ReturnedBy, Section
from orders.force import authority_on
from orders.mail import tell_writers
from orders.models import Approval, Comment, Return, SubmittedVersion
from orders.permissions import applications as permissions
from orders.policies import applications as policies
from orders.workflow import apply
from spo.accounts.models import User
from spo.workdays import today


@transaction.atomic
def add_comment(
    *, by: User, version: SubmittedVersion, section: Section, text: str, term_number: int | None = None
) -> Comment:
    """A remark on a section or on one term, for the officer to read when the application comes back."""
    current = lock_version(version)
    permissions.check_comment(by, current.application)
    policies.check_return(current)
    policies.check_has_term(current, term_number)
    comment = Comment.objects.create(
        version=current, section=section, term_number=term_number, text=text, written_by=by
    )
    enter(
        by,
        "application.commented",
        current.application.case,
        current.application.subject,
        fields=[section.value],
    )
    return comment


@transaction.atomic
def return_for_changes(*, by: User, version: SubmittedVersion, reason: str) -> Return:
    """Back to draft, with the reason."""
    current = lock_version(version)
    permissions.check_return(by, current.application)
    policies.check_return(current)
    returned = Return.objects.create(
        application=current.application,
        version=current,
        side=ReturnedBy.SUPERVISOR,
        reason=reason,
        returned_by=by,
    )
    apply(Event.RETURN, by=by, application=current.application)
    tell_writers(by, current, "returned")
    return returned


@transaction.atomic
def approve(*, by: User, version: SubmittedVersion) -> Approval:
    """Approve this text and no other: its SHA-256 is kept with the name, rank and authority of the day.

    The bundle is asked for in the same transaction.
    """
    current, day = lock_version(version), today(timezone.now())
    permissions.check_approve(by, current.application, day)
    policies.check_approve(current)
    approval = Approval.objects.create(
        version=current,
        approved_by=by,
        name=by.name,
        rank=by.rank,
        authority=authority_on(day),
        sha256=current.sha256,
    )
    apply(Event.APPROVE, by=by, application=current.application)
    ask_for_bundle(by=by, approval=approval)
    tell_writers(by, current, "approved")
    return approval
