"""Which date: pure functions of the Stalking Protection Act 2019 and of force policy. Facts in, `Due` out."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cases.deadlines import working_days
from orders.enums import News, ServiceMethod
from spo.dates import gov_date, gov_datetime
from spo.notices.due import Due
from spo.workdays import add_business_days, day_of

NOTIFICATION_INITIAL = "notification-initial"
NOTIFICATION_AFTER_EXEMPTION = "notification-after-exemption"
BREACH_ARREST = "breach-arrest"
BREACH_FILE = "breach-charging-file"
POSSIBLE_BREACH = "possible-breach"
NAMED_ELSEWHERE = "named-elsewhere"
BOUND_ELSEWHERE = "bound-elsewhere"

NOTIFICATION_RULES = (NOTIFICATION_INITIAL, NOTIFICATION_AFTER_EXEMPTION)
BREACH_RULES = (BREACH_ARREST, BREACH_FILE)
TELL_RULES = {news: f"tell-victim-{news.value}" for news in News}
TELL_TITLES = {
    News.MADE: "Tell the victim of the order and its terms",
    News.ENDED: "Tell the victim that the order ended",
    News.EXPIRED: "Tell the victim that the order has run out",
}


@dataclass(frozen=True)
class Effect:
    """The day a service counts from, and whether that day happened or is presumed."""

    on: date
    is_deemed: bool
    why: str


@dataclass(frozen=True)
class NotificationFacts:
    """What the clocks of SPA 2019 s.9 depend on.

    `exemptions` are (first day, final day or None) under s.9(5). `bound_until` is the first day on which the order
    no longer bound, None while it binds or when another order took its place.
    """

    effect: Effect | None = None
    replaces_interim: bool = False
    exemptions: Sequence[tuple[date, date | None]] = ()
    bound_until: date | None = None


def order_minimum_end(made_on: date) -> date:
    """SPA 2019 s.3(2): at least two years beginning with the day made; the earliest day a fixed period may end."""
    return fixed_period_end(made_on, 24)


def fixed_period_end(made_on: date, months: int) -> date:
    """The last day of so many months beginning with the day made: the day before the corresponding date.

    Where the month has no corresponding date (29 February, the 31st) the period ends with that month.
    """
    years, month = divmod(made_on.month - 1 + months, 12)
    year, month = made_on.year + years, month + 1
    last = monthrange(year, month)[1]
    if made_on.day > last:
        return date(year, month, last)
    return date(year, month, made_on.day) - timedelta(days=1)


def service_takes_effect(method: ServiceMethod, acted_at: datetime) -> Effect:
    """MC Rules 1981 r.115(4): handed over, that moment; electronic, one day later; else three business days."""
    day = day_of(acted_at)
    if method == ServiceMethod.HAND:
        return Effect(day, False, f"Handed over on {gov_date(day)}.")
    if method == ServiceMethod.EMAIL:
        on = day + timedelta(days=1)
        return Effect(
            on, True, f"Emailed on {gov_date(day)}, so taken as received one day later, on {gov_date(on)}."
        )
    count = add_business_days(day, 3)
    why = f"{SENT[method]} on {gov_date(day)}, so taken as received three business days later, on {gov_date(count.end)}."
    return Effect(count.end, True, f"{why} {count.explanation}".strip())


SENT = {
    ServiceMethod.POST: "Posted",
    ServiceMethod.REPRESENTATIVE: "Sent through the legal representative",
    ServiceMethod.CUSTODIAN: "Given through the place of custody",
    ServiceMethod.OTHER: "Sent another way",
}


def earliest_effect(effects: Sequence[Effect]) -> Effect | None:
    """Of several services the earliest to take effect starts the clock; an actual day wins over a deemed one."""
    return min(effects, key=lambda effect: (effect.on, effect.is_deemed), default=None)


def notification_dues(facts: NotificationFacts) -> list[Due]:
    """SPA 2019 s.9: the initial notification, and the one after an exemption. Either, both or none may run."""
    dues = filter(None, [_initial(facts), _after_exemption(facts)])
    return [due for due in dues if facts.bound_until is None or due.due < facts.bound_until]


def _initial(facts: NotificationFacts) -> Due | None:
    """Three days beginning with the day of service. None for a full order that replaces an interim one: s.9(1)(a)."""
    effect = facts.effect
    if effect is None or facts.replaces_interim:
        return None
    last = effect.on + timedelta(days=2)
    if any(first <= last and (final is None or final >= effect.on) for first, final in facts.exemptions):
        return None
    return Due(
        rule=NOTIFICATION_INITIAL,
        due=last,
        why=f"{effect.why} The person has three calendar days, and {gov_date(effect.on)} is day one. "
        "Weekends and bank holidays count.",
        source="Stalking Protection Act 2019 s.9(1)",
        title="Notification by the person bound",
    )


def _after_exemption(facts: NotificationFacts) -> Due | None:
    """When notification under the Sexual Offences Act ends, its final day counts as the day of service: s.9(6)-(7)."""
    finals = [
        final for final in _last_days(facts.exemptions) if final and facts.effect and final >= facts.effect.on
    ]
    if not finals:
        return None
    final = max(finals)
    return Due(
        rule=NOTIFICATION_AFTER_EXEMPTION,
        due=final + timedelta(days=2),
        why=f"Notification under Part 2 of the Sexual Offences Act 2003 ended on {gov_date(final)}. The person has three "
        "calendar days, and that day is day one. Weekends and bank holidays count.",
        source="Stalking Protection Act 2019 s.9(5) to (7)",
        title="Notification after an exemption",
    )


def _last_days(exemptions: Sequence[tuple[date, date | None]]) -> list[date | None]:
    """The final day of each unbroken exemption: one that begins within the three days carries the last one on."""
    last_days: list[date | None] = []
    for first, final in sorted(exemptions, key=lambda exemption: exemption[0]):
        if last_days and (last_days[-1] is None or first <= last_days[-1] + timedelta(days=2)):
            earlier = last_days.pop()
            final = max(earlier, final) if earlier and final else None
        last_days.append(final)
    return last_days


def possible_breach_due(incident: int, seen_on: date) -> Due:
    """SPA 2019 s.8 makes a breach an offence: once the record shows what may be one, it is decided the same day."""
    return Due(
        rule=POSSIBLE_BREACH,
        due=seen_on,
        why=f"Incident {incident} happened while the order bound the suspect. The record has shown it since "
        f"{gov_date(seen_on)}.",
        source="Stalking Protection Act 2019 s.8",
        title=f"Decide whether incident {incident} breached the order",
        days_before=(),
    )


def named_elsewhere_due(unit: str, whom: str, named_on: date) -> Due:
    """SPA 2019 s.8: what somebody bound does elsewhere may be a breach, so it is asked about the same day."""
    return Due(
        rule=NAMED_ELSEWHERE,
        due=named_on,
        why=f"Somebody who may be bound by this order was named in a case of {unit}: ask {whom}.",
        source="Stalking Protection Act 2019 s.8",
        title="Ask about somebody who may be bound by the order",
        days_before=(),
    )


def bound_elsewhere_due(unit: str, named_on: date) -> Due:
    """The same, for the officer of the case that names them."""
    return Due(
        rule=BOUND_ELSEWHERE,
        due=named_on,
        why=f"Somebody named in this case may be bound by an order of {unit}, which was told so: ask the unit.",
        source="Stalking Protection Act 2019 s.8",
        title="Ask about an order that may bind somebody in the case",
        days_before=(),
    )


def breach_arrest_due(incident: int, reported_at: datetime, hours: int) -> Due:
    """Force policy: an arrest is attempted within so many real hours of the report, also when the clocks change."""
    return Due(
        rule=BREACH_ARREST,
        due=reported_at.astimezone(UTC) + timedelta(hours=hours),
        why=f"{_counted(hours, 'hour')} after the breach was reported on {gov_datetime(reported_at)}.",
        source="Force policy: arrest after a breach",
        title=f"Arrest attempt after the breach shown by incident {incident}",
    )


def breach_file_due(incident: int, reported_at: datetime, days: int) -> Due:
    """Force policy: the charging file goes to the CPS within so many calendar days after the day of the report."""
    day = day_of(reported_at)
    return Due(
        rule=BREACH_FILE,
        due=day + timedelta(days=days),
        why=f"{_counted(days, 'calendar day')} after {gov_date(day)}, the day the breach was reported.",
        source="Force policy: charging file after a breach",
        title=f"Charging file after the breach shown by incident {incident}",
        days_before=(7, 1),
    )


def victim_told_due(news: News, on: date, days: int) -> Due:
    """Force policy: each victim hears of the order, and of its end, within so many working days."""
    count = working_days(on, days)
    why = f"{news.label}: {gov_date(on)}. {_counted(days, 'working day')} after that day. {count.explanation}"
    return Due(
        rule=TELL_RULES[news],
        due=count.end,
        why=why.strip(),
        source="Force policy: victims are told of the order",
        title=TELL_TITLES[news],
        days_before=(),
    )


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
