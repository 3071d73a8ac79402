"""A fact recorded by mistake stays to be read, struck through, with who struck it and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q


def with_a_reason(done: str) -> Q:
    """When it was done, by whom and why: all three, or none."""
    at, by, reason = f"{done}_at__isnull", f"{done}_by__isnull", {f"{done}_reason": ""}
    return Q(**{at: True, by: True}, **reason) | (Q(**{at: False, by: False}) & ~Q(**reason))


STRUCK_WITH_A_REASON = with_a_reason("struck")


class Strikable(models.Model):
    """Base of every fact that may have been recorded by mistake."""

    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    struck_reason = models.TextField(max_length=1000, blank=True)

    class Meta:
        abstract = True

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None

    @property
    def subject(self) -> str:
        """How the record names it."""
        return f"{self._meta.verbose_name} {self.pk}"
