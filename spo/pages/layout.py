"""Layout objects for crispy-forms. Text given to them is text: it is escaped and never read as a template."""

from typing import Any

from crispy_forms.layout import Div, Layout, LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from spo.pages.controls import Look

__all__ = [
    "Buttons",
    "Details",
    "Div",
    "Field",
    "Fieldset",
    "Heading",
    "Hint",
    "Inset",
    "Layout",
    "Link",
    "Paragraph",
    "Secondary",
    "Submit",
    "Warning",
]


class Field(LayoutObject):
    """One or more fields with a look: Field("notes", size="m"), Field("answer", inline=True)."""

    def __init__(
        self,
        *fields: str,
        size: str | None = None,
        heading: bool = False,
        hidden_label: bool = False,
        inline: bool = False,
        small: bool = False,
        width: str = "",
        prefix: str = "",
        suffix: str = "",
        classes: str = "",
        group_classes: str = "",
        **attrs: Any,
    ) -> None:
        self.fields = list(fields)
        self.attrs = {name.replace("_", "-"): value for name, value in attrs.items()}
        self.look = Look(
            size=size,
            heading=heading,
            hidden_label=hidden_label,
            classes=" ".join(filter(None, [look_classes(inline, small, width), classes])),
            group_classes=group_classes,
            prefix=prefix,
            suffix=suffix,
        )

    def render(
        self, form: BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any
    ) -> SafeString:
        return self.get_rendered_fields(
            form, context, template_pack, attrs=self.attrs, extra_context={"look": self.look}, **kwargs
        )


def look_classes(inline: bool, small: bool, width: str) -> str:
    """`inline` and `small` are for radios and checkboxes; `width` is 2, 3, 4, 5, 10, 20, 30 or one-half."""
    classes = ["govuk-radios--inline"] if inline else []
    if small:
        classes.append("govuk-radios--small govuk-checkboxes--small")
    if width:
        classes.append(f"govuk-input--width-{width}" if width.isdigit() else f"govuk-!-width-{width}")
    return " ".join(classes)


class Fieldset(LayoutObject):
    """Questions under one legend."""

    def __init__(
        self,
        legend: str,
        *fields: Any,
        size: str = "m",
        heading: bool = False,
        hint: str = "",
        css_class: str = "",
    ) -> None:
        self.legend, self.fields = legend, list(fields)
        self.size, self.heading, self.hint, self.css_class = size, heading, hint, css_class
        self.id = f"fieldset-{slugify(legend)}"

    def render(
        self, form: BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any
    ) -> SafeString:
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(f"{template_pack}/layout/fieldset.html", {"fieldset": self, "fields": fields})


class Details(LayoutObject):
    """Text or fields that stay folded until asked for; open from the start when one of them is wrong."""

    def __init__(self, summary: str, *fields: Any, open: bool = False) -> None:  # noqa: A002 - as in HTML
        self.summary, self.fields, self.is_open = summary, list(fields), open

    def render(
        self, form: BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any
    ) -> SafeString:
        wrong = any(pointer.name in form.errors for pointer in self.get_field_names())
        details = {"summary": self.summary, "open": self.is_open or wrong}
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(
            f"{template_pack}/layout/details.html", {"details": details, "fields": fields}
        )


class Buttons(LayoutObject):
    """Buttons and links in one row."""

    def __init__(self, *fields: Any) -> None:
        self.fields = list(fields)

    def render(
        self, form: BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any
    ) -> SafeString:
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(f"{template_pack}/layout/button_group.html", {"fields": fields})


class Submit:
    """The button that sends the form. With a name, the view can tell which one was pressed."""

    classes = ""

    def __init__(self, text: str, name: str = "", value: str = "") -> None:
        self.text, self.name, self.value = text, name, value

    def render(
        self, form: BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any
    ) -> SafeString:
        return render_to_string(f"{template_pack}/layout/button.html", {"button": self})


class Secondary(Submit):
    classes = "govuk-button--secondary"


class Warning(Submit):  # noqa: A001 - the name the Design System gives it
    classes = "govuk-button--warning"


class Markup:
    """A piece of text in a form. Subclasses say in which element."""

    html = "{}"

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def render(
        self, form: BaseForm, context: Context, template_pack: str = TEMPLATE_PACK, **kwargs: Any
    ) -> SafeString:
        return format_html(self.html, *self.texts)


class Paragraph(Markup):
    html = '<p class="govuk-body">{}</p>'


class Hint(Markup):
    html = '<p class="govuk-hint">{}</p>'


class Heading(Markup):
    html = '<h2 class="govuk-heading-m">{}</h2>'


class Inset(Markup):
    html = '<div class="govuk-inset-text">{}</div>'


class Link(Markup):
    """Link("Cancel", url), usually beside a button."""

    html = '<a class="govuk-link" href="{1}">{0}</a>'
