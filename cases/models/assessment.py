"""Questionnaires as they were loaded, and what was answered to them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.enums import RiskLevel
from cases.models.case import Case
from cases.models.roles import Victim
from cases.models.struck import STRUCK_WITH_A_REASON, Strikable
from spo.accounts.models import Unit
from spo.audit.history import track
from spo.audit.triggers import only_struck


class Questionnaire(Strikable):
    """One version of a set of questions, as its data file says. Never changed: a new version is a new row.

    One loaded by mistake is struck. What was answered to it keeps it.
    """

    names_files = False  # the data file it was loaded from is not kept

    code = models.SlugField(max_length=40)
    edition = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    content = models.JSONField(help_text="sections, questions, answers and what they suggest")
    sha256 = models.CharField(max_length=64, help_text="of the data file")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", help_text="whose it is; empty for all"
    )
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    loaded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["title", "-edition"]
        triggers = only_struck()
        constraints = [
            models.UniqueConstraint(
                fields=["code", "edition", "unit"], nulls_distinct=False, name="questionnaire_edition_once"
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="questionnaire_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, edition {self.edition}"


@track()
class Assessment(Strikable):
    """The risk to a victim as one person judged it on one day."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="assessments")
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="assessments")
    answers = models.JSONField(help_text="the code of each question, and what was answered")
    suggested = models.CharField(max_length=10, choices=RiskLevel, blank=True)
    level = models.CharField(max_length=10, choices=RiskLevel)
    reasons = models.TextField(max_length=4000, help_text="why this level")
    assessed_on = models.DateField()
    next_due_on = models.DateField()
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-assessed_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=RiskLevel.values), name="risk_level_known"),
            models.CheckConstraint(
                condition=Q(suggested__in=["", *RiskLevel.values]), name="suggested_level_known"
            ),
            models.CheckConstraint(
                condition=Q(next_due_on__gt=models.F("assessed_on")), name="assessment_due_again_later"
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="assessment_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Assessment of victim {self.victim_id} on {self.assessed_on}"
