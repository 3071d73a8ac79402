"""What an account says of its owner."""

from django.db import transaction
from django.db.models.functions import Now

from spo.accounts.models import Court, Unit, User
from spo.accounts.permissions import check_change_role, check_manage_accounts
from spo.accounts.policies import check_in_post, unspent_invitations
from spo.accounts.saving import save_unique
from spo.accounts.sessions import end_sessions
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Stale
from spo.notices.mail import queue_mail

FIELDS = ("name", "email", "collar_number", "role", "rank", "unit", "court")


@transaction.atomic
def change_details(
    *,
    by: User,
    user: User,
    version: int,
    reason: str,
    name: str,
    email: str,
    collar_number: str,
    role: str,
    rank: str,
    unit: Unit | None,
    court: Court | None,
) -> User:
    """Change what is different. The person's sessions end, so that new powers and lost ones count at once."""
    check_manage_accounts(by)
    now = User.objects.select_for_update(of=("self",)).select_related("unit", "court").get(pk=user.pk)
    check_in_post(now)
    values = (name, email.lower(), collar_number, role, rank, unit, court)
    wanted = dict(zip(FIELDS, values, strict=True))
    if now.version != version:
        raise Stale(current=now.facts, yours=User(**wanted).facts, version=now.version)
    changed = [field for field in FIELDS if getattr(now, field) != wanted[field]]
    if {"role", "rank"} & set(changed):
        check_change_role(by, now)
    if changed:
        _change(by, now, wanted, changed, reason)
    return now


def _change(by: User, user: User, wanted: dict[str, object], changed: list[str], reason: str) -> None:
    if "email" in changed:
        unspent_invitations(user).update(replaced_at=Now())
        _tell_old_address(user)
    for field in changed:
        setattr(user, field, wanted[field])
    user.version += 1
    if user != by:
        end_sessions(user)
    save_unique(user)
    record(
        by=by,
        did="account.changed",
        operation=Operation.ADMINISTRATION,
        subject=f"user {user.pk}",
        fields=changed,
        reason=reason,
    )


def _tell_old_address(user: User) -> None:
    key = f"user {user.pk} address {user.version}"
    queue_mail(to_user=user, template="address_changed", context={}, key=key)
