"""Form fields that read what people type. Their texts come from `wording`, their looks from the pack."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from spo.dates import read_month, read_past_day, read_time
from spo.pages.characters import BREAKS
from spo.pages.widgets import (
    CharacterCount,
    DateTimeWidget,
    DateWidget,
    PastDateTimeWidget,
    PastDateWidget,
)

FIRST_YEAR, LAST_YEAR = 1900, 2199
ONE_WORD = "As the day you can also type today, yesterday or 27/3."


class LongTextField(forms.CharField):
    """Several lines. Every sort of line break is one, and counts as one character, as in the browser's own count."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("widget", CharacterCount(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return text and text.replace("\r\n", "\n").replace("\r", "\n").translate(BREAKS)


class DateField(forms.Field):
    """A day, month and year typed in three inputs; the month may be a name."""

    widget = DateWidget
    parts: tuple[str, ...] = ("day", "month", "year")
    default_error_messages = {
        "incomplete": "Date must include a {missing}",
        "year": "Year must include 4 numbers",
        "invalid": "Date must be a real date",
    }

    def to_python(self, value: Any) -> date | None:
        given = self.typed(value)
        return self.real_date(*given) if given else None

    def typed(self, value: Any) -> list[str]:
        """The parts as typed; none when all are empty. Refuses when only some are."""
        given = [str(part or "").strip() for part in (value or ())]
        missing = [name for name, part in zip(self.parts, given, strict=False) if not part]
        if len(missing) == len(given):
            return []
        if missing:
            text = self.error_messages["incomplete"].replace("{missing}", in_words(missing))
            raise ValidationError(text, code="incomplete", params={"parts": tuple(missing)})
        return given

    def real_date(self, day: str, month: str, year: str) -> date:
        if re.fullmatch(r"[0-9]{4}", year) is None:
            raise self.fault("year", "year")
        wrong = []
        if re.fullmatch(r"0?[1-9]|[12][0-9]|3[01]", day) is None:
            wrong.append("day")
        if not read_month(month):
            wrong.append("month")
        if not FIRST_YEAR <= int(year) <= LAST_YEAR:
            wrong.append("year")
        if wrong:
            raise self.fault("invalid", *wrong)
        try:
            return date(int(year), read_month(month), int(day))
        except ValueError:
            raise self.fault("invalid", "day", "month", "year") from None

    def fault(self, code: str, *parts: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params={"parts": parts})

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class PastDateField(DateField):
    """A day that is usually just past: it may be typed in one word in the first input, and the hint says so."""

    widget = PastDateWidget

    def __init__(self, *, help_text: str = "For example, 27 3 2026.", **kwargs: Any) -> None:
        super().__init__(help_text=f"{help_text} {ONE_WORD}", **kwargs)

    def typed(self, value: Any) -> list[str]:
        return super().typed(spelled_out(self, value))


class DateTimeField(DateField):
    """A moment on the clocks of London: a date in three inputs and a time in one."""

    widget = DateTimeWidget
    parts = ("day", "month", "year", "time")
    default_error_messages = {
        "time": "Date must include a real time, like 2:05pm or 14:05",
        "skipped": "There was no such time that night: the clocks went forward",
    }

    def to_python(self, value: Any) -> datetime | None:
        given = self.typed(value)
        if not given:
            return None
        on, at = self.real_date(*given[:3]), read_time(given[3])
        if at is None:
            raise self.fault("time", "time")
        moment = datetime.combine(on, at, timezone.get_default_timezone())
        if datetime.fromtimestamp(moment.timestamp(), moment.tzinfo).time() != at:
            raise self.fault("skipped", "time")
        return moment


class PastDateTimeField(DateTimeField):
    """The same of a moment: the day may be one word, the time stands in its own input."""

    widget = PastDateTimeWidget

    def __init__(self, *, help_text: str = "For example, 27 3 2026 and 2:05pm.", **kwargs: Any) -> None:
        super().__init__(help_text=f"{help_text} {ONE_WORD}", **kwargs)

    def typed(self, value: Any) -> list[str]:
        return super().typed(spelled_out(self, value))


def spelled_out(field: DateField, value: Any) -> list[str]:
    """The parts, with a day in one word as day, month and year: today, yesterday, 3/5. What stands in the other two, kept
    from the last time, counts for a plain number alone. A word that is no day is no missing month."""
    day, month, year, *rest = [str(part or "").strip() for part in (value or ("", "", ""))]
    if day and (not (month or year) or not day.isdecimal()):
        found = read_past_day(day, timezone.localdate())
        if found and found.year >= FIRST_YEAR:
            return [str(found.day), str(found.month), str(found.year), *rest]
        if not (month or year or day.isdecimal()):
            raise field.fault("invalid", "day")
    return [day, month, year, *rest]


class TimeField(forms.Field):
    """A time of day typed in one input: 2:05pm, 2pm, 14:05, 1405, midday or midnight."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-5"})
    default_error_messages = {"invalid": "Time must be a real time, like 2:05pm or 14:05"}

    def to_python(self, value: Any) -> time | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        at = read_time(typed)
        if at is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return at

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


class RadioField(forms.ChoiceField):
    """One of a few. `hints`, `reveals` (names of fields shown under an option) go by the option's value."""

    widget = forms.RadioSelect

    def __init__(
        self,
        *,
        hints: Mapping[Any, str] | None = None,
        reveals: Mapping[Any, str | Iterable[str]] | None = None,
        divider_before: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.hints = by_value(hints)
        self.reveals = {value: as_names(names) for value, names in by_value(reveals).items()}
        self.divider_before = divider_before


class CheckboxesField(forms.MultipleChoiceField):
    """Any of a few. `exclusive` is the value of a "none of these", which empties the others."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"exclusive": "Select either the last answer or the others"}

    def __init__(
        self,
        *,
        hints: Mapping[Any, str] | None = None,
        reveals: Mapping[Any, str | Iterable[str]] | None = None,
        exclusive: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.hints = by_value(hints)
        self.reveals = {value: as_names(names) for value, names in by_value(reveals).items()}
        self.divider_before = self.exclusive = exclusive

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if self.exclusive is not None and str(self.exclusive) in value and len(value) > 1:
            raise ValidationError(self.error_messages["exclusive"], code="exclusive")


def in_words(items: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def by_value(mapping: Mapping[Any, Any] | None) -> dict[str, Any]:
    return {str(value): item for value, item in (mapping or {}).items()}


def as_names(names: str | Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
