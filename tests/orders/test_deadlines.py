"""The clocks of orders, row by row: month ends, leap years, Easter, substitute holidays, and both changes of the clocks."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from orders.deadlines import (
    NOTIFICATION_AFTER_EXEMPTION,
    NOTIFICATION_INITIAL,
    Effect,
    NotificationFacts,
    breach_arrest_due,
    breach_file_due,
    earliest_effect,
    fixed_period_end,
    notification_dues,
    order_minimum_end,
    service_takes_effect,
)
from orders.enums import ServiceMethod

LONDON = ZoneInfo("Europe/London")


def in_london(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def served(on: date) -> Effect:
    return Effect(on, False, f"Handed over on {on}.")


@pytest.mark.parametrize(
    ("method", "acted_at", "takes_effect", "is_deemed"),
    [
        pytest.param(ServiceMethod.HAND, in_london(2027, 3, 1), date(2027, 3, 1), False, id="handed over"),
        pytest.param(
            ServiceMethod.HAND, in_london(2027, 7, 3, 0, 5), date(2027, 7, 3), False, id="after midnight"
        ),
        pytest.param(
            ServiceMethod.HAND, in_london(2027, 7, 3, 23, 59), date(2027, 7, 3), False, id="before midnight"
        ),
        pytest.param(
            ServiceMethod.EMAIL, in_london(2027, 1, 31), date(2027, 2, 1), True, id="email, month end"
        ),
        pytest.param(
            ServiceMethod.EMAIL, in_london(2027, 12, 24), date(2027, 12, 25), True, id="email, Christmas"
        ),
        pytest.param(ServiceMethod.POST, in_london(2027, 3, 1), date(2027, 3, 4), True, id="post, Monday"),
        pytest.param(
            ServiceMethod.POST, in_london(2027, 3, 4), date(2027, 3, 9), True, id="post, over a weekend"
        ),
        pytest.param(
            ServiceMethod.POST, in_london(2027, 3, 6), date(2027, 3, 10), True, id="post, on a Saturday"
        ),
        pytest.param(
            ServiceMethod.POST, in_london(2027, 3, 25), date(2027, 4, 1), True, id="post, over Easter"
        ),
        pytest.param(
            ServiceMethod.POST, in_london(2027, 4, 30), date(2027, 5, 6), True, id="post, May bank holiday"
        ),
        pytest.param(
            ServiceMethod.POST, in_london(2027, 12, 24), date(2027, 12, 31), True, id="post, substitutes"
        ),
        pytest.param(
            ServiceMethod.POST, in_london(2028, 2, 28), date(2028, 3, 2), True, id="post, 29 February"
        ),
        pytest.param(
            ServiceMethod.REPRESENTATIVE,
            in_london(2027, 3, 1),
            date(2027, 3, 4),
            True,
            id="legal representative",
        ),
        pytest.param(
            ServiceMethod.CUSTODIAN, in_london(2027, 3, 1), date(2027, 3, 4), True, id="place of custody"
        ),
        pytest.param(ServiceMethod.OTHER, in_london(2027, 3, 1), date(2027, 3, 4), True, id="another way"),
    ],
)
def test_service_takes_effect(
    method: ServiceMethod, acted_at: datetime, takes_effect: date, is_deemed: bool
) -> None:
    effect = service_takes_effect(method, acted_at)

    assert (effect.on, effect.is_deemed) == (takes_effect, is_deemed)


def test_service_effect_says_which_days_were_left_out() -> None:
    effect = service_takes_effect(ServiceMethod.POST, in_london(2027, 3, 25))

    assert effect.why.startswith(
        "Posted on 25 March 2027, so taken as received three business days later, on 1 April 2027."
    )
    assert "26 March 2027" in effect.why
    assert "29 March 2027" in effect.why


def test_earliest_effect_takes_an_actual_day_before_a_deemed_one() -> None:
    handed = served(date(2027, 3, 4))
    posted = Effect(date(2027, 3, 4), True, "Posted.")
    later = served(date(2027, 3, 5))

    assert earliest_effect([later, posted, handed]) == handed
    assert earliest_effect([]) is None


@pytest.mark.parametrize(
    ("day_one", "due"),
    [
        pytest.param(date(2027, 3, 1), date(2027, 3, 3), id="an ordinary week"),
        pytest.param(date(2027, 3, 5), date(2027, 3, 7), id="a weekend counts"),
        pytest.param(date(2027, 3, 26), date(2027, 3, 28), id="Easter and the clocks going forward count"),
        pytest.param(date(2027, 10, 30), date(2027, 11, 1), id="the clocks going back"),
        pytest.param(date(2027, 12, 30), date(2028, 1, 1), id="the end of the year"),
        pytest.param(date(2028, 2, 28), date(2028, 3, 1), id="29 February"),
        pytest.param(date(2027, 2, 27), date(2027, 3, 1), id="February without one"),
    ],
)
def test_notification_is_due_two_days_after_service(day_one: date, due: date) -> None:
    (only,) = notification_dues(NotificationFacts(effect=served(day_one)))

    assert (only.rule, only.due, only.source) == (
        NOTIFICATION_INITIAL,
        due,
        "Stalking Protection Act 2019 s.9(1)",
    )


DAY_ONE = date(2027, 3, 1)
EXEMPT_UNTIL = date(2027, 9, 30)


@pytest.mark.parametrize(
    ("facts", "dues"),
    [
        pytest.param(NotificationFacts(), [], id="not served"),
        pytest.param(
            NotificationFacts(effect=served(DAY_ONE), replaces_interim=True),
            [],
            id="replaces an interim order",
        ),
        pytest.param(
            NotificationFacts(effect=served(DAY_ONE), exemptions=[(date(2020, 1, 1), None)]), [], id="exempt"
        ),
        pytest.param(
            NotificationFacts(effect=served(DAY_ONE), exemptions=[(date(2020, 1, 1), date(2027, 2, 28))]),
            [(NOTIFICATION_INITIAL, date(2027, 3, 3))],
            id="exemption over before service",
        ),
        pytest.param(
            NotificationFacts(effect=served(DAY_ONE), exemptions=[(date(2020, 1, 1), EXEMPT_UNTIL)]),
            [(NOTIFICATION_AFTER_EXEMPTION, date(2027, 10, 2))],
            id="exemption ended while the order runs",
        ),
        pytest.param(
            NotificationFacts(effect=served(DAY_ONE), exemptions=[(date(2027, 3, 3), None)]),
            [],
            id="exempt from the last of the three days",
        ),
        pytest.param(
            NotificationFacts(effect=served(DAY_ONE), exemptions=[(date(2027, 3, 4), EXEMPT_UNTIL)]),
            [(NOTIFICATION_INITIAL, date(2027, 3, 3)), (NOTIFICATION_AFTER_EXEMPTION, date(2027, 10, 2))],
            id="exempt only later",
        ),
        pytest.param(
            NotificationFacts(
                effect=served(DAY_ONE), replaces_interim=True, exemptions=[(date(2020, 1, 1), EXEMPT_UNTIL)]
            ),
            [(NOTIFICATION_AFTER_EXEMPTION, date(2027, 10, 2))],
            id="exemption ended under an order that replaced an interim one",
        ),
        pytest.param(
            NotificationFacts(
                effect=served(DAY_ONE),
                exemptions=[(date(2020, 1, 1), EXEMPT_UNTIL), (date(2027, 6, 1), None)],
            ),
            [],
            id="another exemption runs over the final day",
        ),
        pytest.param(
            NotificationFacts(
                effect=served(DAY_ONE),
                exemptions=[(date(2027, 6, 1), EXEMPT_UNTIL), (date(2020, 1, 1), None)],
            ),
            [],
            id="a shorter exemption within one that still runs",
        ),
        pytest.param(
            NotificationFacts(
                effect=served(DAY_ONE),
                exemptions=[(date(2020, 1, 1), date(2027, 8, 1)), (date(2027, 7, 1), EXEMPT_UNTIL)],
            ),
            [(NOTIFICATION_AFTER_EXEMPTION, date(2027, 10, 2))],
            id="two exemptions that overlap count as one",
        ),
        pytest.param(
            NotificationFacts(
                effect=served(DAY_ONE),
                exemptions=[(date(2020, 1, 1), EXEMPT_UNTIL), (date(2027, 10, 2), None)],
            ),
            [],
            id="exempt again from the last of the three days",
        ),
        pytest.param(
            NotificationFacts(
                effect=served(DAY_ONE),
                exemptions=[(date(2020, 1, 1), EXEMPT_UNTIL), (date(2027, 10, 3), None)],
            ),
            [(NOTIFICATION_AFTER_EXEMPTION, date(2027, 10, 2))],
            id="exempt again only after the three days",
        ),
        pytest.param(
            NotificationFacts(effect=served(DAY_ONE), bound_until=date(2027, 3, 3)),
            [],
            id="order ended first",
        ),
        pytest.param(
            NotificationFacts(effect=served(DAY_ONE), bound_until=date(2027, 3, 4)),
            [(NOTIFICATION_INITIAL, date(2027, 3, 3))],
            id="order ended the day after",
        ),
    ],
)
def test_notification_dues(facts: NotificationFacts, dues: list[tuple[str, date]]) -> None:
    assert [(due.rule, due.due) for due in notification_dues(facts)] == dues


@pytest.mark.parametrize(
    ("made_on", "earliest_end"),
    [
        (date(2027, 3, 15), date(2029, 3, 14)),
        (date(2027, 3, 1), date(2029, 2, 28)),
        (date(2027, 1, 1), date(2028, 12, 31)),
        (date(2028, 2, 29), date(2030, 2, 28)),
        (date(2026, 3, 1), date(2028, 2, 29)),
    ],
)
def test_order_minimum_end_is_the_day_before_the_second_anniversary(
    made_on: date, earliest_end: date
) -> None:
    assert order_minimum_end(made_on) == earliest_end


@pytest.mark.parametrize(
    ("made_on", "months", "end"),
    [
        (date(2027, 3, 15), 36, date(2030, 3, 14)),
        (date(2027, 8, 31), 30, date(2030, 2, 28)),
        (date(2027, 12, 1), 25, date(2029, 12, 31)),
    ],
)
def test_fixed_period_ends_before_the_corresponding_date(made_on: date, months: int, end: date) -> None:
    assert fixed_period_end(made_on, months) == end


@pytest.mark.parametrize(
    ("reported_at", "due"),
    [
        pytest.param(in_london(2027, 5, 31, 22, 15), in_london(2027, 6, 1, 22, 15), id="over midnight"),
        pytest.param(in_london(2027, 3, 27, 12), in_london(2027, 3, 28, 13), id="the clocks go forward"),
        pytest.param(in_london(2027, 10, 30, 12), in_london(2027, 10, 31, 11), id="the clocks go back"),
        pytest.param(
            datetime(2028, 2, 28, 9, tzinfo=UTC), datetime(2028, 2, 29, 9, tzinfo=UTC), id="29 February"
        ),
    ],
)
def test_arrest_is_due_after_24_real_hours(reported_at: datetime, due: datetime) -> None:
    assert breach_arrest_due(3, reported_at, 24).due == due.astimezone(UTC)


def test_arrest_due_says_why() -> None:
    due = breach_arrest_due(3, in_london(2027, 7, 1, 14, 5), 1)

    assert due.why == "1 hour after the breach was reported on 1 July 2027 at 2:05pm."


@pytest.mark.parametrize(
    ("reported_at", "due"),
    [
        (in_london(2027, 1, 31), date(2027, 2, 28)),
        (in_london(2028, 2, 1), date(2028, 2, 29)),
        (in_london(2027, 7, 1, 0, 30), date(2027, 7, 29)),
        (in_london(2027, 10, 30, 23, 30), date(2027, 11, 27)),
    ],
)
def test_charging_file_is_due_28_calendar_days_after_the_report(reported_at: datetime, due: date) -> None:
    assert breach_file_due(3, reported_at, 28).due == due


def test_deadlines_of_a_breach_say_of_which_incident() -> None:
    reported_at = in_london(2027, 7, 1, 14, 5)

    assert [breach_arrest_due(3, reported_at, 24).name, breach_file_due(4, reported_at, 28).name] == [
        "Arrest attempt after the breach shown by incident 3",
        "Charging file after the breach shown by incident 4",
    ]
