"""Draws one of the Design System's examples with a real form, field, widget and our templates."""

import re
from collections.abc import Callable
from typing import Any

from crispy_forms.utils import render_field
from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict, ErrorList
from django.template import Context

from spo.pages.controls import Look
from spo.pages.fields import CheckboxesField, DateField, RadioField
from spo.pages.widgets import CharacterCount

Options = dict[str, Any]
WRAPPER = '<div class="govuk-file-upload-wrapper" data-module="govuk-file-upload">{}</div>'


def text_field(widget: type[forms.Widget], **attrs: Any) -> Callable[[Options], forms.Field]:
    def make(options: Options) -> forms.Field:
        given = {name: str(options[name]).lower() for name in ATTRIBUTES if name in options}
        rows = {"rows": options.get("rows", 5)} if issubclass(widget, forms.Textarea) else {}
        return forms.CharField(widget=widget(attrs=attrs | rows | given | options.get("attributes", {})))

    return make


def character_count(options: Options) -> forms.Field:
    field = text_field(CharacterCount)(options)
    field.max_length = options.get("maxlength")
    field.widget.threshold = options.get("threshold")
    return field


def select(options: Options) -> forms.Field:
    choices = [(item.get("value", item["text"]), item["text"]) for item in items(options)]
    return forms.ChoiceField(choices=choices, widget=forms.Select(attrs=options.get("attributes", {})))


def options_of(options: Options) -> dict[str, Any]:
    given = items(options)
    return {
        "choices": [(item["value"], item["text"]) for item in given if "divider" not in item],
        "hints": {item["value"]: item["hint"]["text"] for item in given if "hint" in item},
        "reveals": {item["value"]: f"under-{item['value']}" for item in given if conditional(item)},
    }


def radios(options: Options) -> forms.Field:
    return RadioField(**options_of(options), divider_before=after_divider(options))


def checkboxes(options: Options) -> forms.Field:
    return CheckboxesField(**options_of(options), exclusive=after_divider(options))


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


def file(options: Options) -> forms.Field:
    widget = FilesInput if options.get("multiple") else forms.FileInput
    return forms.FileField(widget=widget(attrs=options.get("attributes", {})))


ATTRIBUTES = ("inputmode", "autocomplete", "pattern", "spellcheck", "autocapitalize", "type")
FIELDS: dict[str, Callable[[Options], forms.Field]] = {
    "input": text_field(forms.TextInput),
    "textarea": text_field(forms.Textarea),
    "character-count": character_count,
    "password-input": text_field(forms.PasswordInput),
    "select": select,
    "radios": radios,
    "checkboxes": checkboxes,
    "date-input": lambda options: DateField(),
    "file-upload": file,
}


def items(options: Options) -> list[Options]:
    return [item for item in options.get("items", []) if item]


def conditional(item: Options) -> bool:
    return bool((item.get("conditional") or {}).get("html"))


def after_divider(options: Options) -> str | None:
    given = items(options)
    return next((given[at + 1]["value"] for at, item in enumerate(given) if "divider" in item), None)


def initial(component: str, options: Options) -> Any:
    if component == "date-input":
        parts = {name.rsplit("-", 1)[-1]: value for name, value in options.get("values", {}).items()}
        return [parts.get(part) for part in ("day", "month", "year")] if parts else None
    chosen = [item["value"] for item in items(options) if item.get("checked") or item.get("selected")]
    if component == "checkboxes":
        return chosen or options.get("values")
    return chosen[0] if chosen else options.get("value")


def title_of(options: Options) -> Options:
    return options.get("label") or options.get("fieldset", {}).get("legend") or {"text": ""}


def look(options: Options) -> Look:
    title = title_of(options)
    size = re.search(r"govuk-(?:label|fieldset__legend)--(\w+)", title.get("classes", ""))
    return Look(
        size=size[1] if size else "",
        heading=title.get("isPageHeading", False),
        classes=options.get("classes", ""),
        group_classes=options.get("formGroup", {}).get("classes", ""),
        prefix=options.get("prefix", {}).get("text", ""),
        suffix=options.get("suffix", {}).get("text", ""),
    )


def errors(component: str, options: Options) -> ErrorList:
    if "errorMessage" not in options:
        return ErrorList()
    parts = {part: options.get(part) or {} for part in ("day", "month", "year")}
    parts |= {item["name"]: item for item in items(options) if component == "date-input"}
    at_fault = [name for name, part in parts.items() if part.get("error")]
    at_fault = at_fault or [name for name, part in parts.items() if part.get("error") is None]
    return ErrorList([ValidationError(options["errorMessage"]["text"], params={"parts": at_fault})])


def drawn(component: str, options: Options) -> str:
    """The example as our template draws it."""
    name = options.get("namePrefix") or options.get("name") or options["id"]
    field = FIELDS[component](options)
    field.label = title_of(options)["text"]
    field.help_text = options.get("hint", {}).get("text", "")
    field.initial = initial(component, options)
    field.disabled = options.get("disabled", False)
    field.widget.attrs["id"] = options.get("id") or options.get("idPrefix") or name
    described_by = options.get("describedBy") or options.get("fieldset", {}).get("describedBy")
    if described_by:
        field.widget.attrs["aria-describedby"] = described_by
    revealed = {
        shown: forms.CharField() for names in getattr(field, "reveals", {}).values() for shown in names
    }
    form = type("Example", (forms.Form,), {name: field} | revealed)()
    form._errors = ErrorDict({name: errors(component, options)})
    form.crispy_field_template, form.rendered_fields = None, set()
    html = render_field(name, form, Context(), extra_context={"look": look(options)})
    return (
        html
        if title_of(options)["text"]
        else re.sub(r"</?fieldset[^>]*>|<legend.*?</legend>", "", html, flags=re.DOTALL)
    )


def expected(component: str, options: Options, html: str) -> str:
    """The official HTML, where we differ from it for a reason."""
    if component == "date-input" and "namePrefix" not in options:
        html = re.sub(r'name="(day|month|year)"', rf'name="{options["id"]}-\1"', html)
    if component == "file-upload" and not options.get("javascript"):
        html = re.sub(r'<input [^>]*type="file"[^>]*>', lambda match: WRAPPER.format(match[0]), html)
    if component == "select":
        html = html.replace(" disabled>", ">")
    return html
