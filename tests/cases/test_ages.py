"""Age, and whether the youth court hears the application."""

from datetime import date

import pytest

from cases.ages import Youth, age_on, age_wording, birth_problems, youth
from cases.models import Person

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 11, 22), TODAY, 18),
        (date(2008, 11, 23), TODAY, 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (TODAY, TODAY, 0),
    ],
)
def test_age_on_counts_whole_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("person", "expected", "words"),
    [
        (Person(date_of_birth=date(2008, 11, 23)), Youth.YES, "aged 17"),
        (Person(date_of_birth=date(2008, 11, 22)), Youth.NO, "aged 18"),
        (Person(age_from=14, age_to=17), Youth.YES, "aged 14 to 17"),
        (Person(age_from=16, age_to=20), Youth.PERHAPS, "aged 16 to 20"),
        (Person(age_from=18), Youth.NO, "aged 18 or over"),
        (Person(age_to=30), Youth.PERHAPS, "aged 30 or under"),
        (Person(age_from=40, age_to=40), Youth.NO, "aged about 40"),
        (Person(), Youth.PERHAPS, ""),
    ],
)
def test_youth_follows_birth_or_estimate(person: Person, expected: Youth, words: str) -> None:
    assert youth(person, TODAY) == expected
    assert age_wording(person, TODAY) == words


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ((date(2026, 11, 23), None, None), ["date_of_birth"]),
        ((date(1905, 11, 22), None, None), ["date_of_birth"]),
        ((None, 40, 30), ["age_to"]),
        ((TODAY, 30, 30), []),
        ((date(1905, 11, 23), None, 30), []),
    ],
)
def test_birth_problems_names_the_field_at_fault(given: tuple, fields: list[str]) -> None:
    assert list(birth_problems(*given, today=TODAY)) == fields
