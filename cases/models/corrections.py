"""How the place of an incident was put right, and what it is taken to show."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cases.enums import CorrectionKind, Limb
from cases.models.case import Case
from cases.models.incident import Incident
from cases.models.struck import STRUCK_WITH_A_REASON, Strikable
from spo.audit.history import track
from spo.audit.triggers import append_only


class Correction(models.Model):
    """`new` came out of `old`, which was withdrawn: moved to the right case, or one of the parts of a split."""

    kind = models.CharField(max_length=10, choices=CorrectionKind)
    old = models.ForeignKey(Incident, models.PROTECT, related_name="corrections_to")
    new = models.OneToOneField(Incident, models.PROTECT, related_name="correction_from")
    reason = models.TextField(max_length=1000)
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["id"]
        triggers = append_only()
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CorrectionKind.values), name="correction_kind_known"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="correction_makes_another"),
        ]

    def __str__(self) -> str:
        return f"Incident {self.old_id} corrected by {self.new_id}"


@track()
class IncidentLink(Strikable):
    """An incident that belongs to the course of conduct of a second case too. It stays where it is."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="links")
    case = models.ForeignKey(Case, models.PROTECT, related_name="linked_incidents")
    reason = models.TextField(max_length=1000)
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                "incident", "case", condition=Q(struck_at__isnull=True), name="incident_linked_once"
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="link_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Incident {self.incident_id} in case {self.case_id}"


@track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class IncidentSupport(models.Model):
    """Which part of the test an incident supports, and how."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="supports")
    limb = models.CharField(max_length=10, choices=Limb)
    how = models.TextField(max_length=1000, blank=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("incident", "limb", name="incident_supports_a_limb_once"),
            models.CheckConstraint(condition=Q(limb__in=Limb.values), name="limb_known"),
        ]

    def __str__(self) -> str:
        return f"Incident {self.incident_id}: {self.limb}"
