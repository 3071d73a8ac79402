"""Widgets that Django lacks. How they look is the template pack's business."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone


class PartsWidget(forms.MultiWidget):
    """Several inputs for one answer, named `<field>-<part>`; `parts` are (name, label, classes) triples."""

    parts: Sequence[tuple[str, str, str]] = ()

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput() for _ in self.parts], attrs)
        self.widgets_names = [f"-{name}" for name, _, _ in self.parts]


class DateWidget(PartsWidget):
    parts = (
        ("day", "Day", "govuk-input--width-2"),
        ("month", "Month", "govuk-input--width-2"),
        ("year", "Year", "govuk-input--width-4"),
    )

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class PastDateWidget(DateWidget):
    """Its first input also takes a day in one word, such as "yesterday"."""

    parts = (("day", "Day", "govuk-input--width-4"), *DateWidget.parts[1:])

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs)
        take_words(self)


class DateTimeWidget(PartsWidget):
    parts = (*DateWidget.parts, ("time", "Time", "govuk-input--width-5"))

    def decompress(self, value: datetime | None) -> list[int | str | None]:
        if not value:
            return [None, None, None, None]
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return [local.day, local.month, local.year, f"{local:%H:%M}"]


class PastDateTimeWidget(DateTimeWidget):
    """The same with a time."""

    parts = (*PastDateWidget.parts, *DateTimeWidget.parts[3:])

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs)
        take_words(self)


def take_words(widget: PartsWidget) -> None:
    """A phone shows letters for the first input."""
    widget.widgets[0].attrs["inputmode"] = "text"


class CharacterCount(forms.Textarea):
    """A text area that says how much room is left once `threshold` per cent of it is used."""

    def __init__(self, attrs: Mapping[str, Any] | None = None, *, threshold: int | None = 75) -> None:
        super().__init__(attrs)
        self.threshold = threshold
