"""What of an order victims are to be told, who was, and the deadlines for it."""

from datetime import date, datetime

from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from cases.clocks import SETTLED
from cases.models import Victim
from orders.clocks import set_clock
from orders.deadlines import TELL_RULES, victim_told_due
from orders.enums import News
from orders.force import VICTIM_TOLD_DAYS, number_on
from orders.models import Order
from spo.audit.actors import SYSTEM, Actor
from spo.notices.deadlines import cancel_deadline, ever_asked, meet_deadline
from spo.workdays import today

SUBJECT = "victims of order "


def telling_subject(order: Order) -> str:
    """Its own, so that the clocks of the order itself stay apart."""
    return f"{SUBJECT}{order.pk}"


def news_of(order: Order, day: date) -> dict[News, date]:
    """What has happened to the order by `day`, and when. That another took its place is news of the other."""
    if order.is_struck:
        return {}
    news = {News.MADE: order.made_on}
    if order.stopped_on and order.stopped_on <= day:
        if not (order.replacement and order.replacement.made_on == order.stopped_on):
            news[News.ENDED] = order.stopped_on
    elif order.ends_on and order.ends_on < day:
        news[News.EXPIRED] = order.ends_on
    return news


def untold(order: Order, news: News) -> list[Victim]:
    """Victims of the case with whom it has not been settled."""
    rows = order.victims_told.filter(about=news, struck_at__isnull=True, outcome__in=SETTLED)
    settled = set(rows.values_list("victim_id", flat=True))
    victims = order.case.victims.standing().select_related("person")
    return [victim for victim in victims if victim.pk not in settled]


def refresh_telling(by: Actor, order: Order) -> None:
    """Set, meet or cancel the clock of each piece of news, whatever stands now."""
    fresh = Order.objects.with_ends().select_related("case__unit", "case__officer").get(pk=order.pk)
    day, subject = today(timezone.now()), telling_subject(fresh)
    happened = news_of(fresh, day)
    if fresh.replacement:
        happened.pop(News.MADE, None)
    for news in News:
        if news not in happened:
            why = "What was recorded no longer starts this clock."
            cancel_deadline(by=by, rule=TELL_RULES[news], subject=subject, why=why)
        elif not untold(fresh, news):
            meet_deadline(by=by, rule=TELL_RULES[news], subject=subject)
        else:
            due = victim_told_due(news, happened[news], number_on(VICTIM_TOLD_DAYS, day))
            link = reverse("record_victim_told", args=[fresh.pk])
            set_clock(by, due, subject=subject, order=fresh, link=link)


def victim_added(by: Actor, victim: Victim) -> None:
    """Of an order that binds today they must be told as the others were."""
    for order in Order.objects.in_force(today(timezone.now())).filter(case=victim.case_id):
        refresh_telling(by, order)


def victim_removed(by: Actor, victim: Victim) -> None:
    """Nobody waits for somebody who is no longer in the case to be told."""
    for order in Order.objects.standing().filter(case=victim.case_id):
        refresh_telling(by, order)


def tell_of_expired(*, now: datetime) -> None:
    """Nothing else happens on the day after the last one, so a sweep asks: of orders recorded while they ran."""
    asked = ever_asked(TELL_RULES[News.EXPIRED], [Concat(Value(SUBJECT), Cast(OuterRef("pk"), CharField()))])
    expired = Order.objects.expired(today(now)).filter(ends_on__gte=F("recorded_at__date"))
    for order in expired.exclude(Exists(asked)):
        refresh_telling(SYSTEM, order)
