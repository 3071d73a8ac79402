"""An order as the court made it. Whether it is in force is computed from its dates, never stored."""

from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from cases.models import Case
from cases.models.struck import STRUCK_WITH_A_REASON, Strikable
from orders.enums import OrderKind, Origin, TermKind
from orders.models.application import Application
from spo.audit.history import track
from spo.audit.triggers import append_only


class OrderQuerySet(models.QuerySet["Order"]):
    def standing(self) -> "OrderQuerySet":
        return self.filter(struck_at__isnull=True)

    def in_force(self, day: date) -> "OrderQuerySet":
        """The same rule as `Order.is_in_force`; tested against it."""
        determined = Q(kind=OrderKind.INTERIM, application__determination__decided_on__lte=day)
        replaced = Order.objects.standing().filter(replaces=OuterRef("pk"), made_on__lte=day)
        return (
            self.standing()
            .filter(
                Q(ends_on__isnull=True) | Q(ends_on__gte=day),
                Q(ended_on__isnull=True) | Q(ended_on__gt=day),
                made_on__lte=day,
            )
            .exclude(determined)
            .exclude(Exists(replaced))
        )

    def expired(self, day: date) -> "OrderQuerySet":
        """Whose last day has passed before `day`, and which bound until then."""
        determined = Q(kind=OrderKind.INTERIM, application__determination__decided_on__lte=F("ends_on"))
        replaced = Order.objects.standing().filter(replaces=OuterRef("pk"), made_on__lte=OuterRef("ends_on"))
        bound = Q(ended_on__isnull=True) | Q(ended_on__gt=F("ends_on"))
        ran_out = self.standing().filter(bound, ends_on__lt=day)
        return ran_out.exclude(determined).exclude(Exists(replaced))

    def vouched_for(self) -> "OrderQuerySet":
        """Seen by more than whoever recorded it: made on an application of ours, or confirmed as it reads now."""
        seen = Confirmation.objects.filter(order=OuterRef("pk"), version=OuterRef("version"))
        return self.filter(Q(application__isnull=False) | Q(Exists(seen)))

    def with_ends(self) -> "OrderQuerySet":
        """With what `Order.is_in_force` looks at, so that a list does not ask row by row."""
        return self.select_related("application__determination").prefetch_related("replaced_by")


@track()
class Order(Strikable):
    """Interim or full. `ends_on` is the last day of a fixed period; `ended_on` the day a court ended it early."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="orders")
    application = models.ForeignKey(Application, models.PROTECT, related_name="orders", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=OrderKind)
    origin = models.CharField(max_length=20, choices=Origin)
    court = models.CharField(max_length=120)
    made_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="empty: until further order")
    replaces = models.ForeignKey("self", models.PROTECT, related_name="replaced_by", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text="who wrote what it says now, where that is not what was recorded first",
    )
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
            models.UniqueConstraint(
                "replaces", condition=Q(struck_at__isnull=True), name="order_replaced_by_one"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="")
                | (Q(ended_on__isnull=False, ended_on__gte=F("made_on")) & ~Q(end_reason="")),
                name="order_ended_with_a_reason",
            ),
            models.CheckConstraint(condition=STRUCK_WITH_A_REASON, name="order_struck_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{OrderKind(self.kind).label} of {self.made_on}"

    @property
    def title(self) -> str:
        return OrderKind(self.kind).label

    def is_in_force(self, day: date) -> bool:
        """Binding on `day`: made, not struck, its last day not past, and not ended before."""
        return (
            self.struck_at is None
            and self.made_on <= day
            and (self.ends_on is None or day <= self.ends_on)
            and (self.stopped_on is None or day < self.stopped_on)
        )

    @property
    def replacement(self) -> "Order | None":
        return next((order for order in self.replaced_by.all() if order.struck_at is None), None)

    @property
    def confirmation(self) -> "Confirmation | None":
        """Of the order as it reads now: one that was changed since waits for the next."""
        return next((row for row in self.confirmations.all() if row.version == self.version), None)

    @property
    def determined_on(self) -> date | None:
        """SPA 2019 s.5(6): the main application's determination ends an interim order."""
        if self.kind != OrderKind.INTERIM or self.application is None:
            return None
        determination = getattr(self.application, "determination", None)
        return determination.decided_on if determination else None

    @property
    def stopped_on(self) -> date | None:
        """The first day it no longer bound although its period had not run out: ended, replaced or determined."""
        replaced_on = self.replacement.made_on if self.replacement else None
        return min(filter(None, [self.ended_on, replaced_on, self.determined_on]), default=None)


@track()
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


class Confirmation(models.Model):
    """A supervisor has seen that the court made an order that no application of ours led to."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="confirmations")
    version = models.PositiveIntegerField(help_text="of the order, as it was seen")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        triggers: list[pgtrigger.Trigger] = append_only()
        constraints = [models.UniqueConstraint("order", "version", name="order_confirmed_once")]

    def __str__(self) -> str:
        return f"Confirmation of order {self.order_id}"
