"""Who had an exhibit in their hands, and what they did with it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.enums import Handling
from cases.models.case import Case
from cases.models.exhibit import Exhibit
from spo.audit.triggers import append_only


class Continuity(models.Model):
    """One handling of an exhibit. A mistake is put right by a further line that says so."""

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="continuity")
    kind = models.CharField(max_length=10, choices=Handling)
    happened_at = models.DateTimeField()
    from_whom = models.CharField(max_length=200, blank=True)
    to_whom = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    is_automatic = models.BooleanField(default=False, help_text="written by the software as it happened")
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="the earlier line of this exhibit that it puts right",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    entered_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["happened_at", "id"]
        triggers = append_only()
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Handling.values), name="continuity_kind_known"),
            models.CheckConstraint(
                condition=Q(is_automatic=True) | Q(entered_by__isnull=False), name="continuity_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: exhibit {self.exhibit_id}"


class ContinuityStatement(models.Model):
    """The continuity of one exhibit, or of all of a case, on paper. Waiting until `made_at`."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="continuity_statements")
    exhibit = models.ForeignKey(
        Exhibit, models.PROTECT, related_name="+", null=True, blank=True, help_text="none: all of the case"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    made_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, sha256="")
                | Q(made_at__isnull=False, sha256__regex=r"^[0-9a-f]{64}$"),
                name="continuity_statement_made_or_not",
            )
        ]

    def __str__(self) -> str:
        return f"Continuity statement {self.pk}"

    @property
    def subject(self) -> str:
        return f"continuity statement {self.pk}"

    @property
    def job_key(self) -> str:
        """Of the work that prints it."""
        return f"continuity:{self.pk}"

    @property
    def is_ready(self) -> bool:
        return self.made_at is not None

    @property
    def title(self) -> str:
        return (
            f"Continuity of exhibit {self.exhibit.reference}"
            if self.exhibit
            else "Continuity of all exhibits"
        )
