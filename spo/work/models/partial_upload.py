"""A file that comes in parts, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from spo.work.models.staged_file import new_token


class PartialUpload(models.Model):
    """Known again by its name, size and time of change. Kept for a day, its bytes only until it is whole or refused."""

    token = models.CharField(max_length=64, unique=True, default=new_token)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    place = models.CharField(max_length=60, help_text="what it is for, such as the reference of a case")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(help_text="bytes, as the sender says")
    modified = models.BigIntegerField(help_text="when the sender's copy was last changed, in milliseconds")
    received = models.PositiveBigIntegerField(default=0, help_text="bytes, from the first without a gap")
    result = models.CharField(max_length=60, blank=True, help_text="the reference of what was made of it")
    result_id = models.BigIntegerField(null=True, blank=True)
    refusal = models.CharField(max_length=500, blank=True, help_text="the sentence why it was not taken")
    touched_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["touched_at"], name="partial_upload_age")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "place", "name", "size", "modified"],
                condition=Q(result="", refusal=""),
                name="partial_upload_begun_once",
            ),
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="partial_upload_not_too_long"),
            models.CheckConstraint(
                condition=Q(result="") ^ Q(result_id__isnull=False), name="partial_upload_result_is_there"
            ),
            models.CheckConstraint(condition=Q(result="") | Q(refusal=""), name="partial_upload_one_end"),
        ]

    def __str__(self) -> str:
        return f"partial upload {self.pk}"

    @property
    def is_over(self) -> bool:
        return bool(self.result or self.refusal)
