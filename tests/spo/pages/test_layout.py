import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils.html import format_html

from spo.pages import layout
from spo.pages.fields import RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import (
    Buttons,
    Details,
    Field,
    Fieldset,
    Heading,
    Hint,
    Inset,
    Link,
    Paragraph,
    Secondary,
    Submit,
)
from tests.spo.pages.official import normal


def drawn(*parts: object) -> list[str]:
    """The form's own HTML, without its tag and its hidden fields."""

    class Example(GovForm):
        submission = None
        submit_text = ""
        name = forms.CharField(max_length=20)
        how = RadioField(choices=[("a", "A")], reveals={"a": "more"}, required=False)
        more = forms.CharField(max_length=20)

        def layout(self) -> tuple[object, ...]:
            return parts

    lines = normal(render_crispy_form(Example({})))
    return [line.strip() for line in lines[1:]]


def test_fieldset_has_a_legend_and_a_hint_that_describes_it() -> None:
    assert drawn(Fieldset("About her", Paragraph("Text"), size="l", hint="All you know")) == [
        "<fieldset aria-describedby='fieldset-about-her-hint' class='govuk-fieldset'>",
        "<legend class='govuk-fieldset__legend govuk-fieldset__legend--l'>",
        "About her",
        "<div class='govuk-hint' id='fieldset-about-her-hint'>",
        "All you know",
        "<p class='govuk-body'>",
        "Text",
    ]


@pytest.mark.parametrize(
    ("part", "lines"),
    [
        (Hint("{{ 1 }}"), ["<p class='govuk-hint'>", "{{ 1 }}"]),
        (Heading("{% now %}"), ["<h2 class='govuk-heading-m'>", "{% now %}"]),
        (Inset("<b>"), ["<div class='govuk-inset-text'>", "<b>"]),
        (Link("Cancel", "/a?b&c"), ["<a class='govuk-link' href='/a?b&c'>", "Cancel"]),
        (Fieldset("{{ 1 }}"), None),
        (Details("{{ 1 }}"), None),
    ],
)
def test_text_given_to_a_layout_is_never_a_template(part: object, lines: list[str] | None) -> None:
    found = drawn(part)

    assert found == lines or "{{ 1 }}" in found


def test_buttons_stand_in_one_row() -> None:
    buttons = drawn(
        Buttons(Submit("Save"), Secondary("Later", name="later", value="1"), layout.Warning("Withdraw"))
    )

    common = "data-module='govuk-button' data-prevent-double-click='true'"
    assert buttons == [
        "<div class='govuk-button-group'>",
        f"<button class='govuk-button' {common} type='submit'>",
        "Save",
        f"<button class='govuk-button govuk-button--secondary' {common} name='later' type='submit' value='1'>",
        "Later",
        f"<button class='govuk-button govuk-button--warning' {common} type='submit'>",
        "Withdraw",
    ]


def test_details_open_when_something_in_them_is_wrong() -> None:
    closed, open_ = drawn(Details("More", Paragraph("x")))[0], drawn(Details("More", "name"))[0]

    assert [closed, open_] == ["<details class='govuk-details'>", "<details class='govuk-details' open=None>"]


def test_field_carries_its_look() -> None:
    lines = drawn(Field("name", size="l", width="10", prefix="£", autocomplete="off", group_classes="wide"))

    assert "<div class='govuk-form-group govuk-form-group--error wide'>" in lines
    assert "<label class='govuk-label govuk-label--l' for='id_name'>" in lines
    assert "<div aria-hidden='true' class='govuk-input__prefix'>" in lines
    assert (
        "<input aria-describedby='id_name-error' autocomplete='off' "
        "class='govuk-input govuk-input--error govuk-input--width-10' id='id_name' name='name' type='text'>"
    ) in lines


def test_radios_may_stand_in_line() -> None:
    assert "<div class='govuk-radios govuk-radios--inline' data-module='govuk-radios'>" in drawn(
        Field("how", inline=True)
    )


def test_revealed_field_is_drawn_once_and_inside_its_option() -> None:
    lines = drawn("name", "how")

    assert [line for line in lines if "name='more'" in line] == [
        "<input class='govuk-input' id='id_more' name='more' type='text'>"
    ]
    assert lines[lines.index("A") + 1].startswith("<div class='govuk-radios__conditional")


def test_optional_fields_say_so() -> None:
    assert "How (optional)" in drawn("how")
    assert "More" in drawn("how")


def test_label_is_escaped() -> None:
    class Example(GovForm):
        name = forms.CharField(label="<b>Name</b>", help_text=format_html("<i>{}</i>", "Hint"), max_length=20)

    html = render_crispy_form(Example())

    assert "&lt;b&gt;Name&lt;/b&gt;" in html
    assert "<i>Hint</i>" in html
