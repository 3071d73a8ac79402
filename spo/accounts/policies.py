"""When something may be done with an account."""

from django.db.models import QuerySet
from django.utils import timezone

from spo.accounts.models import Invitation, User
from spo.exceptions import NotNow, NotVisible


def check_in_post(user: User) -> None:
    if not user.is_active:
        raise NotNow(f"{user.name} has left. Bring the account back first.")


def check_has_left(user: User) -> None:
    if user.is_active:
        raise NotNow(f"{user.name} has not left.")


def check_may_be_invited(user: User) -> None:
    check_in_post(user)
    if user.has_usable_password():
        raise NotNow(f"{user.name} has already set a password. Send a password reset link instead.")


def check_may_reset_password(user: User) -> None:
    check_in_post(user)
    if not user.has_usable_password():
        raise NotNow(f"{user.name} has not set a password yet. Send the invitation again instead.")


def check_has_factor(user: User) -> None:
    check_in_post(user)
    if not user.authenticator_set.exists():
        raise NotNow(f"{user.name} has no second factor. They set one up when they next sign in.")


def unspent_invitations(user: User) -> QuerySet[Invitation]:
    """Links that were sent to this person and would still work, or would have if they had come in time."""
    return Invitation.objects.filter(user=user, used_at=None, replaced_at=None)


def open_invitation(token_hash: str, *, lock: bool = False) -> Invitation:
    """Unspent, not replaced, in time, of somebody in post without a password. All other links are answered alike."""
    found = Invitation.objects.filter(
        token_hash=token_hash,
        used_at=None,
        replaced_at=None,
        expires_at__gt=timezone.now(),
        user__is_active=True,
    )
    if lock:
        found = found.select_for_update(of=("self",))
    invitation = found.select_related("user").first()
    if invitation is None or invitation.user.has_usable_password():
        raise NotVisible
    return invitation
