"""Who was given the order and who was told of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases.enums import Told
from cases.models import Victim
from cases.models.struck import STRUCK_WITH_A_REASON, Strikable
from orders.enums import NationalSystem, News, ServedBy, ServiceMethod
from orders.models.order import Order
from spo.audit.history import track


@track()
class Service(Strikable):
    """One service of an order. The date it counts from is derived (`orders.deadlines.service_takes_effect`)."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="services")
    served_by = models.CharField(max_length=10, choices=ServedBy)
    method = models.CharField(max_length=16, choices=ServiceMethod)
    acted_at = models.DateTimeField(help_text="when it was handed over, sent or posted")
    server = models.CharField(max_length=120, help_text="name of the person who served it")
    place = models.CharField(max_length=300, blank=True)
    proof = models.TextField(max_length=2000, blank=True, help_text="how service can be proved")
    proof_file_name = models.CharField(max_length=200, blank=True)
    proof_sha256 = models.CharField(max_length=64, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["acted_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(served_by__in=ServedBy.values), name="service_server_known"),
            models.CheckConstraint(condition=Q(method__in=ServiceMethod.values), name="service_method_known"),
            models.CheckConstraint(
                condition=Q(proof_file_name="", proof_sha256="")
                | (~Q(proof_file_name="") & Q(proof_sha256__regex=r"^[0-9a-f]{64}$")),
                name="service_proof_with_its_file",
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="service_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Service of order {self.order_id}"


@track()
class VictimTold(Strikable):
    """A victim was told of the order, its terms or its end, or why not."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="victims_told")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+")
    about = models.CharField(max_length=10, choices=News, default=News.MADE)
    outcome = models.CharField(max_length=12, choices=Told, default=Told.TOLD)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=120)
    how = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["told_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(about__in=News.values), name="victim_told_news_known"),
            models.CheckConstraint(condition=Q(outcome__in=Told.values), name="victim_told_outcome_known"),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="victim_told_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Victim {self.victim_id} told of order {self.order_id}"


@track()
class SystemEntry(Strikable):
    """The order was put on a national system."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="system_entries")
    system = models.CharField(max_length=10, choices=NationalSystem)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=120)
    system_reference = models.CharField(max_length=60, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["entered_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(system__in=NationalSystem.values), name="system_known"),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="system_entry_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Order {self.order_id} on {self.system}"
