"""The application for a stalking protection order, as it is being written."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.models import Case, Exhibit, Incident, Victim
from orders.enums import Consulted, DurationKind, Section, Status, TermKind
from spo.audit.history import track
from spo.audit.triggers import append_only

ENDED = [Status.DETERMINED, Status.WITHDRAWN]


@track()
class Application(models.Model):
    """One application in a case. `status` is written by `orders.workflow` alone."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="applications")
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(db_default=Now(), editable=False)
    version = models.PositiveIntegerField(default=1)

    is_respondent_checked = models.BooleanField(default=False)
    protected = models.ManyToManyField(Victim, related_name="applications", blank=True)
    incidents = models.ManyToManyField(Incident, related_name="applications", blank=True)
    risk = models.TextField(max_length=20_000, blank=True)
    necessity = models.TextField(max_length=20_000, blank=True)
    duration_kind = models.CharField(max_length=20, choices=DurationKind, blank=True)
    duration_months = models.PositiveSmallIntegerField(null=True, blank=True)
    is_interim_asked = models.BooleanField(null=True, blank=True)
    interim_reason = models.TextField(max_length=10_000, blank=True)
    interim_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    victim_views = models.TextField(max_length=10_000, blank=True)
    proceedings = models.TextField(max_length=10_000, blank=True)
    cps_consulted = models.CharField(max_length=12, choices=Consulted, blank=True)
    other_force_consulted = models.CharField(max_length=12, choices=Consulted, blank=True)
    has_no_exhibits = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint("case", condition=~Q(status__in=ENDED), name="application_one_at_a_time"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="application_status_known"),
            models.CheckConstraint(
                condition=Q(duration_months__isnull=True)
                | Q(duration_kind=DurationKind.FIXED, duration_months__gte=24),
                name="application_lasts_two_years_or_more",
            ),
            models.CheckConstraint(
                condition=Q(interim_weeks__isnull=True) | Q(is_interim_asked=True, interim_weeks__gte=1),
                name="application_interim_weeks_only_if_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"Application {self.pk} in case {self.case_id}"

    @property
    def subject(self) -> str:
        """How the record names it."""
        return f"application {self.pk}"


@track()
class Term(models.Model):
    """One prohibition or requirement asked for, with why it is needed and what shows it: SPA 2019 s.2(2)-(3)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="terms")
    kind = models.CharField(max_length=12, choices=TermKind)
    library_code = models.CharField(
        max_length=40, blank=True, help_text="empty for a term written for this case"
    )
    text = models.TextField(max_length=4000)
    necessity = models.TextField(max_length=4000, blank=True)
    incidents = models.ManyToManyField(Incident, related_name="terms", blank=True)
    work_education_religion = models.TextField(max_length=4000, blank=True)
    is_in_interim = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=TermKind.values), name="term_kind_known")]

    def __str__(self) -> str:
        return f"Term {self.position} of application {self.application_id}"


@track()
class ApplicationExhibit(models.Model):
    """An exhibit that goes into the bundle, confirmed by a named person to carry no confidential detail."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="exhibit_links")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="application_links")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["exhibit_id"]
        constraints = [models.UniqueConstraint("application", "exhibit", name="application_exhibit_once")]

    def __str__(self) -> str:
        return f"Exhibit {self.exhibit_id} in application {self.application_id}"


class ApplicationEdit(models.Model):
    """Who wrote in which section, and the version that made: none of them may approve the application."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="edits")
    section = models.CharField(max_length=20, choices=Section)
    version = models.PositiveIntegerField()
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["id"]
        triggers: list[pgtrigger.Trigger] = append_only()
        constraints = [
            models.UniqueConstraint("application", "version", name="edit_makes_one_version"),
            models.CheckConstraint(condition=Q(section__in=Section.values), name="edit_section_known"),
        ]

    def __str__(self) -> str:
        return f"Edit of {self.section} in application {self.application_id}"
