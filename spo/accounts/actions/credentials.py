"""Helping somebody who cannot sign in."""

from django.db import transaction

from spo.accounts.links import new_reset_link
from spo.accounts.models import User
from spo.accounts.permissions import check_manage_accounts, check_remove_factors
from spo.accounts.policies import check_has_factor, check_may_reset_password
from spo.accounts.sessions import end_sessions
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.notices.mail import queue_mail


@transaction.atomic
def send_password_reset(*, by: User, user: User) -> None:
    """ASVS 6.4.6: the administrator has a link sent, and never knows the password."""
    check_manage_accounts(by)
    check_may_reset_password(user)
    send_reset_link(by=by, user=user, link=new_reset_link(user))


@transaction.atomic
def send_reset_link(*, by: Actor, user: User, link: str) -> None:
    """By an administrator, or by whoever says on the sign-in page that they forgot the password."""
    event = record(
        by=by, did="password.reset_sent", operation=Operation.ADMINISTRATION, subject=f"user {user.pk}"
    )
    queue_mail(to_user=user, template="password_reset", context={"link": link}, key=f"reset {event.pk}")


@transaction.atomic
def remove_second_factors(*, by: User, user: User, reason: str) -> None:
    """After a lost phone: every factor and session goes; the next sign-in enrols a new one."""
    check_remove_factors(by, user)
    user = User.objects.select_for_update().get(pk=user.pk)
    check_has_factor(user)
    types = sorted(user.authenticator_set.values_list("type", flat=True))
    user.authenticator_set.all().delete()
    end_sessions(user)
    user.save(update_fields=["session_stamp"])
    event = record(
        by=by,
        did="factor.removed",
        operation=Operation.ADMINISTRATION,
        subject=f"user {user.pk}",
        fields=types,
        reason=reason,
    )
    queue_mail(to_user=user, template="factors_removed", context={}, key=f"factors removed {event.pk}")
