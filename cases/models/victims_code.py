"""What a victim must be told of the investigation, and what they were told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.enums import Happened, NotNowKind, Told, WhyNot
from cases.models.case import Case
from cases.models.roles import Victim
from cases.models.struck import STRUCK_WITH_A_REASON, Strikable
from spo.audit.history import track


@track()
class Milestone(Strikable):
    """Something that happened in the investigation: a marker in the timeline, and the start of a clock."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="milestones")
    kind = models.CharField(max_length=20, choices=Happened)
    happened_at = models.DateTimeField()
    note = models.TextField(max_length=2000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["happened_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Happened.values), name="milestone_kind_known"),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="milestone_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{Happened(self.kind).label} in case {self.case_id}"


@track()
class VictimUpdate(Strikable):
    """One victim and one milestone: told, or why not."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="updates")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="updates")
    outcome = models.CharField(max_length=12, choices=Told)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=120)
    how = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["told_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Told.values), name="victim_update_outcome_known"),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="victim_update_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Victim {self.victim_id} told of milestone {self.milestone_id}"


@track()
class NoOrderDecision(Strikable):
    """Why no order is sought, or not yet, and when that is looked at again."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="no_order_decisions")
    kind = models.CharField(max_length=12, choices=NotNowKind)
    why = models.CharField(max_length=14, choices=WhyNot)
    explanation = models.TextField(max_length=4000)
    decided_on = models.DateField()
    review_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NotNowKind.values), name="no_order_kind_known"),
            models.CheckConstraint(condition=Q(why__in=WhyNot.values), name="no_order_reason_known"),
            models.CheckConstraint(
                condition=Q(review_on__gt=models.F("decided_on")), name="no_order_reviewed_later"
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="no_order_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"No order sought in case {self.case_id}"
