"""The link by which a new person sets their own password."""

from django.db import models
from django.db.models.functions import Now

from spo.accounts.models.user import User


class Invitation(models.Model):
    """Sent by mail, good once and for seven days. Only the SHA-256 of its token is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at__isnull=True, replaced_at__isnull=True),
                name="invitation_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(replaced_at__isnull=True),
                name="invitation_used_or_replaced",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk} of user {self.user_id}"
