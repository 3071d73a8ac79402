"""People who leave, and people who come back."""

from django.db import transaction
from django.db.models.functions import Now

from spo.accounts.actions.invitations import invite_again
from spo.accounts.models import User
from spo.accounts.permissions import check_close_account, check_manage_accounts
from spo.accounts.policies import check_has_left, check_in_post, unspent_invitations
from spo.accounts.sessions import end_sessions
from spo.audit.enums import Operation
from spo.audit.record import record


@transaction.atomic
def close_account(*, by: User, user: User, reason: str) -> None:
    """The person is out at the next click. Password and second factors go, so that coming back starts afresh."""
    check_close_account(by, user)
    user = User.objects.select_for_update().get(pk=user.pk)
    check_in_post(user)
    unspent_invitations(user).update(replaced_at=Now())
    user.authenticator_set.all().delete()
    user.set_unusable_password()
    end_sessions(user)
    user.is_active, user.left_at = False, Now()
    user.version += 1
    user.save()
    _record(by, "account.closed", user, reason)


@transaction.atomic
def reopen_account(*, by: User, user: User, reason: str) -> None:
    """A returning person is invited as a new one is."""
    check_manage_accounts(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    check_has_left(user)
    user.is_active, user.left_at = True, None
    user.version += 1
    user.save()
    _record(by, "account.reopened", user, reason)
    invite_again(by=by, user=user)


def _record(by: User, did: str, user: User, reason: str) -> None:
    record(by=by, did=did, operation=Operation.ADMINISTRATION, subject=f"user {user.pk}", reason=reason)
