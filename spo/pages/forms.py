"""The form every page starts from."""

import re
import uuid
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import EMPTY_VALUES
from django.forms.utils import pretty_name

from spo.pages.characters import plain_line, plain_lines
from spo.pages.layout import Layout, Submit
from spo.pages.wording import name_in_a_sentence, word_errors

STALE_PAGE = "This page is out of date. Reload it and try again"


class TokenField(forms.Field):
    """What a blank form was given and must bring back."""

    def to_python(self, value: Any) -> str:
        if re.fullmatch(r"[0-9a-f]{32}", str(value)) is None:
            raise ValidationError(STALE_PAGE)
        return str(value)


class GovForm(forms.Form):
    """A form with the house texts, limits and layout, and a token that makes a double click one object.

    A subclass lists its fields and may set `names` (how a field is called in a sentence, where its label is a
    question), `submit_text`, `versioned` and `layout()`. A GET form sets `submission = None`. `may_repeat` says
    that the same answers sent again soon are meant, so that nobody is asked about them.
    """

    names: dict[str, str] = {}
    submit_text = "Save and continue"
    form_method = "post"
    label_size = "s"
    mark_optional = True
    versioned = False
    may_repeat = False
    use_required_attribute = False

    submission = TokenField(widget=forms.HiddenInput, initial=lambda: uuid.uuid4().hex)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.versioned:
            texts = dict.fromkeys(("required", "invalid", "min_value", "max_value"), STALE_PAGE)
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, error_messages=texts
            )
        for name, field in self.fields.items():
            refuse_unlimited(name, field)
            if isinstance(field.widget, forms.NumberInput):
                type_as_text(field.widget)
            if isinstance(field, forms.CharField):
                field.validators.append(
                    plain_lines if isinstance(field.widget, forms.Textarea) else plain_line
                )
            label = field.label if field.label is not None else pretty_name(name)
            word_errors(field, self.names.get(name) or name_in_a_sentence(str(label)))
        self.required_when_shown = {name for name in self.revealed if self.fields[name].required}
        for name in self.required_when_shown:
            self.fields[name].required = False

    def layout(self) -> Iterable[Any]:
        """What the form shows, above its button. By default every field that no option reveals."""
        hidden = {field.name for field in self.hidden_fields()}
        return [name for name in self.fields if name not in hidden and name not in self.revealed]

    @cached_property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = self.form_method
        helper.render_hidden_fields = True
        buttons = [Submit(self.submit_text)] if self.submit_text else []
        helper.layout = Layout(*self.layout(), *buttons)
        return helper

    def facts(self) -> dict[str, Any]:
        """The answers, version and all, as arguments of the action that takes them by these names."""
        return {name: value for name, value in self.cleaned_data.items() if name != "submission"}

    @cached_property
    def revealed(self) -> dict[str, tuple[str, str]]:
        """The fields that an option reveals, with the choice and the option that reveal them."""
        return {
            shown: (name, value)
            for name, field in self.fields.items()
            for value, names in getattr(field, "reveals", {}).items()
            for shown in names
        }

    def _clean_form(self) -> None:
        """A revealed field counts only while its option is chosen: then it may be required, else it is empty."""
        for name, (choice, value) in self.revealed.items():
            chosen = self.cleaned_data.get(choice)
            if value not in (chosen if isinstance(chosen, list) else [chosen]):
                self._errors.pop(name, None)
                self.cleaned_data[name] = empty_value(self.fields[name])
            elif name in self.required_when_shown and self.cleaned_data.get(name, True) in EMPTY_VALUES:
                self.add_error(name, self.fields[name].error_messages["required"])
        super()._clean_form()


def empty_value(field: forms.Field) -> Any:
    """What the field gives when nothing was typed: "", [] or None."""
    return [] if isinstance(field, forms.MultipleChoiceField) else getattr(field, "empty_value", None)


def refuse_unlimited(name: str, field: forms.Field) -> None:
    """Every text has a longest and every number a largest; a form that forgot does not start."""
    if isinstance(field, forms.CharField) and field.max_length is None:
        raise ImproperlyConfigured(f"The text field {name} needs max_length.")
    if isinstance(field, forms.IntegerField) and None in (field.min_value, field.max_value):
        raise ImproperlyConfigured(f"The number field {name} needs min_value and max_value.")


def type_as_text(widget: forms.NumberInput) -> None:
    """A number input drops what is not a number, so that it could not be shown again. GOV.UK: use inputmode."""
    widget.input_type = "text"
    widget.attrs["inputmode"] = "decimal" if widget.attrs.get("step") else "numeric"
    for name in ("min", "max", "step"):
        widget.attrs.pop(name, None)
