"""A person, recorded once. Victim and suspect are what a person is in a case."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower, Now

from cases.enums import ContactKind
from spo.audit.history import track
from spo.sealed import SealedTextField

RECORDED_AS = "whom it was recorded for, where that person has been joined to another since"
RECORDED_IN = "in which case it was recorded: the unit that has that case knows it, and no other"


@track()
class Person(models.Model):
    """Known by name, or, while unidentified, by a description."""

    given_names = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    description = models.TextField(max_length=2000, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    identity = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="joined",
        help_text="the record this one was joined to; empty while it stands for itself",
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["family_name", "given_names", "id"]
        indexes = [models.Index(fields=["date_of_birth"], name="person_born")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(given_names="", family_name="", description=""), name="person_named_or_described"
            ),
            models.CheckConstraint(
                condition=Q(age_to__gte=F("age_from")), name="person_age_range_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_identified(self) -> bool:
        return bool(self.given_names or self.family_name)

    @property
    def subject(self) -> str:
        return f"person {self.pk}"

    @property
    def name(self) -> str:
        return f"{self.given_names} {self.family_name}".strip() or "Unidentified person"


@track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["case"])
class Alias(models.Model):
    """Another name this person uses or is known by."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases")
    recorded_as = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, editable=False, related_name="+", help_text=RECORDED_AS
    )
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, editable=False, related_name="+", help_text=RECORDED_IN
    )
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("recorded_as", "person"), "case", Lower("name"), name="alias_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


@track(exclude=["case"])
class ContactDetail(models.Model):
    """An address, number or account. The value is encrypted, and found again only by its keyed hash."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_details")
    recorded_as = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, editable=False, related_name="+", help_text=RECORDED_AS
    )
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, editable=False, related_name="+", help_text=RECORDED_IN
    )
    kind = models.CharField(max_length=20, choices=ContactKind)
    platform = models.CharField(max_length=60, blank=True, help_text="where the online account is")
    value = SealedTextField()
    value_hash = models.CharField(max_length=64, db_index=True)
    is_confidential = models.BooleanField(
        default=True, help_text="the respondent must not learn it; it never appears on a paper served on them"
    )
    is_unsafe_to_contact = models.BooleanField(default=False)
    note = models.CharField(max_length=200, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ContactKind.values), name="contact_kind_known"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="contact_dates_run_forward"),
        ]

    def __str__(self) -> str:
        return f"{ContactKind(self.kind).label} of person {self.person_id}"

    @property
    def subject(self) -> str:
        return f"contact detail {self.pk}"
