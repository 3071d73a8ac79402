"""The case: who is stalked by whom, whose it is, and how the criminal investigation stands."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from cases.enums import ClosingReason, Investigation, Relationship
from spo.accounts.models import Unit
from spo.audit.history import track
from spo.audit.triggers import append_only


class CaseQuerySet(models.QuerySet["Case"]):
    """The same question as `Case.is_open`, asked of many."""

    def open(self) -> "CaseQuerySet":
        return self.exclude(Exists(Closing.objects.standing().filter(case=OuterRef("pk"))))

    def closed(self) -> "CaseQuerySet":
        return self.filter(Exists(Closing.objects.standing().filter(case=OuterRef("pk"))))


class ClosingQuerySet(models.QuerySet["Closing"]):
    def standing(self) -> "ClosingQuerySet":
        return self.filter(reopened_at__isnull=True)


class CaseCounter(models.Model):
    """The last number given to a case opened in this year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


@track()
class Case(models.Model):
    """One suspect, one or more victims, one unit, one officer in the case."""

    reference = models.CharField(max_length=20, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases")
    relationship = models.CharField(max_length=20, choices=Relationship)
    crime_references = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    investigation = models.CharField(max_length=20, choices=Investigation, default=Investigation.OPEN)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(db_default=Now(), editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(relationship__in=Relationship.values), name="case_relationship_known"
            ),
            models.CheckConstraint(
                condition=Q(investigation__in=Investigation.values), name="case_investigation_known"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def standing_victims(self) -> list[Any]:
        """Victims: their model stands above this one."""
        return [victim for victim in self.victims.all() if not victim.is_removed]

    @property
    def removed_victims(self) -> list[Any]:
        return [victim for victim in self.victims.all() if victim.is_removed]

    @property
    def standing_closing(self) -> "Closing | None":
        return next((closing for closing in self.closings.all() if closing.reopened_at is None), None)

    @property
    def is_open(self) -> bool:
        """Open unless a closing stands."""
        return self.standing_closing is None


@track()
class Closing(models.Model):
    """A closing is a fact with a reason; reopening ends it and leaves it to be read."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="closings")
    reason = models.CharField(max_length=20, choices=ClosingReason)
    explanation = models.TextField(max_length=2000)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(db_default=Now(), editable=False)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    reopened_at = models.DateTimeField(null=True, blank=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint("case", condition=Q(reopened_at__isnull=True), name="case_closed_once"),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True)
                | Q(reopened_at__isnull=False, reopened_by__isnull=False),
                name="closing_reopened_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"Closing of {self.case_id}"


class Handover(models.Model):
    """The case went from one officer or unit to another, with the reason."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers")
    from_officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    to_officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.TextField(max_length=2000)
    handed_over_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_over_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-id"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"Handover of {self.case_id}"
