"""Who may see and change accounts."""

from dataclasses import dataclass
from typing import TypeVar

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from spo.accounts.enums import Role
from spo.accounts.models import Court, Invitation, Unit, User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible

Row = TypeVar("Row", bound=Model)

DEMO_DOMAIN = "@demo.invalid"
PAGE_SIZE = 50


def check_manage_accounts(user: User) -> None:
    if user.role != Role.ADMINISTRATOR:
        raise Denied("Only an administrator can manage accounts.")


def administrators() -> QuerySet[User]:
    """Those in post, who can put an account right."""
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)


def visible_users(user: User) -> QuerySet[User]:
    """Administrators see every account, others none but their own."""
    open_links = Invitation.objects.filter(user=OuterRef("pk"), used_at=None, replaced_at=None)
    everybody = User.objects.select_related("unit", "court").annotate(is_invited=Exists(open_links))
    return everybody if user.role == Role.ADMINISTRATOR else everybody.filter(pk=user.pk)


@dataclass(frozen=True)
class People:
    users: list[User]
    page: int
    has_more: bool


def list_users(user: User, *, role: str, unit: Unit | None, state: str, page: int | None) -> People:
    """One page of accounts by name. Looking is recorded."""
    check_manage_accounts(user)
    found = _in_state(visible_users(user), state)
    if role:
        found = found.filter(role=role)
    if unit:
        found = found.filter(unit=unit)
    record(by=user, did="accounts.listed", operation=Operation.CONSULTATION, subject="accounts")
    page = page or 1
    first = (page - 1) * PAGE_SIZE
    users = list(found[first : first + PAGE_SIZE + 1])
    return People(users[:PAGE_SIZE], page, has_more=len(users) > PAGE_SIZE)


def _in_state(users: QuerySet[User], state: str) -> QuerySet[User]:
    if state == "invited":
        return users.filter(is_active=True, is_invited=True)
    if state == "left":
        return users.filter(is_active=False)
    return users if state == "all" else users.filter(is_active=True)


def open_user(user: User, pk: int) -> User:
    """One account, for the administrator's pages. Opening it is recorded."""
    check_manage_accounts(user)
    subject = _one(visible_users(user).filter(pk=pk))
    record(by=user, did="account.consulted", operation=Operation.CONSULTATION, subject=f"user {pk}")
    return subject


def list_units(user: User) -> QuerySet[Unit]:
    """Every unit, with how many people it has. Looking is recorded."""
    check_manage_accounts(user)
    record(by=user, did="units.listed", operation=Operation.CONSULTATION, subject="units")
    return Unit.objects.annotate(people=Count("users", filter=Q(users__is_active=True)))


def list_courts(user: User) -> QuerySet[Court]:
    """Every court, with how many clerks it has. Looking is recorded."""
    check_manage_accounts(user)
    record(by=user, did="courts.listed", operation=Operation.CONSULTATION, subject="courts")
    return Court.objects.annotate(people=Count("users", filter=Q(users__is_active=True)))


def open_unit(user: User, pk: int) -> Unit:
    """One unit, for the administrator's pages. Opening it is recorded."""
    check_manage_accounts(user)
    unit = _one(Unit.objects.filter(pk=pk))
    record(by=user, did="unit.consulted", operation=Operation.CONSULTATION, subject=f"unit {pk}")
    return unit


def open_court(user: User, pk: int) -> Court:
    """One court, for the administrator's pages. Opening it is recorded."""
    check_manage_accounts(user)
    court = _one(Court.objects.filter(pk=pk))
    record(by=user, did="court.consulted", operation=Operation.CONSULTATION, subject=f"court {pk}")
    return court


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
    known = pk.isdecimal() and len(pk) < 19
    return _one(visible_demo_accounts().filter(pk=pk if known else None))


def own_factors(user: User) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=user.pk).order_by("type", "pk")


def own_app(user: User) -> Authenticator:
    return _one(own_factors(user).filter(type=Authenticator.Type.TOTP))


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


def _one(found: QuerySet[Row]) -> Row:
    row = found.first()
    if row is None:
        raise NotVisible
    return row
