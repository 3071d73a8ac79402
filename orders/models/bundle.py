"""The court bundle of an approved version: asked for here, made by a worker."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from orders.models.decision import Approval


class Bundle(models.Model):
    """Waiting until `made_at`; the files lie in the file store under their SHA-256."""

    approval = models.OneToOneField(Approval, models.PROTECT, related_name="bundle")
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    attempt = models.PositiveSmallIntegerField(default=1, help_text="goes up with each press of Try again")
    failure = models.TextField(blank=True, help_text="the sentence a person is shown")
    made_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    page_count = models.PositiveIntegerField(null=True, blank=True)
    entries = models.JSONField(
        default=list, blank=True, help_text="title, section, first and last page, SHA-256"
    )
    sheet_sha256 = models.CharField(max_length=64, blank=True, help_text="of the confidential sheet")
    sheet_size = models.PositiveBigIntegerField(null=True, blank=True)
    sheet_basis = models.CharField(
        max_length=64,
        blank=True,
        help_text="which contact details, at which version, the sheet was made from",
    )
    sheet_content = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what the sheet tells")
    sheet_number = models.PositiveSmallIntegerField(
        default=0, help_text="of the newest one made; 0: none yet"
    )
    sheet_made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, sha256="", page_count__isnull=True, size__isnull=True)
                | Q(
                    made_at__isnull=False,
                    sha256__regex=r"^[0-9a-f]{64}$",
                    page_count__isnull=False,
                    page_count__gte=1,
                    size__isnull=False,
                    size__gte=1,
                ),
                name="bundle_made_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(sheet_sha256="", sheet_size__isnull=True)
                | Q(sheet_sha256__regex=r"^[0-9a-f]{64}$", sheet_size__isnull=False, sheet_size__gte=1),
                name="bundle_sheet_made_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(sheet_number=0, sheet_made_at__isnull=True)
                | Q(sheet_number__gte=1, sheet_made_at__isnull=False),
                name="bundle_sheet_numbered_when_made",
            ),
        ]

    def __str__(self) -> str:
        return f"Bundle of approval {self.approval_id}"

    @property
    def is_ready(self) -> bool:
        return self.made_at is not None

    @property
    def subject(self) -> str:
        return f"bundle {self.pk}"

    @property
    def job_key(self) -> str:
        """Of the work of this attempt: pressing Try again asks for a new job."""
        return f"bundle:{self.pk}:{self.attempt}"
