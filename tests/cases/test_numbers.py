"""Numbers are given once, however many ask at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection, transaction

from cases.actions.incidents import log_incident
from cases.numbers import initials_of, next_case_reference
from spo.accounts.models import User
from tests.cases.actions.telling import told
from tests.cases.actions.test_exhibits import add
from tests.factories.cases import make_case

T = TypeVar("T")
AT_ONCE = 6


def all_at_once(do: Callable[[int], T]) -> list[T]:
    """What each of several threads got, each with a connection of its own."""
    barrier = Barrier(AT_ONCE)

    def run(number: int) -> T:
        try:
            barrier.wait(timeout=10)
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(AT_ONCE)))


def test_next_case_reference_starts_again_each_year(rows: None) -> None:
    days = [date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 1)]

    with transaction.atomic():
        references = [next_case_reference(day) for day in days]

    assert references == ["SPO-2026-000001", "SPO-2026-000002", "SPO-2027-000001"]


@pytest.mark.committed
def test_next_case_reference_is_given_once(committed: None) -> None:
    def take(number: int) -> str:
        with transaction.atomic():
            return next_case_reference(date(2026, 1, 1))

    assert sorted(all_at_once(take)) == [f"SPO-2026-{n:06}" for n in range(1, AT_ONCE + 1)]


@pytest.mark.committed
def test_incidents_logged_at_once_get_different_numbers(committed: None, officer: User) -> None:
    case = make_case(officer=officer)

    numbers = all_at_once(lambda number: log_incident(by=officer, case=case, told=told()).number)

    assert sorted(numbers) == list(range(1, AT_ONCE + 1))


@pytest.mark.committed
def test_exhibits_added_at_once_get_different_numbers(committed: None, officer: User) -> None:
    case = make_case(officer=officer)

    references = all_at_once(lambda number: add(case, officer, b"same bytes").reference)

    assert sorted(references) == [f"OO/{n}" for n in range(1, AT_ONCE + 1)]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ana Reyes", "AR"),
        ("ana maria reyes-holt", "AMR"),
        ("Łukasz Śliwa", "ŁŚ"),
        ("'O Brien", "B"),
        ("A B C D E F G H", "ABCDEF"),
        ("123", "EX"),
    ],
)
def test_initials_are_the_first_letters_of_a_name(name: str, initials: str) -> None:
    assert initials_of(User(name=name)) == initials
