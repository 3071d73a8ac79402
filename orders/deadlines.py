"""Which date: pure functions of the Stalking Protection Act 2019 and of force policy. Facts in, `Due` out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spo.notices.due import Due
from spo.workdays import add_business_days, day_of

from orders.enums import ServiceMethod

NOTIFICATION_INITIAL = "notification-initial"
NOTIFICATION_AFTER_EXEMPTION = "notification-after-exemption"
BREACH_ARREST = "breach-arrest"
BREACH_FILE = "breach-charging-file"


@dataclass(frozen=True)
class Effect:
    """The day a service counts from, and whether that day happened or is presumed."""

    on: date
    is_deemed: bool
    why: str


def service_takes_effect(method: ServiceMethod, acted_at: datetime) -> Effect:
    """MC Rules 1981 r.115(4): handed over, that moment; electronic, one day later; else three business days."""
    day = day_of(acted_at)
    if method == ServiceMethod.HAND:
        return Effect(day, False, f"Handed over on {_long(day)}.")
    if method == ServiceMethod.EMAIL:
        return Effect(
            day + timedelta(days=1), True, f"Emailed on {_long(day)}: taken as received one day later."
        )
    count = add_business_days(day, 3)
    return Effect(
        count.end,
        True,
        f"{method.label} on {_long(day)}: taken as received three business days later. {count.explanation}".strip(),
    )


def earliest_effect(effects: list[Effect]) -> Effect | None:
    """Of several services the earliest to take effect starts the clock; an actual day wins over a deemed one."""
    return min(effects, key=lambda effect: (effect.on, effect.is_deemed), default=None)


def notification_due(
    *, replaces_interim: bool, effect: Effect | None, exempt: tuple[date, date | None] | None
) -> Due | None:
    """SPA 2019 s.9(1): three days beginning with the day of service, which is day one.

    None before service, for a full order that replaces an interim one (s.9(1)(a)), and while the person is exempt
    under s.9(5). When the exemption ends, its final day counts as the day of service (s.9(6)-(7)).
    """
    if effect is None:
        return None
    if exempt is not None:
        starts_on, final_day = exempt
        if starts_on <= effect.on and (final_day is None or final_day >= effect.on):
            return None if final_day is None else _after_exemption(final_day)
    if replaces_interim:
        return None
    return Due(
        rule=NOTIFICATION_INITIAL,
        due=effect.on + timedelta(days=2),
        why=f"{effect.why} Three calendar days beginning with {_long(effect.on)}, which is day one. "
        "Weekends and bank holidays count.",
        source="Stalking Protection Act 2019 s.9(1)",
    )


def _after_exemption(final_day: date) -> Due:
    return Due(
        rule=NOTIFICATION_AFTER_EXEMPTION,
        due=final_day + timedelta(days=2),
        why=f"Notification under the Sexual Offences Act 2003 ended on {_long(final_day)}, which counts as day one of "
        "three calendar days.",
        source="Stalking Protection Act 2019 s.9(5) to (7)",
    )


def breach_arrest_due(reported_at: datetime, hours: int) -> Due:
    """Force policy: an arrest is attempted within so many real hours of the report."""
    return Due(
        rule=BREACH_ARREST,
        due=reported_at + timedelta(hours=hours),
        why=f"{hours} hours from the report of the breach.",
        source="Force policy: arrest after a breach",
    )


def breach_file_due(reported_at: datetime, days: int) -> Due:
    """Force policy: the charging file goes to the CPS within so many calendar days after the day of the report."""
    day = day_of(reported_at)
    return Due(
        rule=BREACH_FILE,
        due=day + timedelta(days=days),
        why=f"{days} calendar days after {_long(day)}, the day the breach was reported.",
        source="Force policy: charging file after a breach",
    )


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
