"""Mail on its way out."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from spo.notices.enums import MailState
from spo.sealed import SealedTextField


class OutgoingMail(models.Model):
    """Reference and link only. The text may hold a link that signs somebody in, so it is sealed, and gone once sent."""

    key = models.CharField(max_length=200, unique=True)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="who is told when it is refused",
    )
    address = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200)
    body = SealedTextField(blank=True)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.QUEUED)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mail_state_known"),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT) ^ Q(sent_at__isnull=True), name="mail_sent_or_not"
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.QUEUED) ^ Q(body=""), name="mail_text_gone_once_sent"
            ),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"
