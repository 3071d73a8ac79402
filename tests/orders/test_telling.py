"""Victims are told of the order, its terms and its end: due, met, asked again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cases.actions.cases import close_case
from cases.actions.people import add_victim, remove_victim
from cases.enums import ClosingReason, Told
from cases.models import Case, Victim
from cases.naming import Named
from orders.actions.orders import change_order, end_order, strike_order
from orders.actions.service import record_victim_told, strike_victim_told
from orders.actions.settings import change_setting
from orders.enums import News, OrderKind
from orders.force import VICTIM_TOLD_DAYS
from orders.models import Order, VictimTold
from orders.telling import news_of, telling_subject, untold
from spo.accounts.models import User
from spo.exceptions import Mistaken
from spo.notices.deadlines import deadlines_of
from spo.work.sweeping import sweep_all
from tests.factories.cases import make_case
from tests.factories.court import at, make_order, order_facts

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def case(officer: User) -> Case:
    return make_case(officer=officer, victims=2)


@pytest.fixture
def order(officer: User, case: Case) -> Order:
    return make_order(officer, case)


def due(order: Order) -> list[tuple[str, date]]:
    return [(row.rule, row.due_on) for row in deadlines_of(telling_subject(order))]


def tell(by: User, order: Order, victim: Victim, **given: Any) -> VictimTold:
    facts = {"told_at": at(11), "told_by": "PC Reyes", "how": "By phone"} | given
    return record_victim_told(by=by, order=order, victim=victim, **facts)


def tell_all(by: User, order: Order, **given: Any) -> None:
    for victim in order.case.victims.all():
        tell(by, order, victim, **given)


def test_order_is_told_within_a_working_day(order: Order) -> None:
    assert due(order) == [("tell-victim-made", date(2026, 11, 3))]


def test_force_says_within_how_many(officer: User, administrator: User, case: Case) -> None:
    change_setting(
        by=administrator,
        setting=VICTIM_TOLD_DAYS,
        value="5",
        from_on=timezone.localdate(),
        reason="Force order 7.",
    )

    assert due(make_order(officer, case)) == [("tell-victim-made", date(2026, 11, 9))]


def test_clock_ends_when_every_victim_was_told(officer: User, order: Order) -> None:
    first, second = order.case.victims.all()

    tell(officer, order, first)
    still = due(order)
    tell(officer, order, second, outcome=Told.REFUSED)

    assert (len(still), due(order), untold(order, News.MADE)) == (1, [], [])


@pytest.mark.parametrize(
    ("outcome", "is_due"),
    [(Told.TOLD, False), (Told.REFUSED, False), (Told.UNSAFE, False), (Told.NOT_REACHED, True)],
)
def test_not_reached_is_not_told(officer: User, order: Order, outcome: Told, is_due: bool) -> None:
    tell_all(officer, order, outcome=outcome)

    assert bool(due(order)) is is_due


def test_struck_telling_asks_again(officer: User, order: Order) -> None:
    tell_all(officer, order)
    strike_victim_told(by=officer, told=order.victims_told.first(), reason="Her sister")

    assert due(order) == [("tell-victim-made", date(2026, 11, 3))]


def test_nobody_waits_for_a_removed_victim_to_be_told(officer: User, order: Order) -> None:
    first, second = order.case.victims.all()
    tell(officer, order, first)

    remove_victim(by=officer, victim=second, reason="Somebody else was meant")

    assert due(order) == []


def test_victim_added_later_is_still_to_be_told_of_an_order_that_binds(officer: User, order: Order) -> None:
    tell_all(officer, order)

    added = add_victim(by=officer, case=order.case, named=Named("Violet", "Second"))

    assert (due(order), untold(order, News.MADE)) == ([("tell-victim-made", date(2026, 11, 3))], [added])


def test_victim_added_after_the_end_is_not_waited_for(officer: User, order: Order) -> None:
    tell_all(officer, order)
    end_order(by=officer, order=order, ended_on=at(10).date(), end_reason="Discharged")
    tell_all(officer, order, about=News.ENDED)

    add_victim(by=officer, case=order.case, named=Named("Violet", "Second"))

    assert due(order) == []


def test_victim_is_told_of_the_order_in_a_closed_case(
    officer: User, order: Order, client_for: Callable[[User], Client]
) -> None:
    first, second = order.case.victims.all()
    tell(officer, order, first)
    close_case(by=officer, case=order.case, reason=ClosingReason.OTHER, explanation="Over.")
    [asked] = deadlines_of(telling_subject(order))

    page = client_for(officer).get(asked.link).status_code
    told = tell(officer, order, second)
    settled = due(order)
    strike_victim_told(by=officer, told=told, reason="Somebody else")

    assert (page, settled, due(order)) == (200, [], [("tell-victim-made", date(2026, 11, 3))])


def test_end_asks_again(officer: User, order: Order) -> None:
    tell_all(officer, order)
    end_order(by=officer, order=order, ended_on=at(10).date(), end_reason="Discharged")
    asked = due(order)
    tell_all(officer, order, about=News.ENDED)

    assert (asked, due(order)) == ([("tell-victim-ended", date(2026, 11, 11))], [])


def test_replacement_asks_for_the_new_order_and_for_the_old_no_more(officer: User, case: Case) -> None:
    interim = make_order(officer, case, kind=OrderKind.INTERIM, ends_on=date(2026, 12, 31))
    full = make_order(officer, case, made_on=date(2026, 11, 9), replaces=interim)

    assert (due(interim), due(full)) == ([], [("tell-victim-made", date(2026, 11, 10))])


def test_corrected_day_moves_the_clock_and_a_struck_order_has_none(officer: User, order: Order) -> None:
    facts = order_facts(made_on=date(2026, 11, 4))
    changed = change_order(by=officer, order=order, version=1, facts=facts)
    moved = due(order)
    strike_order(by=officer, order=changed, reason="Twice")

    assert (moved, due(order)) == ([("tell-victim-made", date(2026, 11, 5))], [])


def test_order_that_ran_out_is_asked_about_by_the_sweep_once(officer: User, case: Case) -> None:
    order = make_order(officer, case, kind=OrderKind.INTERIM, ends_on=date(2026, 11, 27))
    tell_all(officer, order)
    before = [sweep_all(now=at(27, 23)), due(order)]
    Order.objects.filter(pk=order.pk).update(ends_on=date(2026, 11, 12), recorded_at=at(3))

    assert (before, sweep_all(now=at(28)), due(order)) == (
        [[], []],
        [],
        [("tell-victim-expired", date(2026, 11, 13))],
    )
    tell_all(officer, order, about=News.EXPIRED, told_at=at(13))
    assert (sweep_all(now=at(29)), due(order)) == ([], [])


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"about": News.ENDED}, "about"),
        ({"about": News.EXPIRED}, "about"),
        ({"told_at": at(1)}, "told_at"),
    ],
)
def test_nobody_is_told_of_what_has_not_happened(
    officer: User, order: Order, given: dict, field: str
) -> None:
    with pytest.raises(Mistaken) as refused:
        tell(officer, order, order.case.victims.first(), **given)

    assert (list(refused.value.problems), VictimTold.objects.count()) == ([field], 0)


def test_told_of_the_end_only_after_it(officer: User, order: Order) -> None:
    end_order(by=officer, order=order, ended_on=at(10).date(), end_reason="Discharged")

    with pytest.raises(Mistaken):
        tell(officer, order, order.case.victims.first(), about=News.ENDED, told_at=at(9))


@pytest.mark.parametrize(
    ("facts", "news"),
    [
        ({}, {News.MADE: date(2026, 11, 2)}),
        ({"ends_on": date(2026, 11, 12)}, {News.MADE: date(2026, 11, 2)}),
        ({"ends_on": date(2026, 11, 11)}, {News.MADE: date(2026, 11, 2), News.EXPIRED: date(2026, 11, 11)}),
        (
            {"ends_on": date(2026, 11, 11), "ended_on": date(2026, 11, 5), "end_reason": "x"},
            {News.MADE: date(2026, 11, 2), News.ENDED: date(2026, 11, 5)},
        ),
        ({"struck_at": at(5)}, {}),
    ],
)
def test_news_follow_from_the_facts(order: Order, facts: dict, news: dict) -> None:
    found = Order.objects.with_ends().get(pk=order.pk)
    for name, value in facts.items():
        setattr(found, name, value)

    assert news_of(found, date(2026, 11, 12)) == news
