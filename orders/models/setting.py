"""What the force has decided, dated. A change is a new row, so that any day's rule can be looked up."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from spo.audit.triggers import append_only


class Setting(models.Model):
    """One value from one day on. The codes and their defaults stand in `orders.force`."""

    code = models.CharField(max_length=40)
    value = models.TextField(max_length=4000)
    from_on = models.DateField()
    reason = models.TextField(max_length=1000)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["code", "-from_on", "-id"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.code} from {self.from_on}"
