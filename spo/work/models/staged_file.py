"""A file that came with a form which could not be accepted yet."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


def new_token() -> str:
    return secrets.token_urlsafe(32)


class StagedFile(models.Model):
    """Kept for a day under a token, so that nobody uploads the same file twice. Its bytes lie apart from the store."""

    names_files = False  # it lies apart from the store

    token = models.CharField(max_length=64, unique=True, default=new_token)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    original_name = models.CharField(max_length=200)
    content_type = models.CharField(
        max_length=100, blank=True, help_text="as the browser claimed; never trusted"
    )
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="staged_file_age")]

    def __str__(self) -> str:
        return f"staged file {self.pk}"
