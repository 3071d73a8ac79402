"""A form that was sent, so that a double click makes one object."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Submission(models.Model):
    """The token of one rendered form, what came with it first, and where that led."""

    token = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    path = models.CharField(max_length=500)
    content = models.CharField(max_length=64, help_text="keyed hash of what came, which is not kept")
    answers = models.CharField(max_length=64, blank=True, help_text="keyed hash of the answers without files")
    url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes = [models.Index(fields=["answers", "user"], name="submission_answers")]
        constraints = [models.CheckConstraint(condition=~Q(token=""), name="submission_has_token")]

    def __str__(self) -> str:
        return f"submission {self.pk}"
