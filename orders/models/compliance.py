"""What the bound person did about the order: notified, failed to notify, breached."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cases.models import Incident
from cases.models.struck import STRUCK_WITH_A_REASON, Strikable
from orders.enums import BreachOutcome, SuspectedOffence
from orders.models.order import Order, OrderTerm
from spo.audit.history import track


@track()
class Notification(Strikable):
    """The person attended a station and gave name and home address orally: SPA 2019 ss.9 and 10."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="notifications")
    given_at = models.DateTimeField()
    station = models.CharField(max_length=120)
    taken_by = models.CharField(max_length=120)
    is_acknowledged = models.BooleanField(help_text="acknowledged in writing: s.10")
    note = models.TextField(max_length=2000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="notification_struck_with_a_reason")
        ]

    def __str__(self) -> str:
        return f"Notification under order {self.order_id}"


@track()
class Exemption(Strikable):
    """Already subject to notification under Sexual Offences Act 2003 Part 2: SPA 2019 s.9(5)."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="exemptions")
    from_on = models.DateField()
    ended_on = models.DateField(
        null=True, blank=True, help_text="the final day, on which the duty here begins"
    )
    explanation = models.TextField(max_length=2000)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ended_on__gte=F("from_on")), name="exemption_runs_forward"),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="exemption_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Exemption under order {self.order_id}"


@track()
class OverdueDecision(models.Model):
    """What was decided about a notification not given in time: a suspected offence under SPA 2019 s.11.

    It counts for the clock it was about and for no other.
    """

    order = models.ForeignKey(Order, models.PROTECT, related_name="overdue_decisions")
    rule = models.CharField(max_length=60)
    due_on = models.DateField()
    decision = models.CharField(max_length=20, choices=SuspectedOffence)
    reason = models.TextField(max_length=4000)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(decision__in=SuspectedOffence.values), name="decision_known")
        ]

    def __str__(self) -> str:
        return f"Decision on notification under order {self.order_id}"


@track()
class NoBreach(Strikable):
    """Somebody looked at what happened under the order and found that it breached no term."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="no_breaches")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="no_breaches")
    reason = models.TextField(max_length=4000)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = "finding"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "order", "incident", condition=Q(struck_at__isnull=True), name="no_breach_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="no_breach_has_a_reason"),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="no_breach_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"No breach of order {self.order_id}"


@track()
class Breach(Strikable):
    """A suspected breach of named terms, shown by an incident: SPA 2019 s.8."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="breaches")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="breaches")
    terms = models.ManyToManyField(OrderTerm, related_name="breaches")
    reported_at = models.DateTimeField()
    arrest_attempted_at = models.DateTimeField(null=True, blank=True)
    arrest_note = models.CharField(max_length=300, blank=True)
    file_sent_on = models.DateField(null=True, blank=True, help_text="charging file to the CPS")
    outcome = models.CharField(max_length=12, choices=BreachOutcome, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    outcome_note = models.TextField(max_length=4000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-reported_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                "order", "incident", condition=Q(struck_at__isnull=True), name="breach_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on__isnull=True)
                | Q(outcome__in=BreachOutcome.values, outcome_on__isnull=False),
                name="breach_outcome_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(arrest_attempted_at__isnull=True, arrest_note="")
                | (Q(arrest_attempted_at__isnull=False) & ~Q(arrest_note="")),
                name="breach_arrest_attempt_says_what_came_of_it",
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="breach_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Breach of order {self.order_id}"
