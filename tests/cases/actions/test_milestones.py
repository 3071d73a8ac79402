"""What happened, who was told of it, and why no order is sought."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cases.actions.decisions import strike_no_order
from cases.actions.milestones import strike_milestone, strike_update
from cases.actions.people import add_victim
from cases.clocks import meet_reviews, refresh_updates, refresh_victim
from cases.enums import Happened, Told
from cases.models import Case, Milestone, NoOrderDecision, Victim, VictimUpdate
from cases.naming import Named
from cases.pages.milestones import milestone_markers
from cases.permissions.safety import newest_no_order
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.dates import gov_date
from spo.exceptions import Denied, Mistaken, NotNow
from spo.notices.deadlines import deadlines_of
from spo.notices.models import Deadline
from tests.factories.cases import close_behind, make_case
from tests.factories.safety import ago, days, happen, tell, wait


def rules(milestone: Milestone, victim: Victim) -> list[str]:
    return [row.rule for row in deadlines_of(f"{milestone.subject} {victim.subject}")]


def test_milestone_starts_a_clock_for_each_victim(officer: User, case: Case) -> None:
    milestone = happen(officer, case)

    assert [rules(milestone, victim) for victim in case.victims.all()] == [["victim-update"]] * 2
    assert AuditEvent.objects.filter(did="milestone.recorded", subject=milestone.subject).count() == 1


def test_victim_added_later_is_owed_what_the_others_are(officer: User, case: Case) -> None:
    standing = [happen(officer, case), happen(officer, case, kind=Happened.REPORTED)]
    struck = happen(officer, case)
    strike_milestone(by=officer, milestone=struck, reason="Another suspect")
    tell(officer, standing[0], case.victims.first())

    added = add_victim(by=officer, case=case, named=Named("Violet", "Second"))

    assert [rules(row, added) for row in [*standing, struck]] == [["victim-update"], ["support-referral"], []]
    assert rules(standing[0], case.victims.first()) == []
    asked = Deadline.objects.filter(rule="risk-assessment")
    assert [(row.subject, row.due_on) for row in asked] == [(added.subject, days(3))]


def test_victim_added_later_is_owed_nothing_from_before(officer: User, case: Case) -> None:
    """Whatever is owed to them runs from the day they were added, and still does when their rights change."""
    milestone = happen(officer, case, happened_at=ago(days=30))
    added = add_victim(by=officer, case=case, named=Named("Violet", "Second"))
    added.refresh_from_db()

    for has_enhanced_rights in (True, False):
        added.has_enhanced_rights = has_enhanced_rights
        refresh_victim(officer, case, added)
        [clock] = deadlines_of(f"{milestone.subject} {added.subject}")
        assert clock.due_on > days(0)
        assert f"after {gov_date(days(0))}, the day they were added to the case." in clock.why


def test_clocks_of_nobody_are_those_of_nobody(officer: User, case: Case) -> None:
    milestone = happen(officer, case)
    Deadline.objects.filter(rule="victim-update").delete()

    refresh_updates(officer, case, milestone, [])

    assert not Deadline.objects.filter(rule="victim-update").exists()


@pytest.mark.parametrize(
    ("kind", "found"), [(Happened.REPORTED, ["support-referral"]), (Happened.HEARING, [])]
)
def test_report_asks_for_a_referral_and_a_hearing_for_nothing(
    officer: User, case: Case, kind: Happened, found: list[str]
) -> None:
    milestone = happen(officer, case, kind=kind)

    assert [rules(milestone, victim) for victim in case.victims.all()] == [found, found]


@pytest.mark.parametrize(
    ("outcome", "left"),
    [
        (Told.TOLD, []),
        (Told.REFUSED, []),
        (Told.UNSAFE, []),
        (Told.NOT_REACHED, ["victim-update"]),
    ],
)
def test_clock_ends_unless_the_victim_was_not_reached(
    officer: User, case: Case, outcome: Told, left: list[str]
) -> None:
    first, second = case.victims.all()
    milestone = happen(officer, case)

    tell(officer, milestone, first, outcome=outcome)

    assert (rules(milestone, first), rules(milestone, second)) == (left, ["victim-update"])


def test_struck_update_opens_the_clock_again(officer: User, case: Case) -> None:
    milestone, victim = happen(officer, case), case.victims.first()
    update = tell(officer, milestone, victim)

    strike_update(by=officer, update=update, reason="Told somebody else")

    assert (rules(milestone, victim), VictimUpdate.objects.get().struck_by) == (["victim-update"], officer)


def test_struck_milestone_ends_every_clock(officer: User, case: Case) -> None:
    milestone = happen(officer, case)

    strike_milestone(by=officer, milestone=milestone, reason="Another suspect")

    assert [rules(milestone, victim) for victim in case.victims.all()] == [[], []]
    assert milestone_markers(case) == []
    with pytest.raises(NotNow):
        tell(officer, milestone, case.victims.first())


def test_milestone_lies_in_the_past_and_is_told_after_it(officer: User, case: Case) -> None:
    with pytest.raises(Mistaken):
        happen(officer, case, happened_at=ago(minutes=-5))
    milestone = happen(officer, case)
    with pytest.raises(Mistaken):
        tell(officer, milestone, case.victims.first(), told_at=ago(hours=3))


def test_milestone_is_for_the_unit_and_an_open_case(officer: User, stranger: User, case: Case) -> None:
    with pytest.raises(Denied):
        happen(stranger, case)
    close_behind(case, officer)
    with pytest.raises(NotNow):
        happen(officer, case)


def test_markers_stand_on_the_day_in_london(officer: User, case: Case) -> None:
    night = datetime(2026, 6, 2, 0, 30, tzinfo=ZoneInfo("Europe/London"))
    happen(officer, case, kind=Happened.CHARGED, happened_at=night)

    [marker] = milestone_markers(case)

    assert (str(marker.on), marker.label, marker.sign.label) == (
        "2026-06-02",
        "The suspect was charged",
        "Charge or decision",
    )


def reviews(case: Case) -> list:
    open_ones = Deadline.objects.filter(rule="no-order-review", met_at=None, cancelled_at=None)
    return [row.due_on for row in open_ones.filter(case_reference=case.reference)]


def test_decision_not_to_apply_is_looked_at_again(officer: User, case: Case) -> None:
    decision = wait(officer, case)

    assert reviews(case) == [days(14)]
    event = AuditEvent.objects.get(did="no_order_decision.recorded")
    assert (event.subject, event.reason) == (decision.subject, "Evidence is still being gathered")


def test_later_decision_takes_the_place_of_the_earlier(officer: User, case: Case) -> None:
    wait(officer, case)
    later = wait(officer, case, review_on=days(30))
    found = [reviews(case)]
    strike_no_order(by=officer, decision=later, reason="Wrong case")

    assert [*found, reviews(case)] == [[days(30)], [days(14)]]


def test_application_answers_the_review(officer: User, case: Case) -> None:
    wait(officer, case)
    wait(officer, make_case(officer=officer))

    meet_reviews(officer, case)

    assert (reviews(case), Deadline.objects.filter(met_at__isnull=False).count()) == ([], 1)


def test_decision_made_last_counts_whenever_it_was_typed_in(officer: User, case: Case) -> None:
    latest = wait(officer, case)
    wait(officer, case, decided_on=days(-7), review_on=days(3))

    assert (newest_no_order(case), reviews(case)) == (latest, [days(14)])


def test_striking_an_older_decision_asks_nothing_that_was_answered(officer: User, case: Case) -> None:
    older = wait(officer, case, decided_on=days(-7))
    wait(officer, case)
    meet_reviews(officer, case)

    strike_no_order(by=officer, decision=older, reason="Wrong case")

    assert reviews(case) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"decided_on": days(1), "review_on": days(3)}, "decided_on"),
        ({"review_on": days(0)}, "review_on"),
        ({"decided_on": days(-9), "review_on": days(-2)}, "review_on"),
    ],
)
def test_decision_is_made_and_reviewed_on_days_that_can_be(
    officer: User, case: Case, given: dict, field: str
) -> None:
    with pytest.raises(Mistaken) as refused:
        wait(officer, case, **given)

    assert (list(refused.value.problems), NoOrderDecision.objects.count()) == ([field], 0)
