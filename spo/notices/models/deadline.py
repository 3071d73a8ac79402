"""A date that something must be done by, whoever set it."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from spo.notices.enums import Grade
from spo.workdays import day_of, today


class Deadline(models.Model):
    """One rule about one subject. Never changed: a new date is a new row, and the old one is cancelled."""

    rule = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    subject = models.CharField(max_length=60, help_text='a text reference such as "order 12"')
    case_reference = models.CharField(max_length=40)
    link = models.CharField(max_length=200, help_text="the path of the page where it is dealt with")
    due_on = models.DateField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    days_before = ArrayField(models.PositiveSmallIntegerField(), default=list)
    why = models.TextField(max_length=1000)
    source = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        "accounts.Unit",
        models.PROTECT,
        related_name="+",
        help_text="whose supervisors hear when it is overdue",
    )
    met_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["case_reference"], name="deadline_case"),
            models.Index(fields=["subject"], name="deadline_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) ^ Q(due_at__isnull=True), name="deadline_date_or_instant"
            ),
            models.CheckConstraint(
                condition=Q(met_at__isnull=True) | Q(cancelled_at__isnull=True),
                name="deadline_met_or_cancelled",
            ),
            models.CheckConstraint(condition=Q(link__startswith="/"), name="deadline_link_is_a_path"),
            models.UniqueConstraint(
                fields=["rule", "subject"],
                condition=Q(met_at__isnull=True, cancelled_at__isnull=True),
                name="deadline_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"deadline {self.pk}"

    @property
    def due(self) -> date | datetime:
        return self.due_at or self.due_on

    @property
    def is_open(self) -> bool:
        return self.met_at is None and self.cancelled_at is None

    def grade(self, now: datetime) -> Grade | None:
        """Overdue after the instant or from the day after the date; nothing while no reminder is due yet."""
        day = day_of(self.due_at) if self.due_at else self.due_on
        if (self.due_at and self.due_at < now) or day < today(now):
            return Grade.OVERDUE
        if day == today(now):
            return Grade.ON_THE_DAY
        return Grade.BEFORE if (day - today(now)).days <= max(self.days_before, default=0) else None
