"""Who may see and change accounts."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet

from spo.accounts.enums import Role
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible, Refused

DEMO_DOMAIN = "@demo.invalid"


def can(check: Callable[..., None], *args: Any) -> bool:
    """Whether a `check_*` would let this through, without raising."""
    return not refusal(check, *args)


def refusal(check: Callable[..., None], *args: Any) -> str:
    """The sentence with which a `check_*` would refuse; empty when it would not."""
    try:
        check(*args)
    except Refused as refused:
        return refused.sentence
    return ""


def check_manage_accounts(user: User) -> None:
    if user.role != Role.ADMINISTRATOR:
        raise Denied("Only an administrator can manage accounts.")


def visible_users(user: User) -> QuerySet[User]:
    """Administrators see every account, others none but their own."""
    everybody = User.objects.select_related("unit", "court")
    return everybody if user.role == Role.ADMINISTRATOR else everybody.filter(pk=user.pk)


def open_user(user: User, pk: int) -> User:
    """One account, for the administrator's pages. Opening it is recorded."""
    check_manage_accounts(user)
    subject = visible_users(user).filter(pk=pk).first()
    if subject is None:
        raise NotVisible
    record(by=user, did="account.opened", operation=Operation.CONSULTATION, subject=f"user {pk}")
    return subject


def check_change_role(user: User, subject: User) -> None:
    """Segregation of duties: nobody gives themselves more power."""
    check_manage_accounts(user)
    if user == subject:
        raise Denied("You cannot change your own role or rank. Ask another administrator.")


def check_remove_factors(user: User, subject: User) -> None:
    check_manage_accounts(user)
    if user == subject:
        raise Denied("You cannot remove your own second factor here. Ask another administrator.")


def check_close_account(user: User, subject: User) -> None:
    check_manage_accounts(user)
    if user == subject:
        raise Denied("You cannot close your own account. Ask another administrator.")


def visible_demo_accounts() -> QuerySet[User]:
    """The people of the demonstration, while its door is open; otherwise nobody."""
    people = User.objects.filter(email__endswith=DEMO_DOMAIN, is_active=True).select_related("unit", "court")
    return people.order_by("pk") if settings.DEMO_DOOR else people.none()


def open_demo_account(pk: str) -> User:
    user = visible_demo_accounts().filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if user is None:
        raise NotVisible
    return user


def own_factors(user: User) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=user.pk).order_by("type", "pk")


def has_another_factor(user: User, pk: int) -> bool:
    """Recovery codes do not count: they only stand in for a factor that is away."""
    return own_factors(user).exclude(pk=pk).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def check_remove_own_factor(user: User, pk: int) -> None:
    """One factor must remain. Locks the account, so that two removals at once leave one."""
    User.objects.select_for_update().get(pk=user.pk)
    if not own_factors(user).filter(pk=pk).exists():
        raise NotVisible
    if not has_another_factor(user, pk):
        raise Denied("You cannot remove your only second factor. Add another one first.")
