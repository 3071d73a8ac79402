"""Forms about addresses, numbers and accounts."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.enums import ContactKind
from cases.forms.periods import later_than
from spo.pages.fields import DateField, LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Details, Field

CONFIDENTIAL = "no"


class ContactForm(GovForm):
    versioned = True
    names = {
        "kind": "the kind of detail",
        "platform": "where the account is",
        "is_known": "whether the suspect knows it",
        "value": "the detail",
        "from_on": "the first day it was in use",
        "until_on": "the last day it was in use",
    }

    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose a kind"), *ContactKind.choices])
    value = LongTextField(
        label="Detail",
        help_text="The address, number, account, registration or serial number.",
        max_length=500,
        rows=2,
    )
    platform = forms.CharField(
        label="Where is the account?",
        help_text="For an online account, such as the name of the app or site.",
        max_length=60,
        required=False,
    )
    is_known = RadioField(
        label="Does the suspect know it?",
        choices=[(CONFIDENTIAL, "No, or I am not sure"), ("yes", "Yes")],
        hints={CONFIDENTIAL: "Kept confidential: it never appears on a paper that the suspect receives."},
        initial=CONFIDENTIAL,
    )
    is_unsafe_to_contact = forms.BooleanField(label="Never use this to contact the person", required=False)
    note = forms.CharField(label="Note", max_length=200, required=False)
    from_on = DateField(label="In use from", required=False)
    until_on = DateField(label="In use until", required=False)

    def layout(self) -> Iterable[Any]:
        more = Details("Note and dates", "note", "from_on", "until_on", open=bool(self.initial.get("value")))
        return [
            Field("kind", width="20"),
            "value",
            Field("platform", width="20"),
            "is_known",
            "is_unsafe_to_contact",
            more,
        ]

    def clean(self) -> None:
        later_than(self, "from_on", "until_on", "In use until must be the same as or after in use from")

    def detail(self) -> dict[str, Any]:
        names = ("kind", "value", "platform", "is_unsafe_to_contact", "note", "from_on", "until_on")
        given = {name: self.cleaned_data[name] for name in names}
        return given | {"is_confidential": self.cleaned_data["is_known"] == CONFIDENTIAL}


class NewContactForm(ContactForm):
    versioned = False
    submit_text = "Add the detail"
