"""How old a person is, and whether the youth court hears the application. SPA 2019 s.14."""

from datetime import date
from enum import Enum

from cases.models import Person

ADULT_AGE = 18
OLDEST = 120


class Youth(Enum):
    """SPA 2019 s.14: an application against a person under 18 is made to a youth court."""

    YES = "Under 18: the application goes to the youth court"
    PERHAPS = "May be under 18: find out, because the youth court would hear the application"
    NO = ""

    def __str__(self) -> str:
        return self.value


def age_on(born: date, day: date) -> int:
    """Whole years. Somebody born on 29 February is a year older on 1 March of an ordinary year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def youth(person: Person, day: date) -> Youth:
    """Under 18 on this day, as far as a date of birth or an estimated age says."""
    if person.date_of_birth:
        return Youth.YES if age_on(person.date_of_birth, day) < ADULT_AGE else Youth.NO
    if person.age_to is not None and person.age_to < ADULT_AGE:
        return Youth.YES
    return Youth.NO if (person.age_from or 0) >= ADULT_AGE else Youth.PERHAPS


def age_wording(person: Person, day: date) -> str:
    """Born 1 May 1984 gives "aged 42"; an estimate gives "aged 30 to 40"; nothing gives an empty text."""
    if person.date_of_birth:
        return f"aged {age_on(person.date_of_birth, day)}"
    return estimated_age(person)


def estimated_age(person: Person) -> str:
    """Nothing but what was estimated: "aged 30 to 40", "aged 18 or over"."""
    low, high = person.age_from, person.age_to
    if low is not None and high is not None:
        return f"aged about {low}" if low == high else f"aged {low} to {high}"
    if low is not None:
        return f"aged {low} or over"
    return f"aged {high} or under" if high is not None else ""


def birth_problems(born: date | None, low: int | None, high: int | None, *, today: date) -> dict[str, str]:
    """What cannot be, by the name of the field at fault."""
    found = {}
    if born and born > today:
        found["date_of_birth"] = "Date of birth must be in the past"
    elif born and age_on(born, today) > OLDEST:
        found["date_of_birth"] = f"Date of birth must be within the last {OLDEST} years"
    if low is not None and high is not None and high < low:
        found["age_to"] = "The higher age must be the same as or more than the lower age"
    return found
