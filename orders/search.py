"""Which orders a list shows."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value

from orders.enums import OrderState
from orders.models import Exemption, Notification, Order, Service


@dataclass(frozen=True)
class OrderSearch:
    """What somebody asked for. `before` is the key of the last order on the page before."""

    state: str = OrderState.IN_FORCE
    before: int | None = None

    def narrow(self, orders: QuerySet[Order], day: date) -> QuerySet[Order]:
        in_force = Order.objects.in_force(day)
        if self.state in (OrderState.IN_FORCE, OrderState.UNSERVED):
            orders = orders.filter(pk__in=in_force)
        if self.state == OrderState.UNSERVED:
            orders = orders.exclude(_served())
        if self.state == OrderState.ENDED:
            orders = orders.exclude(pk__in=in_force)
        return orders


def perhaps_overdue(orders: QuerySet[Order]) -> QuerySet[Order]:
    """Served and not certainly notified in time: the few whose clocks are worth computing.

    Service takes effect on the day of the act at the earliest, so whoever notified within 48 hours of the first act
    was in time, unless another clock began when an exemption ended.
    """
    first_act = Service.objects.filter(order=OuterRef(OuterRef("pk")), struck_at=None).order_by("acted_at")
    in_time = Notification.objects.filter(order=OuterRef("pk"), struck_at=None).filter(
        given_at__lte=Subquery(first_act.values("acted_at")[:1]) + Value(timedelta(days=2))
    )
    exempted = Exemption.objects.filter(order=OuterRef("pk"), struck_at=None)
    return orders.filter(_served(), Q(~Exists(in_time)) | Q(Exists(exempted)), struck_at=None)


def _served() -> Exists:
    return Exists(Service.objects.filter(order=OuterRef("pk"), struck_at=None))
