"""A table of messages or calls that came as one file, and what became of each of its rows."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.models.case import Case
from spo.audit.history import track


@track()
class ImportBatch(models.Model):
    """The file lies in the store under its hash. Imported as one act, and reversed as one."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="bytes")
    mapping = models.JSONField(default=dict, help_text="which column says what, and what holds for every row")
    row_count = models.PositiveIntegerField(default=0, help_text="nought until it was read")
    refusal = models.CharField(max_length=300, blank=True, help_text="why it cannot be read as a table")
    sifted = models.JSONField(
        default=dict, blank=True, help_text="what its rows would bring, as the mapping of that version has it"
    )
    imported_count = models.PositiveIntegerField(default=0)
    duplicate_count = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(db_default=Now(), editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    asked_at = models.DateTimeField(null=True, blank=True, help_text="when somebody said: import it")
    imported_at = models.DateTimeField(null=True, blank=True)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    reversed_at = models.DateTimeField(null=True, blank=True)
    reversed_reason = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="import_has_its_hash"),
            models.CheckConstraint(
                condition=Q(imported_at__isnull=True) | Q(asked_at__isnull=False), name="import_asked_for"
            ),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=True, asked_by__isnull=True)
                | Q(asked_at__isnull=False, asked_by__isnull=False),
                name="import_asked_for_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(reversed_at__isnull=True, reversed_by__isnull=True, reversed_reason="")
                | (
                    Q(reversed_at__isnull=False, reversed_by__isnull=False, asked_at__isnull=False)
                    & ~Q(reversed_reason="")
                ),
                name="import_reversed_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def subject(self) -> str:
        return f"import {self.pk}"

    @property
    def job_key(self) -> str:
        """Of the work that goes on, or went on last: it is read anew whenever it was described otherwise."""
        return f"import {self.pk}" if self.asked_at else f"read import {self.pk} {self.version}"

    @property
    def is_read(self) -> bool:
        return self.row_count > 0

    @property
    def is_sifted(self) -> bool:
        return self.sifted.get("version") == self.version

    @property
    def is_reversed(self) -> bool:
        return self.reversed_at is not None


class ImportProblem(models.Model):
    """Why one row of the file was not taken. The first thousand of a file are kept."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField(help_text="as the table shows it, its heading being row 1")
    column = models.CharField(max_length=200, blank=True)
    sentence = models.CharField(max_length=300)

    class Meta:
        ordering = ["row", "id"]

    def __str__(self) -> str:
        return f"Row {self.row} of import {self.batch_id}"
