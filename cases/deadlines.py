"""Which date: pure functions of the Victims’ Code and of force policy. Facts in, `Due` out."""

from datetime import date, datetime, timedelta

from cases.enums import AssessAgain, Happened, NotNowKind, RiskLevel
from spo.dates import gov_date
from spo.notices.due import Due
from spo.workdays import BeyondBankHolidays, Count, add_business_days, day_of

ASSESSMENT = "risk-assessment"
VICTIM_UPDATE = "victim-update"
SUPPORT_REFERRAL = "support-referral"
SAFETY_ACTION = "safety-action"
NO_ORDER_REVIEW = "no-order-review"

UPDATE_DAYS, UPDATE_DAYS_ENHANCED, REFERRAL_DAYS = 5, 1, 2
NOT_TOLD_BY_A_DATE = {Happened.REPORTED, Happened.HEARING}
RELEASES = {Happened.RELEASED, Happened.BAILED, Happened.UNDER_INVESTIGATION}
PROMPT_DAYS = {
    AssessAgain.INCIDENT: 3,
    AssessAgain.IMPORT: 3,
    AssessAgain.BREACH: 1,
    AssessAgain.RELEASE: 1,
    AssessAgain.LISTED: 3,
    AssessAgain.HEARING: 3,
    AssessAgain.STRUCK: 1,
    AssessAgain.REOPENED: 3,
    AssessAgain.ADDED: 3,
}


def victim_update_due(
    kind: Happened, happened_at: datetime, *, has_enhanced_rights: bool, added_at: datetime | None = None
) -> Due | None:
    """Victims’ Code, right 6: within five working days, one with enhanced rights. The day itself is not counted, nor
    those before the victim was added to the case."""
    if kind in NOT_TOLD_BY_A_DATE:
        return None
    days = UPDATE_DAYS_ENHANCED if has_enhanced_rights else UPDATE_DAYS
    count = working_days(day_of(added_at or happened_at), days)
    rights = (
        "The victim has enhanced rights: " if has_enhanced_rights else "The victim has no enhanced rights: "
    )
    return Due(
        rule=VICTIM_UPDATE,
        due=count.end,
        why=f"{rights}{_counted(days)} {_after(happened_at, count, added_at)}",
        source="Victims’ Code, right 6",
        title=f"Tell the victim: {_small(kind)}",
        days_before=() if has_enhanced_rights else (1,),
    )


def support_referral_due(
    kind: Happened, happened_at: datetime, *, added_at: datetime | None = None
) -> Due | None:
    """Victims’ Code, right 4: referred to a support service within two working days of the report, or of being added."""
    if kind != Happened.REPORTED:
        return None
    count = working_days(day_of(added_at or happened_at), REFERRAL_DAYS)
    return Due(
        rule=SUPPORT_REFERRAL,
        due=count.end,
        why=f"{_counted(REFERRAL_DAYS).capitalize()} {_after(happened_at, count, added_at)}",
        source="Victims’ Code, right 4",
        title="Refer the victim to a support service",
    )


def assessment_prompt(reason: AssessAgain, on: date) -> Due:
    """Force policy: risk is judged anew when something has changed, within so many calendar days."""
    days = PROMPT_DAYS[reason]
    return Due(
        rule=ASSESSMENT,
        due=on + timedelta(days=days),
        why=f"{reason.label} on {gov_date(on)}, so the risk may have changed. "
        f"{'1 calendar day' if days == 1 else f'{days} calendar days'} after that.",
        source="Force policy: risk is assessed again when something changes",
        title="Assess the risk to the victim",
    )


def assessment_due_again(level: RiskLevel, assessed_on: date, next_due_on: date) -> Due:
    """The date that the last assessment set for the next one."""
    return Due(
        rule=ASSESSMENT,
        due=next_due_on,
        why=f"The assessment of {gov_date(assessed_on)} found {level.label.lower()} risk and set this date.",
        source="The last risk assessment",
        title="Assess the risk to the victim again",
    )


def safety_action_due(due_on: date) -> Due:
    return Due(
        rule=SAFETY_ACTION,
        due=due_on,
        why="The safety plan says that it is done by this date.",
        source="Safety plan",
        title="Do what the safety plan says",
    )


def no_order_review_due(kind: NotNowKind, decided_on: date, review_on: date) -> Due:
    """Whoever decides not to apply, or to wait, says when that is looked at again."""
    return Due(
        rule=NO_ORDER_REVIEW,
        due=review_on,
        why=f"It was decided on {gov_date(decided_on)} {_small(kind)}. This date was set for looking at it again.",
        source="The decision",
        title="Look again at the decision not to apply",
        days_before=(7, 1),
    )


def working_days(start: date, days: int) -> Count:
    """So many working days after `start`. Where no bank holidays are held for the year, every day counts: no date is too
    late by that, and nothing is kept from being recorded."""
    try:
        return add_business_days(start, days)
    except BeyondBankHolidays:
        return Count(start + timedelta(days=days))


def _after(happened_at: datetime, count: Count, added_at: datetime | None) -> str:
    """What the count began from, and which days it passed over."""
    day = gov_date(day_of(added_at or happened_at))
    began = "the day they were added to the case" if added_at else "the day it happened"
    return f"after {day}, {began}. {count.explanation}".strip()


def _counted(days: int) -> str:
    return "one working day" if days == 1 else f"{({2: 'two', 5: 'five'})[days]} working days"


def _small(choice: Happened | NotNowKind) -> str:
    return choice.label[:1].lower() + choice.label[1:]
