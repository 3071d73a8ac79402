"""A reminder that was made, once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from spo.notices.enums import Grade
from spo.notices.models.deadline import Deadline
from spo.notices.models.mail import OutgoingMail


class Reminder(models.Model):
    """To one person about one deadline at one grade. `days_before` tells several reminders ahead apart."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="reminders")
    grade = models.CharField(max_length=12, choices=Grade)
    days_before = models.PositiveSmallIntegerField(default=0)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminders")
    mail = models.OneToOneField(OutgoingMail, models.PROTECT, null=True, blank=True, related_name="reminder")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["recipient"], condition=Q(seen_at__isnull=True), name="reminder_unseen")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "grade", "days_before", "recipient"], name="reminder_once"
            ),
            models.CheckConstraint(condition=Q(grade__in=Grade.values), name="reminder_grade_known"),
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk}"
