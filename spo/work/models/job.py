"""A piece of work that must not be lost. Redis may forget it; this row does not."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from spo.work.enums import JobState


class Job(models.Model):
    """One thing to do once, named by `key`. Identifiers and words of the software only, no personal value."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    queue = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.QUEUED)
    run_after = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    progress = models.JSONField(default=dict, blank=True, help_text="stage, done and total")
    rung_at = models.DateTimeField(
        null=True, blank=True, db_default=Now(), help_text="when Redis was last told"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["kind", "subject_id"], name="job_subject"),
            models.Index(fields=["queue", "rung_at"], condition=Q(state=JobState.QUEUED), name="job_queued"),
            models.Index(fields=["lease_until"], condition=Q(state=JobState.LEASED), name="job_leased"),
            models.Index(fields=["created_at"], condition=Q(state=JobState.DEAD), name="job_dead"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state_known"),
            models.CheckConstraint(
                condition=Q(state=JobState.LEASED, lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state=JobState.LEASED) & Q(lease_until__isnull=True, lease_token__isnull=True)),
                name="job_leased_or_not",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[JobState.DONE, JobState.DEAD]) ^ Q(finished_at__isnull=True),
                name="job_finished_or_not",
            ),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(key="") & ~Q(subject_id=""), name="job_is_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"

    @property
    def is_done(self) -> bool:
        return self.state == JobState.DONE

    @property
    def is_waiting_again(self) -> bool:
        """An attempt failed and another will be made by itself."""
        return self.state == JobState.QUEUED and self.attempts > 0
