"""A person with an account. Deactivated when they leave, never deleted."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now

from spo.accounts.enums import POLICE, Rank, Role
from spo.accounts.models.place import Court, Unit
from spo.audit.history import track

CENTRAL = [Role.AUDITOR, Role.ADMINISTRATOR]


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


UNTRACKED = ["password", "last_login", "session_stamp", "version"]


@track(exclude=UNTRACKED, is_for_good=True)
class User(AbstractBaseUser):
    """Officers and supervisors belong to a unit, clerks to a court, auditors and administrators to none."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    collar_number = models.CharField(max_length=20, blank=True)
    rank = models.CharField(max_length=40, choices=Rank, default=Rank.STAFF)
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="users")
    court = models.ForeignKey(Court, models.PROTECT, null=True, blank=True, related_name="users")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(db_default=Now(), editable=False)
    left_at = models.DateTimeField(null=True, blank=True)
    session_stamp = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    address = ""  # of the present request, set by the sign-in middleware for the record
    is_enrolling = False  # set by the same for one who has yet to set up a second factor

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["email"], name="user_email_once"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower"),
            models.CheckConstraint(
                condition=Q(role__in=POLICE, unit__isnull=False, court__isnull=True)
                | Q(role=Role.CLERK, unit__isnull=True, court__isnull=False)
                | Q(role__in=CENTRAL, unit__isnull=True, court__isnull=True),
                name="user_belongs_where_the_role_does",
            ),
            models.CheckConstraint(
                condition=Q(is_active=True) ^ Q(left_at__isnull=False), name="user_left_when_inactive"
            ),
            models.CheckConstraint(condition=Q(rank__in=Rank.values), name="user_rank_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """How colleagues and documents name this person: rank, name and collar number."""
        rank = "" if self.rank == Rank.STAFF else f"{Rank(self.rank).label} "
        number = f" ({self.collar_number})" if self.collar_number else ""
        return f"{rank}{self.name}{number}"

    @property
    def place(self) -> Unit | Court | None:
        """Where this person works."""
        return self.unit or self.court

    @property
    def record_name(self) -> str:
        return f"{self.title}, user {self.pk}"

    @property
    def facts(self) -> dict[str, str]:
        """What an administrator keeps about this person, label to text."""
        return {
            "Name": self.name,
            "Email address": self.email,
            "Role": self.get_role_display(),
            "Unit": str(self.unit or "None"),
            "Court": str(self.court or "None"),
            "Rank": self.get_rank_display(),
            "Collar number": self.collar_number or "None",
        }

    def get_session_auth_hash(self) -> str:
        """Changes with the password and with `session_stamp`: renewing the stamp ends every session."""
        return self._get_session_auth_hash() + self.session_stamp.hex

    def get_session_auth_fallback_hash(self) -> list[str]:
        return []
