"""The wording and order of when something happened."""

from datetime import date, datetime, time

import pytest

from cases.models import Case, Incident
from cases.when import When, problems, sort_key, wording
from tests.factories.cases import IncidentFactory, make_case

MAY_1, MAY_3, MAY_4 = date(2026, 5, 1), date(2026, 5, 3), date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 12, 0)  # noqa: DTZ001 - what the clocks of London show
NINE, TWO_PM = time(9), time(14, 5)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When("exact", MAY_3), "On 3 May 2026"),
        (When("exact", MAY_3, TWO_PM), "On 3 May 2026 at 2:05pm"),
        (When("exact", MAY_3, time(0)), "On 3 May 2026 at midnight (start of the day)"),
        (When("exact", MAY_3, time(12)), "On 3 May 2026 at midday"),
        (When("about", MAY_3), "On or about 3 May 2026"),
        (When("about", MAY_3, TWO_PM), "On or about 3 May 2026 at about 2:05pm"),
        (When("between", MAY_1, None, MAY_4, NINE), "Between 1 May 2026 and 4 May 2026 at 9am"),
        (When("between", MAY_1, TWO_PM, MAY_4, None), "Between 1 May 2026 at 2:05pm and 4 May 2026"),
        (When("between", MAY_3, NINE, MAY_3, TWO_PM), "On 3 May 2026 between 9am and 2:05pm"),
        (When("between", MAY_3, NINE, MAY_3, NINE), "On 3 May 2026 at 9am"),
        (When("between", MAY_3, NINE, MAY_3, None), "On 3 May 2026 after 9am"),
        (When("between", MAY_3, None, MAY_3, TWO_PM), "On 3 May 2026 before 2:05pm"),
        (When("between", MAY_3, None, MAY_3, None), "On 3 May 2026"),
    ],
)
def test_wording_is_as_precise_as_what_was_stated(when: When, expected: str) -> None:
    assert wording(when) == expected


@pytest.mark.parametrize(
    ("when", "field"),
    [
        (When("exact", date(1899, 12, 31)), "starts_on"),
        (When("exact", date(2026, 5, 5)), "starts_on"),
        (When("exact", MAY_4, time(12, 1)), "starts_time"),
        (When("between", MAY_3), "ends_on"),
        (When("between", MAY_3, None, MAY_1), "ends_on"),
        (When("between", MAY_3, None, date(2026, 5, 5)), "ends_on"),
        (When("between", MAY_3, TWO_PM, MAY_3, NINE), "ends_time"),
    ],
)
def test_problems_names_the_field_at_fault(when: When, field: str) -> None:
    assert list(problems(when, now=NOW)) == [field]


@pytest.mark.parametrize(
    "when",
    [
        When("exact", date(1900, 1, 1)),
        When("exact", MAY_4, time(12)),
        When("between", MAY_3, NINE, MAY_3, NINE),
        When("between", MAY_3, TWO_PM, MAY_4, NINE),
        When("between", MAY_3, TWO_PM, MAY_3, None),
    ],
)
def test_problems_are_none_for_what_can_be(when: When) -> None:
    assert problems(when, now=NOW) == {}


def test_sort_key_and_database_agree(rows: None) -> None:
    case: Case = make_case()
    days = [(MAY_3, TWO_PM), (MAY_1, NINE), (MAY_3, None), (MAY_3, NINE), (MAY_1, None), (MAY_3, time(0))]
    for starts_on, starts_time in days:
        IncidentFactory(case=case, starts_on=starts_on, starts_time=starts_time)

    in_database = list(Incident.objects.filter(case=case))

    assert in_database == sorted(in_database, key=lambda row: (*sort_key(row), row.number))
    assert [row.starts_time for row in in_database] == [None, NINE, None, time(0), NINE, TWO_PM]
