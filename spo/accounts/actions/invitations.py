"""New people: an account, a link to it, and the password they choose."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from spo.accounts.enums import Rank, Role
from spo.accounts.links import hash_token, invitation_link, new_token
from spo.accounts.models import Court, Invitation, Unit, User
from spo.accounts.permissions import check_manage_accounts
from spo.accounts.policies import check_may_be_invited, open_invitation, unspent_invitations
from spo.accounts.saving import save_unique
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.notices.mail import queue_mail


@transaction.atomic
def invite_person(
    *,
    by: User,
    email: str,
    name: str,
    role: str,
    rank: str,
    collar_number: str = "",
    unit: Unit | None = None,
    court: Court | None = None,
) -> User:
    """An account without a password, and the link by which its owner sets one."""
    check_manage_accounts(by)
    user = _add_user(
        email=email, name=name, role=role, rank=rank, collar_number=collar_number, unit=unit, court=court
    )
    _record(by, "account.added", user, ["email", "name", "role", "rank", "collar_number", "unit", "court"])
    _mail_link(by, user)
    return user


@transaction.atomic
def add_administrator(*, by: Actor, email: str, name: str) -> str:
    """For the console, when nobody else can: the link is returned, shown once and kept nowhere."""
    user = _add_user(email=email, name=name, role=Role.ADMINISTRATOR, rank=Rank.STAFF)
    _record(by, "account.added", user, ["email", "name", "role"])
    return _make_link(user)


@transaction.atomic
def invite_again(*, by: User, user: User) -> None:
    """A new link; the one before it stops working."""
    check_manage_accounts(by)
    check_may_be_invited(user)
    _mail_link(by, user)


@transaction.atomic
def accept_invitation(*, by: Actor, token: str, password: str) -> User:
    """Spend the link. The row is locked, so that of two people with the link one sets the password."""
    invitation = open_invitation(hash_token(token), lock=True)
    invitation.used_at = Now()
    invitation.save(update_fields=["used_at"])
    user = invitation.user
    user.set_password(password)
    user.save(update_fields=["password"])
    _record(by, "invitation.accepted", user, ["password"])
    return user


def _add_user(*, email: str, **facts: object) -> User:
    user = User(email=email.lower(), **facts)
    user.set_unusable_password()
    save_unique(user)
    return user


def _make_link(user: User) -> str:
    token = new_token()
    unspent_invitations(user).update(replaced_at=Now())
    Invitation.objects.create(
        user=user,
        token_hash=hash_token(token),
        expires_at=timezone.now() + timedelta(seconds=settings.INVITATION_LIFE),
    )
    return invitation_link(token)


def _mail_link(by: User, user: User) -> None:
    link = _make_link(user)
    invitation = user.invitations.latest("pk")
    queue_mail(
        to_user=user,
        template="invitation",
        context={"link": link, "days": settings.INVITATION_LIFE // 86_400},
        key=f"invitation {invitation.pk}",
        sender=by,
    )
    _record(by, "invitation.sent", user)


def _record(by: Actor, did: str, user: User, fields: list[str] | None = None) -> None:
    record(by=by, did=did, operation=Operation.ADMINISTRATION, subject=f"user {user.pk}", fields=fields or [])
