"""What people are found by. Derived from what is recorded of them, and written by `cases/matching/index.py` alone."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from cases.enums import NameSource, TraceKind
from cases.models.person import Alias, ContactDetail, Person


class PersonName(models.Model):
    """One name of a person, folded for comparing by letters and by sound."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="index_names")
    source = models.CharField(max_length=10, choices=NameSource)
    alias = models.ForeignKey(Alias, models.CASCADE, null=True, blank=True, related_name="+")
    folded = models.CharField(
        max_length=250, help_text="without accents and marks, small letters, its words in order"
    )
    sounds = ArrayField(
        models.CharField(max_length=20), default=list, help_text="codes of how each word sounds"
    )

    class Meta:
        ordering = ["id"]
        indexes = [
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="person_name_letters"),
            GinIndex(fields=["sounds"], name="person_name_sounds"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=NameSource.values), name="person_name_source_known"
            ),
            models.CheckConstraint(condition=~Q(folded=""), name="person_name_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.source} of person {self.person_id}"


class Trace(models.Model):
    """Something exact that leads to a person: the keyed hash of a phone number, a handle, a postcode."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="traces")
    detail = models.ForeignKey(ContactDetail, models.CASCADE, related_name="traces")
    kind = models.CharField(max_length=12, choices=TraceKind)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["hash", "person"], name="trace_hash")]
        constraints = [
            models.UniqueConstraint(fields=["detail", "kind", "hash"], name="trace_once"),
            models.CheckConstraint(condition=Q(kind__in=TraceKind.values), name="trace_kind_known"),
            models.CheckConstraint(condition=Q(hash__regex=r"^[0-9a-f]{64}$"), name="trace_is_a_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of person {self.person_id}"
