"""One of the force's settings."""

from typing import Any

from django import forms

from orders.force import ForceSetting
from spo.pages.fields import DateField, LongTextField
from spo.pages.forms import GovForm


class SettingForm(GovForm):
    names = {"value": "the new value", "from_on": "the first day", "reason": "why it is changed"}

    from_on = DateField(label="From which day?", help_text="Today or later. For example, 1 4 2027.")
    reason = LongTextField(label="Why is it changed?", max_length=1000, rows=3)

    def __init__(self, setting: ForceSetting, data: Any = None, *, now: str = "") -> None:
        self.base_fields = {**type(self).base_fields, "value": _value_field(setting)}
        super().__init__(data, initial={"value": now})

    def layout(self) -> list[str]:
        return ["value", "from_on", "reason"]


def _value_field(setting: ForceSetting) -> forms.Field:
    if setting.choices:
        return forms.ChoiceField(label="New value", choices=setting.choices)
    if setting.is_wording:
        return LongTextField(label="New wording", max_length=1000)
    return forms.CharField(
        label="New value", max_length=10, widget=forms.TextInput(attrs={"class": "govuk-input--width-5"})
    )
