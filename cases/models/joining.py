"""Two records that turned out to be one person, and the taking back of that."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cases.models.person import Person
from cases.models.struck import with_a_reason
from spo.audit.history import track


class PersonMergeQuerySet(models.QuerySet["PersonMerge"]):
    def standing(self) -> "PersonMergeQuerySet":
        return self.filter(undone_at__isnull=True)


@track()
class PersonMerge(models.Model):
    """The record `merged` was joined to `kept`. Undone, it stays to be read.

    Where each link of each record belongs follows from the merges that stand: see `cases/joining.py`.
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    reason = models.TextField(max_length=1000)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(db_default=Now(), editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_reason = models.TextField(max_length=1000, blank=True)

    objects = PersonMergeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("merged", condition=Q(undone_at__isnull=True), name="person_merged_once"),
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="merge_of_two_people"),
            models.CheckConstraint(condition=~Q(reason=""), name="merge_has_a_reason"),
            models.CheckConstraint(condition=with_a_reason("undone"), name="merge_undone_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Merge of person {self.merged_id} into {self.kept_id}"

    @property
    def subject(self) -> str:
        return f"joining {self.pk}"
