"""What the template pack needs to know about one form field. The templates only lay it out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from spo.pages.widgets import CharacterCount, PartsWidget

# The first class a widget is an instance of names its template in govuk/fields/.
KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.HiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
    (PartsWidget, "parts"),
    (CharacterCount, "character_count"),
    (forms.Textarea, "textarea"),
]
BASE_CLASS = {
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "character_count": "govuk-textarea govuk-js-character-count",
    "textarea": "govuk-textarea",
    "input": "govuk-input",
}
ERROR_CLASS = {
    "select": "govuk-select--error",
    "file": "govuk-file-upload--error",
    "character_count": "govuk-textarea--error",
    "textarea": "govuk-textarea--error",
}


@dataclass(frozen=True)
class Look:
    """How a layout wants one field to look. Sizes are s, m, l, xl or "" for plain; None is the form's own."""

    size: str | None = None
    heading: bool = False
    hidden_label: bool = False
    classes: str = ""
    group_classes: str = ""
    prefix: str = ""
    suffix: str = ""


PLAIN = Look()


@dataclass(frozen=True)
class Option:
    """A radio, a checkbox, or one input of a date."""

    id: str
    label: str
    value: str = ""
    checked: bool = False
    disabled: bool = False
    exclusive: bool = False
    divider: bool = False
    hint: str = ""
    reveals: tuple[str, ...] = ()
    html: str = ""


@dataclass(frozen=True)
class Control:
    """One field as its template sees it."""

    field: BoundField
    look: Look = PLAIN

    @property
    def widget(self) -> forms.Widget:
        return self.field.field.widget

    @property
    def kind(self) -> str:
        return next((name for kind, name in KINDS if isinstance(self.widget, kind)), "input")

    @property
    def template(self) -> str:
        return f"govuk/fields/{self.kind}.html"

    @property
    def id(self) -> str:
        return self.widget.attrs.get("id") or self.field.auto_id or self.field.html_name

    @property
    def label(self) -> str:
        form = self.field.form
        required = self.field.field.required or self.field.name in getattr(form, "required_when_shown", ())
        if required or self.kind == "checkbox" or not getattr(form, "mark_optional", False):
            return self.field.label
        return f"{self.field.label} (optional)"

    @property
    def size(self) -> str:
        return getattr(self.field.form, "label_size", "") if self.look.size is None else self.look.size

    @property
    def errors(self) -> list[dict[str, str]]:
        """Each text with an id of its own: the first is <id>-error, the next <id>-error-2."""
        return [
            {"id": f"{self.id}-error" + (f"-{number}" if number > 1 else ""), "text": text}
            for number, text in enumerate(self.field.errors, start=1)
        ]

    @property
    def described_by(self) -> str:
        ids = [self.widget.attrs.get("aria-describedby", "")]
        if self.kind == "character_count":
            ids.append(f"{self.id}-info")
        if self.field.help_text:
            ids.append(f"{self.id}-hint")
        ids.extend(error["id"] for error in self.errors)
        return " ".join(filter(None, ids))

    @property
    def classes(self) -> str:
        error = ERROR_CLASS.get(self.kind, "govuk-input--error") if self.field.errors else ""
        own = self.widget.attrs.get("class", "")
        return " ".join(filter(None, [BASE_CLASS.get(self.kind, ""), own, self.look.classes, error]))

    @property
    def html(self) -> SafeString:
        """The bare input. `maxlength` is left out: it cuts pasted text without a word."""
        attrs: dict[str, Any] = {"id": self.id, "class": self.classes or False, "maxlength": False}
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        if self.field.field.disabled:
            attrs["disabled"] = True
        if self.kind == "password":
            attrs |= {"spellcheck": "false", "autocapitalize": "none"}
            attrs["autocomplete"] = self.widget.attrs.get("autocomplete", "current-password")
        if self.kind in ("textarea", "character_count"):
            attrs["cols"] = False
        return self.widget.render(self.field.html_name, self.field.value(), attrs, self.field.form.renderer)

    @property
    def limit(self) -> int | None:
        return getattr(self.field.field, "max_length", None)

    @property
    def options(self) -> list[Option]:
        return list(parts_of(self) if self.kind == "parts" else choices_of(self))

    @property
    def target(self) -> str:
        """The id an error summary links to: the input itself, or the first part that is wrong."""
        if self.kind != "parts":
            return self.id
        wrong = parts_in_error(self.field)
        names = [name for name, _, _ in self.widget.parts]
        return f"{self.id}-{next((name for name in names if name in wrong), names[0])}"


def parts_in_error(bound: BoundField) -> set[str]:
    """The names of the parts at fault; all of them when an error does not say which."""
    wrong: set[str] = set()
    for error in bound.errors.as_data():
        wrong.update((error.params or {}).get("parts") or [name for name, _, _ in bound.field.widget.parts])
    return wrong


def parts_of(control: Control) -> Iterator[Option]:
    widget, value = control.widget, control.field.value()
    values = value if isinstance(value, list) else widget.decompress(value)
    wrong = parts_in_error(control.field)
    for (name, label, width), part, typed in zip(widget.parts, widget.widgets, values, strict=True):
        classes = f"govuk-input govuk-date-input__input {width}"
        attrs = {
            "id": f"{control.id}-{name}",
            "class": f"{classes} govuk-input--error" if name in wrong else classes,
        }
        if name != "time":
            attrs["inputmode"] = part.attrs.get("inputmode", "numeric")
        if control.field.field.disabled:
            attrs["disabled"] = True
        html = part.render(f"{control.field.html_name}-{name}", typed, attrs, control.field.form.renderer)
        yield Option(id=attrs["id"], label=label, html=html)


def choices_of(control: Control) -> Iterator[Option]:
    """Options in order. A divider takes a number too, as in the Design System's own templates; none comes first."""
    field = control.field.field
    context = control.widget.get_context(control.field.html_name, control.field.value(), {})
    number = 0
    for _, options, _ in context["widget"]["optgroups"]:
        for option in options:
            value = str(option["value"])
            number += 1
            divider = number > 1 and value == str(getattr(field, "divider_before", None))
            number += divider
            yield Option(
                id=f"{control.id}-{number}" if number > 1 else control.id,
                label=option["label"],
                value=value,
                checked=bool(option["selected"]),
                disabled=field.disabled or bool(option["attrs"].get("disabled")),
                exclusive=value == str(getattr(field, "exclusive", None)),
                divider=divider,
                hint=getattr(field, "hints", {}).get(value, ""),
                reveals=getattr(field, "reveals", {}).get(value, ()),
            )
