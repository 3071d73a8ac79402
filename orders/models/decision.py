"""What was submitted, word for word, and what was decided about it. None of it ever changes."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.models import Exhibit
from orders.enums import ReturnedBy, Section
from orders.models.application import Application
from spo.accounts.enums import Rank
from spo.audit.triggers import append_only


class SubmittedVersion(models.Model):
    """The text as submitted. `sha256` is of its canonical JSON (`orders.text.build.canonical`)."""

    names_files = False  # of words, not of a file

    application = models.ForeignKey(Application, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.JSONField()
    sha256 = models.CharField(max_length=64)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-number"]
        triggers: list[pgtrigger.Trigger] = append_only()
        constraints = [
            models.UniqueConstraint("application", "number", name="version_number_once"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="version_has_its_hash"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of application {self.application_id}"

    @property
    def exhibits(self) -> models.QuerySet[Exhibit]:
        """Those whose files go into its bundle, whatever was chosen since."""
        return Exhibit.objects.filter(pk__in=[row["id"] for row in self.text["exhibits"]]).order_by("pk")


class Approval(models.Model):
    """A supervisor approved one version. Name, rank and authority are kept as they were on the day.

    That nobody who wrote it approves it is a trigger of the migrations: one that no session can switch off.
    """

    names_files = False  # of words, not of a file

    version = models.OneToOneField(SubmittedVersion, models.PROTECT, related_name="approval")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    rank = models.CharField(max_length=40, choices=Rank)
    authority = models.TextField(max_length=1000)
    sha256 = models.CharField(max_length=64)
    approved_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        triggers: list[pgtrigger.Trigger] = append_only()

    def __str__(self) -> str:
        return f"Approval of version {self.version_id}"


class Return(models.Model):
    """The application went back to draft, with the reason."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="returns")
    version = models.ForeignKey(SubmittedVersion, models.PROTECT, related_name="returns")
    side = models.CharField(max_length=12, choices=ReturnedBy)
    reason = models.TextField(max_length=4000)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-id"]
        triggers: list[pgtrigger.Trigger] = append_only()
        constraints = [
            models.CheckConstraint(condition=Q(side__in=ReturnedBy.values), name="return_side_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="return_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Return of version {self.version_id}"


class Comment(models.Model):
    """A remark on one section, or on one term, of a submitted version."""

    version = models.ForeignKey(SubmittedVersion, models.PROTECT, related_name="comments")
    section = models.CharField(max_length=20, choices=Section)
    term_number = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="`id` of a term in the text"
    )
    text = models.TextField(max_length=4000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["id"]
        triggers: list[pgtrigger.Trigger] = append_only()
        constraints = [
            models.CheckConstraint(condition=Q(section__in=Section.values), name="comment_section_known"),
            models.CheckConstraint(
                condition=Q(term_number__isnull=True) | Q(section=Section.TERMS),
                name="comment_on_a_term_is_in_terms",
            ),
        ]

    def __str__(self) -> str:
        return f"Comment on {self.section} of version {self.version_id}"


class Withdrawal(models.Model):
    """The police gave the application up, with the reason."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="withdrawal")
    reason = models.TextField(max_length=4000)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        triggers: list[pgtrigger.Trigger] = append_only()
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason")]

    def __str__(self) -> str:
        return f"Withdrawal of application {self.application_id}"
