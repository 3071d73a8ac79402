"""One line of the record."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from spo.audit.enums import Operation
from spo.audit.triggers import append_only


class AuditEvent(models.Model):
    """What was done, by whom, to what. Text references only, and no personal value of a case."""

    at = models.DateTimeField(db_default=Now(), editable=False)
    who = models.CharField(max_length=200)
    role = models.CharField(max_length=40)
    did = models.CharField(max_length=80, help_text="dotted verb, such as case.consulted")
    operation = models.CharField(max_length=20, choices=Operation)
    subject = models.CharField(max_length=200)
    case_reference = models.CharField(max_length=40, blank=True)
    fields = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    reason = models.TextField(blank=True)
    recipients = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    address = models.CharField(max_length=45, blank=True)
    build = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-id"]
        triggers: list[pgtrigger.Trigger] = append_only()
        indexes = [
            models.Index(fields=["case_reference", "-id"], name="audit_case"),
            models.Index(fields=["who", "-id"], name="audit_who"),
            models.Index(fields=["who", "did", "-at"], name="audit_who_did"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(operation__in=Operation.values), name="audit_operation_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.did} {self.subject}"
