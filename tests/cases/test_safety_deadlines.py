"""The Victims’ Code, case by case: working days, weekends, bank holidays, and what has no deadline."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cases.deadlines import (
    PROMPT_DAYS,
    assessment_due_again,
    assessment_prompt,
    no_order_review_due,
    safety_action_due,
    support_referral_due,
    victim_update_due,
)
from cases.enums import AssessAgain, Happened, NotNowKind, RiskLevel

LONDON = ZoneInfo("Europe/London")


def at(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("happened_at", "with_rights", "without"),
    [
        pytest.param(at(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 30), id="a Monday"),
        pytest.param(at(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 4), id="a Friday, over a weekend"),
        pytest.param(at(2026, 11, 28), date(2026, 11, 30), date(2026, 12, 4), id="a Saturday"),
        pytest.param(at(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 4), id="a Sunday"),
        pytest.param(at(2027, 3, 25), date(2027, 3, 30), date(2027, 4, 5), id="over Easter"),
        pytest.param(
            at(2026, 12, 24), date(2026, 12, 29), date(2027, 1, 5), id="Christmas Eve, and New Year"
        ),
        pytest.param(
            at(2027, 5, 1), date(2027, 5, 4), date(2027, 5, 10), id="over an early May bank holiday"
        ),
        pytest.param(at(2026, 11, 23, 23), date(2026, 11, 24), date(2026, 11, 30), id="late in the evening"),
    ],
)
def test_victim_is_told_within_one_working_day_or_five(
    happened_at: datetime, with_rights: date, without: date
) -> None:
    due = victim_update_due(Happened.ARRESTED, happened_at, has_enhanced_rights=True)
    slower = victim_update_due(Happened.ARRESTED, happened_at, has_enhanced_rights=False)

    assert (due.due, slower.due) == (with_rights, without)


def test_day_in_london_counts_not_in_utc() -> None:
    just_after_midnight = datetime(2026, 6, 2, 0, 30, tzinfo=LONDON)  # still 1 June in UTC

    due = victim_update_due(Happened.ARRESTED, just_after_midnight, has_enhanced_rights=True)

    assert due.due == date(2026, 6, 3)


@pytest.mark.parametrize("kind", [kind for kind in Happened if kind not in ("reported", "hearing")])
def test_each_milestone_of_right_6_starts_the_clock(kind: Happened) -> None:
    due = victim_update_due(kind, at(2026, 11, 23), has_enhanced_rights=True)

    assert (due.rule, due.due, due.source) == ("victim-update", date(2026, 11, 24), "Victims’ Code, right 6")
    assert support_referral_due(kind, at(2026, 11, 23)) is None


@pytest.mark.parametrize("kind", [Happened.REPORTED, Happened.HEARING])
@pytest.mark.parametrize("rights", [True, False])
def test_report_and_hearing_are_no_deadline_of_right_6(kind: Happened, rights: bool) -> None:
    assert victim_update_due(kind, at(2026, 11, 23), has_enhanced_rights=rights) is None


@pytest.mark.parametrize(
    ("reported_at", "due"),
    [
        (at(2026, 11, 23), date(2026, 11, 25)),
        (at(2026, 11, 27), date(2026, 12, 1)),
        (at(2026, 12, 24), date(2026, 12, 30)),
    ],
)
def test_support_referral_is_due_two_working_days_after_the_report(reported_at: datetime, due: date) -> None:
    assert support_referral_due(Happened.REPORTED, reported_at).due == due


def test_hearing_asks_for_no_referral() -> None:
    assert support_referral_due(Happened.HEARING, at(2026, 11, 23)) is None


def test_update_says_why_this_date() -> None:
    due = victim_update_due(Happened.BAILED, at(2026, 12, 24), has_enhanced_rights=True)

    assert due.why == (
        "The victim has enhanced rights: one working day after 24 December 2026, the day it happened. "
        "Not counted: Friday 25 December 2026 (Christmas Day), Saturday 26 December 2026, "
        "Sunday 27 December 2026, Monday 28 December 2026 (Boxing Day)."
    )
    assert due.title == "Tell the victim: the suspect was released on bail"


@pytest.mark.parametrize("reason", AssessAgain)
def test_prompt_counts_calendar_days_and_says_what_changed(reason: AssessAgain) -> None:
    due = assessment_prompt(reason, date(2026, 12, 24))

    assert (due.due - date(2026, 12, 24)).days == PROMPT_DAYS[reason]
    assert due.why.startswith(f"{reason.label} on 24 December 2026, so the risk may have changed.")


def test_dates_that_people_set_are_taken_as_they_are() -> None:
    again = assessment_due_again(RiskLevel.HIGH, date(2026, 11, 22), date(2026, 11, 28))
    review = no_order_review_due(NotNowKind.WAITING, date(2026, 11, 22), date(2026, 12, 25))

    assert (again.due, again.rule) == (date(2026, 11, 28), "risk-assessment")
    assert (review.due, review.days_before) == (date(2026, 12, 25), (7, 1))
    assert safety_action_due(date(2026, 12, 26)).due == date(2026, 12, 26)
