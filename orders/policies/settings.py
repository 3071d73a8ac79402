"""What the force may decide for itself, and from which day on."""

from datetime import date

from django.utils import timezone

from orders.force import ForceSetting
from orders.policies.problems import Problems, refuse
from spo.workdays import today


def check_setting(setting: ForceSetting, *, value: str, from_on: date) -> None:
    """A value that can be read, from today at the earliest: no day is changed once it has passed."""
    refuse(_value(setting, value) | _first_day(from_on))


def _value(setting: ForceSetting, value: str) -> Problems:
    try:
        setting.parse(value)
    except ValueError as error:
        return {"value": str(error)}
    return {}


def _first_day(from_on: date) -> Problems:
    return {"from_on": "The first day must be today or later"} if from_on < today(timezone.now()) else {}
