"""When each sweep last did its work."""

from django.db import models


class SweepRun(models.Model):
    """One row for each sweep, so that a silent stop is seen."""

    name = models.CharField(max_length=60, unique=True)
    last_ok_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
