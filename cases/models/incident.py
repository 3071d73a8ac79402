"""One entry in the course of conduct. It may stand for one act or for 40,000 searches."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cases.enums import Act, HowKnown, WhenKind
from cases.models.case import Case
from cases.models.fulltext import words_of
from cases.models.imports import ImportBatch
from cases.models.roles import Victim
from cases.models.struck import with_a_reason
from cases.when import wording
from spo.audit.history import track

INCIDENT_WORDS = ("what_happened", "place", "effect", "against_other", "crime_reference")


@track()
class Incident(models.Model):
    """What happened, when as far as it is known, and how it is known.

    `starts_on` is always there and sorts; the times and the end are there only when they are known, so
    that a page or a schedule never shows more precision than somebody stated.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="incidents")
    number = models.PositiveIntegerField(help_text="its number in the case, never given twice")
    when_kind = models.CharField(max_length=10, choices=WhenKind, default=WhenKind.EXACT)
    starts_on = models.DateField()
    starts_time = models.TimeField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    ends_time = models.TimeField(null=True, blank=True)
    acts = ArrayField(models.CharField(max_length=20, choices=Act))
    count = models.PositiveIntegerField(default=1)
    what_happened = models.TextField(max_length=20_000)
    place = models.CharField(max_length=300, blank=True)
    victims = models.ManyToManyField(Victim, through="IncidentVictim", related_name="incidents")
    against_other = models.CharField(
        max_length=200, blank=True, help_text="somebody who is not a victim in the case"
    )
    effect = models.TextField(max_length=4000, blank=True)
    how_known = models.CharField(max_length=20, choices=HowKnown, blank=True)
    crime_reference = models.CharField(max_length=40, blank=True)
    is_series = models.BooleanField(default=False, help_text="it stands for its parts, which say the rest")
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, related_name="incidents", help_text="came with it"
    )
    fingerprint = models.CharField(
        max_length=64, blank=True, editable=False, help_text="of the imported row, to know it again"
    )
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    logged_at = models.DateTimeField(db_default=Now(), editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_on", F("starts_time").asc(nulls_first=True), "id"]
        indexes = [
            models.Index(fields=["case", "starts_on", "starts_time", "id"], name="incident_timeline"),
            models.Index(
                fields=["case", "starts_on"], condition=Q(part_of__isnull=True), name="incident_own_line"
            ),
            GinIndex(words_of(*INCIDENT_WORDS), name="incident_words"),
            models.Index(
                fields=["part_of", "starts_on"], condition=Q(part_of__isnull=False), name="incident_part"
            ),
        ]
        constraints = [
            models.UniqueConstraint("case", "number", name="incident_number_once_in_case"),
            models.UniqueConstraint(
                "case",
                "fingerprint",
                condition=~Q(fingerprint="") & Q(withdrawn_at__isnull=True),
                name="incident_imported_once",
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | Q(is_series=False), name="incident_series_is_no_part"
            ),
            models.CheckConstraint(
                condition=Q(when_kind__in=WhenKind.values), name="incident_when_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(when_kind=WhenKind.BETWEEN, ends_on__isnull=False)
                | (~Q(when_kind=WhenKind.BETWEEN) & Q(ends_on__isnull=True, ends_time__isnull=True)),
                name="incident_end_only_between",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(ends_on__gt=F("starts_on"))
                | Q(ends_on=F("starts_on"), starts_time__isnull=True)
                | Q(ends_on=F("starts_on"), ends_time__isnull=True)
                | Q(ends_on=F("starts_on"), ends_time__gte=F("starts_time")),
                name="incident_runs_forward",
            ),
            models.CheckConstraint(condition=Q(acts__contained_by=Act.values), name="incident_acts_known"),
            models.CheckConstraint(condition=Q(acts__len__gte=1), name="incident_has_an_act"),
            models.CheckConstraint(condition=Q(count__gte=1), name="incident_counts_at_least_one"),
            models.CheckConstraint(
                condition=Q(how_known__in=["", *HowKnown.values]), name="incident_source_known"
            ),
            models.CheckConstraint(
                condition=with_a_reason("withdrawn"), name="incident_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Incident {self.number} of case {self.case_id}"

    @property
    def subject(self) -> str:
        return f"incident {self.number}"

    @property
    def when(self) -> str:
        return wording(self)

    @property
    def act_labels(self) -> str:
        return "; ".join(Act(act).label for act in self.acts)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


@track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class IncidentVictim(models.Model):
    """This incident was aimed at this victim. One incident may be aimed at several."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="targets")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="targets")

    class Meta:
        ordering = ["victim_id"]
        constraints = [models.UniqueConstraint("incident", "victim", name="incident_names_a_victim_once")]

    def __str__(self) -> str:
        return f"Incident {self.incident_id}, victim {self.victim_id}"
