"""An order as the court made it. Whether it is in force is computed from its dates, never stored."""

from datetime import date

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cases.models import Case
from orders.enums import OrderKind, Origin, TermKind
from orders.models.application import Application
from orders.models.struck import STRUCK_WITH_A_REASON, Strikable


class OrderQuerySet(models.QuerySet["Order"]):
    def in_force(self, day: date) -> "OrderQuerySet":
        """The same rule as `Order.is_in_force`; tested against it."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=day),
            Q(ended_on__isnull=True) | Q(ended_on__gt=day),
            struck_at__isnull=True,
            made_on__lte=day,
        )


@pghistory.track()
class Order(Strikable):
    """Interim or full. `ends_on` is the last day of a fixed period; `ended_on` the day it was ended early."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="orders")
    application = models.ForeignKey(Application, models.PROTECT, related_name="orders", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=OrderKind)
    origin = models.CharField(max_length=20, choices=Origin)
    court = models.CharField(max_length=120)
    made_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="empty: until further order")
    replaces = models.OneToOneField("self", models.PROTECT, related_name="replaced_by", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrderKind.values), name="order_kind_known"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="order_origin_known"),
            models.CheckConstraint(
                condition=Q(kind=OrderKind.FULL) | Q(ends_on__isnull=False), name="order_interim_has_an_end"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("made_on")), name="order_runs_forward"),
            models.CheckConstraint(
                condition=Q(origin=Origin.APPLICATION, application__isnull=False)
                | (~Q(origin=Origin.APPLICATION) & Q(application__isnull=True)),
                name="order_application_fits_origin",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | Q(kind=OrderKind.FULL), name="order_only_full_replaces"
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="order_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{OrderKind(self.kind).label} of {self.made_on}"

    def is_in_force(self, day: date) -> bool:
        """Binding on `day`: made, not struck, its last day not past, and not ended before."""
        return (
            self.struck_at is None
            and self.made_on <= day
            and (self.ends_on is None or day <= self.ends_on)
            and (self.ended_on is None or day < self.ended_on)
        )


@pghistory.track()
class OrderTerm(models.Model):
    """A prohibition or requirement in the court's words."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="terms")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=TermKind)
    text = models.TextField(max_length=4000)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint("order", "position", name="order_term_position_once"),
            models.CheckConstraint(condition=Q(kind__in=TermKind.values), name="order_term_kind_known"),
        ]

    def __str__(self) -> str:
        return f"Term {self.position} of order {self.order_id}"
