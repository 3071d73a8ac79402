"""A piece of evidence: the file as received, never changed, under its exhibit reference."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.models.case import Case
from cases.models.fulltext import words_of
from cases.models.incident import Incident
from cases.models.struck import with_a_reason
from spo.audit.history import track


@track()
class Exhibit(models.Model):
    """The bytes lie in the file store under their SHA-256; this row says what they are and whose."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="exhibits")
    incident = models.ForeignKey(Incident, models.PROTECT, null=True, blank=True, related_name="exhibits")
    initials = models.CharField(max_length=6, help_text="of whoever produces it")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200, help_text="as it was called when received; data only")
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    is_for_respondent = models.BooleanField(default=False, help_text="the respondent may see it")
    made_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="made_of_it",
        help_text="the recording that this transcript or still was made from",
    )
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now(), editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        indexes = [
            GinIndex(words_of("title", "file_name"), name="exhibit_words"),
            models.Index(fields=["sha256"], name="exhibit_hash"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="original_never_changes",
                fields=[
                    "initials",
                    "number",
                    "file_name",
                    "media_type",
                    "size",
                    "sha256",
                    "added_by",
                    "added_at",
                ],
            )
        ]
        constraints = [
            models.UniqueConstraint("case", "initials", "number", name="exhibit_reference_once_in_case"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="exhibit_has_its_hash"),
            models.CheckConstraint(condition=Q(size__gte=1), name="exhibit_is_not_empty"),
            models.CheckConstraint(
                condition=with_a_reason("withdrawn"), name="exhibit_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.initials}/{self.number}"

    @property
    def subject(self) -> str:
        return f"exhibit {self.reference}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
