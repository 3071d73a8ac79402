"""What the page of an order says: whether it binds today, who was served and told, and how it is kept."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.words import rows
from orders.compliance import NotificationStanding, notification_standing
from orders.enums import NationalSystem, News, Origin, Standing, SuspectedOffence
from orders.models import Order
from orders.pages.cards import (
    Card,
    breach_card,
    decision_card,
    exemption_card,
    no_breach_card,
    notification_card,
    sealed_order_card,
    service_card,
    system_entry_card,
    victim_told_card,
)
from orders.policies.orders import is_vouched_for
from orders.telling import news_of, telling_subject, untold
from spo.dates import gov_date, gov_datetime
from spo.notices.deadlines import deadlines_of
from spo.notices.showing import DeadlineRow, deadline_rows
from spo.workdays import today

COLOURS = {
    Standing.NOT_SERVED: "yellow",
    Standing.DUE: "blue",
    Standing.OVERDUE: "red",
    Standing.LATE: "orange",
    Standing.GIVEN: "green",
}


@dataclass(frozen=True)
class Part:
    """A part of the page: its cards, and the step that adds to it."""

    title: str
    cards: list[Card]
    empty: str
    step: str
    url: str


def order_url(order: Order) -> str:
    return reverse("open_order", args=[order.pk])


def force_pill(order: Order) -> dict[str, str]:
    if order.is_struck:
        return {"text": "Struck", "colour": "grey"}
    if order.is_in_force(today(timezone.now())):
        return {"text": "In force", "colour": "green"}
    return {"text": "Not in force", "colour": "grey"}


def binds(order: Order) -> str:
    """Until when, or since when no more, in one sentence."""
    if order.replacement and order.stopped_on == order.replacement.made_on:
        return f"Replaced by the order made on {gov_date(order.stopped_on)}."
    if order.stopped_on and order.stopped_on == order.determined_on:
        return f"Ended on {gov_date(order.stopped_on)}, when the application was decided."
    if order.stopped_on:
        return f"Ended on {gov_date(order.stopped_on)}: {order.end_reason}"
    if order.ends_on is None:
        return "Binds until further order."
    past = order.ends_on < today(timezone.now())
    return f"{'Bound' if past else 'Binds'} to the end of {gov_date(order.ends_on)}."


def standing_of(order: Order) -> NotificationStanding:
    return notification_standing(order, today=today(timezone.now()))


def notification_pill(standing: NotificationStanding) -> dict[str, str]:
    if standing.decision:
        return {"text": "Decided", "colour": "grey"}
    return {"text": standing.standing.label, "colour": COLOURS.get(standing.standing, "grey")}


def notification_sentence(order: Order, standing: NotificationStanding) -> str:
    if standing.standing == Standing.NOT_SERVED:
        return "The order has not been served, so no clock for notification has started."
    if standing.standing == Standing.EXEMPT:
        return "Nothing is due while the person must notify under Part 2 of the Sexual Offences Act 2003."
    if standing.standing == Standing.NOT_NEEDED and order.replaces_id:
        return (
            "It replaced an interim order, so it starts no clock of its own. "
            "Changes of name or address must still be notified."
        )
    if standing.due is None:
        return "The order ended before a notification was due."
    due = gov_date(standing.due.due_on)
    return {
        Standing.DUE: f"Due by the end of {due}.",
        Standing.OVERDUE: f"Was due by the end of {due}.",
        Standing.GIVEN: f"Was due by the end of {due} and was given in time.",
        Standing.LATE: f"Was due by the end of {due} and was given late.",
    }[standing.standing]


def offence_warning(standing: NotificationStanding) -> str:
    """SPA 2019 s.11. Where the clock rests on a deemed day, that has to be said."""
    if not standing.is_suspected_offence or standing.decision:
        return ""
    said = "Suspected offence under section 11 of the Stalking Protection Act 2019: not notified in time."
    if standing.effect and standing.effect.is_deemed:
        return f"{said} Service is deemed, not proved: find out when the order was received."
    return said


def decided_words(standing: NotificationStanding) -> str:
    """Instead of the warning, once somebody has decided."""
    if standing.decision is None:
        return ""
    return f"Not notified in time. Decided: {SuspectedOffence(standing.decision.decision).label.lower()}."


def order_rows(order: Order) -> list[dict[str, str]]:
    words = {
        "Duration": binds(order),
        "Court": order.court,
        "Made on": gov_date(order.made_on),
        "Origin": Origin(order.origin).label,
        "Replaces": f"Interim order of {gov_date(order.replaces.made_on)}" if order.replaces else "",
        "Recorded": f"{gov_datetime(order.recorded_at)}, by {order.recorded_by.title}",
        "Confirmed": _confirmed(order),
    }
    return rows({label: text for label, text in words.items() if text})


def _confirmed(order: Order) -> str:
    confirmation = order.confirmation
    if confirmation is None:
        return ""
    return f"{gov_datetime(confirmation.confirmed_at)}, by {confirmation.confirmed_by.title}"


def parts(order: Order) -> list[Part]:
    return [
        Part(
            "Service",
            [service_card(row) for row in order.services.select_related("struck_by")],
            "Not served yet.",
            "Record service",
            _step("record_service", order),
        ),
        Part(
            "The victim",
            [
                victim_told_card(row)
                for row in order.victims_told.select_related("victim__person", "struck_by")
            ],
            "Nobody has been told of the order yet.",
            "Tell the victim",
            _step("record_victim_told", order),
        ),
        Part(
            "National systems",
            [system_entry_card(row) for row in order.system_entries.select_related("struck_by")],
            f"Not recorded on {' or '.join(system.name for system in NationalSystem)} yet.",
            "Record an entry",
            _step("record_system_entry", order),
        ),
    ]


def still_to_do(order: Order, standing: NotificationStanding) -> list[dict[str, str]]:
    """What nobody has recorded yet and somebody must see to."""
    if not order.is_in_force(today(timezone.now())):
        return []
    systems = {entry.system for entry in order.system_entries.all() if not entry.is_struck}
    is_told = not untold(order, News.MADE)
    steps = [
        (standing.standing == Standing.NOT_SERVED, "Serve the order", "record_service"),
        (not is_told, "Tell the victim", "record_victim_told"),
        *(
            (system not in systems, f"Enter the order on the {system.label}", "record_system_entry")
            for system in NationalSystem
        ),
    ]
    return [{"text": text, "url": _step(name, order)} for is_open, text, name in steps if is_open]


def notification_cards(order: Order) -> list[Card]:
    return [
        *(notification_card(row) for row in order.notifications.select_related("struck_by")),
        *(exemption_card(row) for row in order.exemptions.select_related("struck_by")),
    ]


def decision_cards(order: Order) -> list[Card]:
    return [decision_card(row) for row in order.overdue_decisions.select_related("decided_by")]


def breach_cards(order: Order) -> list[Card]:
    breaches = order.breaches.select_related("incident", "struck_by").prefetch_related("terms")
    findings = order.no_breaches.select_related("incident", "decided_by", "struck_by")
    return [*(breach_card(row) for row in breaches), *(no_breach_card(row) for row in findings)]


def sealed_order_cards(order: Order) -> list[Card]:
    if order.application is None:
        return []
    sealed = order.application.sealed_orders.select_related("uploaded_by", "struck_by")
    return [sealed_order_card(row) for row in sealed]


def open_deadlines(order: Order) -> list[DeadlineRow]:
    """Of the order and of its breaches, the most pressing first."""
    breaches = (breach.subject for breach in order.breaches.all())
    return deadline_rows(deadlines_of(order.subject, telling_subject(order), *breaches))


def news_now(order: Order) -> list[News]:
    """What there is to tell a victim today."""
    return list(news_of(order, today(timezone.now()))) or [News.MADE]


def _step(name: str, order: Order) -> str:
    return reverse(name, args=[order.pk])


def context(order: Order) -> dict[str, Any]:
    """Everything the template shows, but for what the reader may do."""
    standing = standing_of(order)
    return {
        "order": order,
        "title": order.title,
        "pill": force_pill(order),
        "rows": order_rows(order),
        "terms": order.terms.all(),
        "is_unconfirmed": not is_vouched_for(order) and not order.is_struck,
        "parts": parts(order),
        "standing": notification_pill(standing),
        "standing_words": notification_sentence(order, standing),
        "offence": offence_warning(standing),
        "decided": decided_words(standing),
        "to_do": still_to_do(order, standing),
        "notifications": notification_cards(order),
        "decisions": decision_cards(order),
        "breaches": breach_cards(order),
        "sealed_orders": sealed_order_cards(order),
        "deadlines": open_deadlines(order),
        "replacement_url": order_url(order.replacement) if order.replacement else "",
    }
