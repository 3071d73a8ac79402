"""What is done to keep a victim safe, and every contact with them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.enums import ContactMethod
from cases.models.case import Case
from cases.models.person import ContactDetail
from cases.models.roles import Victim
from cases.models.struck import STRUCK_WITH_A_REASON, Strikable
from spo.audit.history import track
from spo.audit.triggers import only_struck


@track()
class SafetyAction(Strikable):
    """One measure of the safety plan, with who sees to it by when."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="safety_actions")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="safety_actions")
    what = models.CharField(max_length=500)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now(), editable=False)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    outcome = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_by__isnull=False),
                name="safety_action_done_by_somebody",
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="safety_action_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Safety action {self.pk} of case {self.case_id}"


@track()
class ContactEntry(Strikable):
    """One contact with a victim, or an attempt."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="contact_entries")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="contact_entries")
    happened_at = models.DateTimeField()
    method = models.CharField(max_length=10, choices=ContactMethod)
    is_reached = models.BooleanField()
    summary = models.TextField(max_length=4000)
    unsafe_detail = models.ForeignKey(
        ContactDetail,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="what was used although it was marked never to use for contact",
    )
    unsafe_reason = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-happened_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(method__in=ContactMethod.values), name="contact_method_known"),
            models.CheckConstraint(
                condition=Q(unsafe_detail__isnull=True, unsafe_reason="")
                | (Q(unsafe_detail__isnull=False) & ~Q(unsafe_reason="")),
                name="contact_unsafe_with_a_reason",
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="contact_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Contact with victim {self.victim_id}"


class VictimViews(Strikable):
    """What a victim wants and fears, as they said it on a day. The latest counts, the earlier stay."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="victim_views")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="views")
    said_on = models.DateField()
    wishes = models.TextField(max_length=4000, blank=True)
    fears = models.TextField(max_length=4000, blank=True)
    support_service = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-said_on", "-id"]
        verbose_name = "victim views"
        triggers = only_struck()
        constraints = [
            models.CheckConstraint(
                condition=~Q(wishes="", fears="", support_service=""), name="victim_views_say_something"
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="victim_views_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Views of victim {self.victim_id}"
