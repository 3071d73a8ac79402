"""The bundle before the court: filed, opened, accepted, listed, and the order that came back sealed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.models.struck import STRUCK_WITH_A_REASON, Strikable
from orders.enums import Outcome
from orders.models.application import Application
from orders.models.bundle import Bundle
from spo.accounts.models import Court
from spo.audit.history import track


class FilingQuerySet(models.QuerySet["Filing"]):
    def accepted(self) -> "Filing":
        """The one hearings and sealed orders belong to: an application is never accepted twice."""
        return self.get(accepted_at__isnull=False)


@track()
class Filing(models.Model):
    """One filing with one court. What the court did with it stands in its own columns, as facts."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="filings")
    bundle = models.OneToOneField(Bundle, models.PROTECT, related_name="filing")
    bundle_sha256 = models.CharField(max_length=64, help_text="of the bundle on the day it was filed")
    court = models.ForeignKey(Court, models.PROTECT, related_name="filings")
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(db_default=Now(), editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(returned_at__isnull=True),
                name="filing_accepted_or_returned",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="filing_opened_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="filing_accepted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(bundle_sha256__regex=r"^[0-9a-f]{64}$"), name="filing_has_the_hash_of_its_bundle"
            ),
        ]

    def __str__(self) -> str:
        return f"Filing {self.pk} with {self.court_id}"

    @property
    def subject(self) -> str:
        return f"filing {self.pk}"


@track()
class Hearing(Strikable):
    """A date before the court."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="hearings")
    court = models.ForeignKey(Court, models.PROTECT, related_name="hearings")
    starts_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True, help_text="courtroom, time estimate")
    listed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    listed_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="hearing_struck_with_a_reason")
        ]

    def __str__(self) -> str:
        return f"Hearing of application {self.application_id}"


@track()
class SealedOrder(Strikable):
    """The order under the court's seal, as the court sent it."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="sealed_orders")
    file_name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="sealed_order_has_its_hash"
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="sealed_order_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Sealed order in application {self.application_id}"


@track()
class Determination(models.Model):
    """How the court disposed of the application."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="determination")
    outcome = models.CharField(max_length=12, choices=Outcome)
    decided_on = models.DateField()
    words = models.TextField(max_length=10_000, blank=True, help_text="the court’s own words")
    version = models.PositiveIntegerField(default=1)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="outcome_known")]

    def __str__(self) -> str:
        return f"Determination of application {self.application_id}"
