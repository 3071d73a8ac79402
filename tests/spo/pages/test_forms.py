"""GovForm: its texts, its limits, its token and its revealed fields."""

import uuid

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured

from spo.pages.fields import CheckboxesField, DateField, LongTextField, RadioField
from spo.pages.forms import STALE_PAGE, GovForm

TOKEN = uuid.UUID(int=7).hex
HIDDEN = "must not include hidden characters. Delete it and type it again"
HIDDEN_AFTER_A = "must not include hidden characters. There is one after “a”. Delete the words around it and type them again"


class IncidentForm(GovForm):
    names = {"what": "what happened"}
    title = forms.CharField(max_length=5)
    what = LongTextField(label="What happened?", max_length=20, required=False)
    happened_on = DateField(label="Date of incident")
    count = forms.IntegerField(label="How many times", min_value=1, max_value=9, required=False)
    is_threat = forms.BooleanField(required=False)


class ContactForm(GovForm):
    how = RadioField(
        label="How to reach her", choices=[("post", "Post"), ("phone", "Phone")], reveals={"phone": "phone"}
    )
    phone = forms.CharField(label="Phone number", max_length=20)
    acts = CheckboxesField(
        label="Acts", choices=[("a", "A"), ("b", "B")], reveals={"b": ["other", "when"]}, required=False
    )
    other = forms.CharField(max_length=20, required=False)
    when = DateField(required=False)


def posted(form: type[GovForm], **data: object) -> GovForm:
    return form({"submission": TOKEN, **data})


def incident(**data: object) -> GovForm:
    date = {"happened_on-day": "1", "happened_on-month": "2", "happened_on-year": "2026"}
    return posted(IncidentForm, **({"title": "Gift"} | date | data))


def test_form_is_valid_with_its_token() -> None:
    form = incident()

    assert form.errors == {}
    assert form.cleaned_data["submission"] == TOKEN


def test_every_blank_form_has_a_token_of_its_own() -> None:
    first, second = IncidentForm()["submission"].value(), IncidentForm()["submission"].value()

    assert uuid.UUID(first) != uuid.UUID(second)


def test_form_shown_again_keeps_its_token() -> None:
    assert incident(title="")["submission"].value() == TOKEN


@pytest.mark.parametrize("token", ["", "x", TOKEN + "0", TOKEN[:-1] + "G", "\0" * 32])
def test_token_that_is_none_of_ours_is_refused(token: str) -> None:
    form = IncidentForm({"submission": token})

    assert set(form.errors["submission"]) == {STALE_PAGE}


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"title": "  "}, {"title": ["Enter title"]}),
        ({"title": "Flowers"}, {"title": ["Title must be 5 characters or fewer"]}),
        ({"title": "a\0b"}, {"title": [f"Title {HIDDEN}"]}),
        ({"title": "a\x1bb"}, {"title": [f"Title {HIDDEN_AFTER_A}"]}),
        ({"title": "a\nb"}, {"title": [f"Title {HIDDEN_AFTER_A}"]}),
        (
            {"what": "\0" + "x" * 20},
            {"what": [f"What happened {HIDDEN}", "What happened must be 20 characters or fewer"]},
        ),
        ({"happened_on-day": ""}, {"happened_on": ["Date of incident must include a day"]}),
        (
            {"happened_on-year": "26"},
            {"happened_on": ["Year must include 4 numbers"]},
        ),
        ({"happened_on-month": "13"}, {"happened_on": ["Date of incident must be a real date"]}),
        ({"count": "many"}, {"count": ["How many times must be a whole number"]}),
        ({"count": "10"}, {"count": ["How many times must be 9 or less"]}),
        ({"count": "9" * 50}, {"count": ["How many times must be 9 or less"]}),
    ],
)
def test_error_says_what_to_do_and_names_the_field(
    data: dict[str, str], errors: dict[str, list[str]]
) -> None:
    found = {name: sorted(texts) for name, texts in incident(**data).errors.items()}

    assert found == {name: sorted(texts) for name, texts in errors.items()}


def test_long_text_may_have_lines_and_tabs() -> None:
    form = incident(what="one\r\n\ttwo")

    assert form.errors == {}
    assert form.cleaned_data["what"] == "one\n\ttwo"


def test_text_without_a_longest_is_refused() -> None:
    class Endless(GovForm):
        title = forms.CharField()

    with pytest.raises(ImproperlyConfigured, match="title needs max_length"):
        Endless()


def test_number_without_a_largest_is_refused() -> None:
    class Endless(GovForm):
        count = forms.IntegerField(min_value=0)

    with pytest.raises(ImproperlyConfigured, match="count needs min_value and max_value"):
        Endless()


def test_texts_of_the_author_stay() -> None:
    class Own(GovForm):
        agreed = forms.BooleanField(error_messages={"required": "Confirm that you told the victim"})

    assert posted(Own).errors == {"agreed": ["Confirm that you told the victim"]}


def test_form_of_a_version_asks_for_it() -> None:
    class Versioned(GovForm):
        versioned = True

    given = [
        posted(Versioned, version=typed).errors.get("version") for typed in ("3", "", "x", "-1", "9" * 20)
    ]

    assert given == [None] + [[STALE_PAGE]] * 4


def test_revealed_field_is_required_while_it_is_shown() -> None:
    assert posted(ContactForm, how="phone").errors == {"phone": ["Enter phone number"]}
    assert posted(ContactForm, how="phone", phone="07700 900000").errors == {}


def test_revealed_field_is_empty_while_it_is_hidden() -> None:
    hidden = {"phone": "0" * 21, "other": "x", "when-day": "99"}
    form = posted(ContactForm, how="post", acts=["a"], **hidden)

    assert form.errors == {}
    assert [form.cleaned_data[name] for name in ("phone", "other", "when")] == ["", "", None]


def test_field_revealed_by_a_checkbox_counts_while_it_is_ticked() -> None:
    form = posted(ContactForm, how="post", acts=["a", "b"], other="x")

    assert (form.errors, form.cleaned_data["other"]) == ({}, "x")


def test_layout_leaves_revealed_and_hidden_fields_to_others() -> None:
    assert list(ContactForm().layout()) == ["how", "acts"]


def test_get_form_has_no_token() -> None:
    class Search(GovForm):
        submission = None
        form_method = "get"
        query = forms.CharField(max_length=50, required=False)

    assert Search({"query": "flowers"}).errors == {}
    assert Search().helper.form_method == "get"


def test_number_that_is_none_is_shown_again_as_typed() -> None:
    class Amounts(GovForm):
        count = forms.IntegerField(min_value=0, max_value=9)
        pounds = forms.DecimalField(min_value=0, max_value=9, decimal_places=2)

    form = posted(Amounts, count="many", pounds="few")

    widgets = [form.fields[name].widget for name in ("count", "pounds")]
    assert [(widget.input_type, widget.attrs) for widget in widgets] == [
        ("text", {"inputmode": "numeric"}),
        ("text", {"inputmode": "decimal"}),
    ]
    assert [form[name].value() for name in ("count", "pounds")] == ["many", "few"]
