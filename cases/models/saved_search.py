"""A question somebody asks again and again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.enums import SendWhen
from spo.sealed import SealedTextField


class SavedSearch(models.Model):
    """What was asked is sealed: it may hold a name or a number. Rights are those of its owner when it is run."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=80)
    question = SealedTextField(help_text="JSON: the words and the filters")
    send = models.CharField(max_length=10, choices=SendWhen, default=SendWhen.NEVER)
    seen = models.JSONField(default=dict, help_text="the last key of each kind that was sent or shown")
    saved_at = models.DateTimeField(db_default=Now(), editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_search_name_once"),
            models.CheckConstraint(condition=Q(send__in=SendWhen.values), name="saved_search_send_known"),
        ]

    def __str__(self) -> str:
        return f"Saved search {self.pk}"
