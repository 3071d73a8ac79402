"""Who took a copy of a court paper, and why. None of it ever changes."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from orders.enums import CourtPurpose, Paper
from orders.models.bundle import Bundle
from orders.models.filing import Filing
from spo.audit.triggers import append_only


class CopyTaken(models.Model):
    """One download. What somebody wrote about it stays here, with the case; the record keeps the purpose alone."""

    bundle = models.ForeignKey(Bundle, models.PROTECT, related_name="copies")
    filing = models.ForeignKey(
        Filing, models.PROTECT, related_name="copies", null=True, blank=True, help_text="taken by the court"
    )
    paper = models.CharField(max_length=20, choices=Paper)
    purpose = models.CharField(max_length=20, choices=CourtPurpose)
    words = models.CharField(max_length=200, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-id"]
        triggers: list[pgtrigger.Trigger] = append_only()
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose=CourtPurpose.OTHER) ^ Q(words=""), name="copy_taken_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Copy {self.pk} of bundle {self.bundle_id}"

    @property
    def reason(self) -> str:
        """In the words of whoever took it, where they chose none of ours."""
        return self.words or self.get_purpose_display()
