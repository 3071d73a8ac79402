"""What a person is in a case: a victim, or the suspect."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from cases.enums import AreaLimb, EarlierOrderKind
from cases.models.case import Case
from cases.models.person import RECORDED_AS, Person
from cases.models.struck import with_a_reason
from spo.audit.history import track


class VictimQuerySet(models.QuerySet["Victim"]):
    def standing(self) -> "VictimQuerySet":
        return self.filter(removed_at__isnull=True)


@track()
class Victim(models.Model):
    """A person stalked in this case, and the rules for reaching them safely.

    Somebody added by mistake stays to be read, struck through, and counts for nothing.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="victims")
    person = models.ForeignKey(Person, models.PROTECT, related_name="victim_in")
    recorded_as = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, editable=False, related_name="+", help_text=RECORDED_AS
    )
    has_enhanced_rights = models.BooleanField(
        default=True, help_text="under the Victims’ Code: told within one working day instead of five"
    )
    safe_contact = models.TextField(
        max_length=2000, blank=True, help_text="when, how and through whom to make contact"
    )
    added_at = models.DateTimeField(db_default=Now(), editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_reason = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = VictimQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("case", Coalesce("recorded_as", "person"), name="victim_once_in_case"),
            models.CheckConstraint(condition=with_a_reason("removed"), name="victim_removed_with_a_reason"),
        ]

    def __str__(self) -> str:
        return self.person.name

    @property
    def subject(self) -> str:
        return f"victim {self.pk}"

    @property
    def person_key(self) -> int:
        """Whom this was recorded for: unlike the person it never changes, and is there once in a case."""
        return self.recorded_as_id or self.person_id

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None


@track()
class Suspect(models.Model):
    """The person stalking, with what SPA 2019 s.1(3) and s.2(3) ask about them."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="suspect")
    person = models.ForeignKey(Person, models.PROTECT, related_name="suspect_in")
    recorded_as = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, editable=False, related_name="+", help_text=RECORDED_AS
    )
    area_limb = models.CharField(max_length=20, choices=AreaLimb, blank=True)
    work_times = models.TextField(max_length=1000, blank=True)
    education_times = models.TextField(max_length=1000, blank=True)
    religious_observance = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(area_limb__in=["", *AreaLimb.values]), name="suspect_area_limb_known"
            )
        ]

    def __str__(self) -> str:
        return self.person.name

    @property
    def subject(self) -> str:
        return "suspect"

    @property
    def person_key(self) -> int:
        """Whom this was recorded for: unlike the person it never changes."""
        return self.recorded_as_id or self.person_id


@track()
class EarlierOrder(models.Model):
    """An order of any kind that bound the suspect before, or binds them now, made outside this case."""

    suspect = models.ForeignKey(Suspect, models.PROTECT, related_name="earlier_orders")
    kind = models.CharField(max_length=20, choices=EarlierOrderKind)
    court = models.CharField(max_length=120, blank=True)
    made_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    terms = models.TextField(max_length=4000, blank=True)
    breaches = models.TextField(max_length=2000, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EarlierOrderKind.values), name="earlier_order_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__gte=models.F("made_on")), name="earlier_order_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return EarlierOrderKind(self.kind).label

    @property
    def subject(self) -> str:
        return f"earlier order {self.pk}"
