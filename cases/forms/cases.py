"""Forms about the case as a whole."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.enums import CaseState, ClosingReason, Investigation, Relationship, Whose
from cases.forms.names import born_in_the_past, name_field, require_a_name
from cases.forms.who import WhoField, WhoForm
from cases.naming import Named
from spo.accounts.models import User
from spo.pages.fields import DateField, LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Details, Field, Fieldset

LONGEST_REFERENCE = 40
MOST_REFERENCES = 50


class CrimeReferencesField(LongTextField):
    """One reference a line; the same one twice counts once."""

    def __init__(self, **kwargs: Any) -> None:
        limit = (LONGEST_REFERENCE + 1) * MOST_REFERENCES
        super().__init__(rows=2, max_length=limit, required=False, **kwargs)

    def clean(self, value: Any) -> list[str]:
        lines = dict.fromkeys(line.strip() for line in super().clean(value).splitlines())
        references = [line for line in lines if line]
        if any(len(reference) > LONGEST_REFERENCE for reference in references):
            raise ValidationError(f"Each crime reference must be {LONGEST_REFERENCE} characters or fewer")
        return references

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class CaseForm(GovForm):
    versioned = True
    names = {"relationship": "what the suspect is to the victim"}

    relationship = RadioField(label="What is the suspect to the victim?", choices=Relationship)
    investigation = RadioField(label="Criminal investigation", choices=Investigation)
    crime_references = CrimeReferencesField(label="Crime references", help_text="One on each line.")


class NewCaseForm(WhoForm):
    """Short: what is needed to start. Everything else can follow."""

    submit_text = "Open the case"
    mark_optional = False
    who = {"is_victim_recorded": "victim_", "is_suspect_recorded": "suspect_"}
    names = {
        "is_suspect_known": "whether you know who the suspect is",
        "suspect_description": "what is known of the suspect",
        "relationship": "what the suspect is to the victim",
        "investigation": "how far the criminal investigation has come",
    }

    victim_given_names = name_field("Given names")
    victim_family_name = name_field("Family name")
    victim_date_of_birth = DateField(label="Date of birth (optional)", required=False)
    is_victim_recorded = WhoField("the victim")
    is_suspect_known = RadioField(
        label="Do you know who it is?",
        choices=[("yes", "Yes, I have a name"), ("no", "No, not yet")],
        reveals={
            "yes": ("suspect_given_names", "suspect_family_name", "suspect_date_of_birth"),
            "no": "suspect_description",
        },
    )
    suspect_given_names = name_field("Given names")
    suspect_family_name = name_field("Family name")
    suspect_date_of_birth = DateField(label="Date of birth (optional)", required=False)
    suspect_description = LongTextField(
        label="What is known of the suspect?",
        help_text="For example, what they look like, or the account they use.",
        max_length=2000,
        rows=3,
    )
    suspect_phone = forms.CharField(label="Phone", max_length=100, required=False)
    suspect_online = forms.CharField(label="Online account or email", max_length=200, required=False)
    suspect_vehicle = forms.CharField(label="Vehicle registration", max_length=100, required=False)
    is_suspect_recorded = WhoField("the suspect")
    relationship = RadioField(label="What is the suspect to the victim?", choices=Relationship)
    investigation = RadioField(label="Criminal investigation", choices=Investigation)
    crime_references = CrimeReferencesField(
        label="Crime references (optional)", help_text="One on each line."
    )

    def layout(self) -> Iterable[Any]:
        traces = Details(
            "A phone, account or vehicle of the suspect, if you know one",
            *("suspect_phone", "suspect_online", "suspect_vehicle"),
        )
        return [
            *self.notice(),
            Fieldset(
                "Victim",
                *self.questions("is_victim_recorded"),
                *("victim_given_names", "victim_family_name", "victim_date_of_birth"),
            ),
            Fieldset(
                "Suspect", *self.questions("is_suspect_recorded"), "is_suspect_known", traces, "relationship"
            ),
            Fieldset("Investigation", "investigation", "crime_references"),
        ]

    def clean(self) -> None:
        require_a_name(self, "victim_", "Enter the victim’s name")
        born_in_the_past(self, "victim_date_of_birth")
        if self.cleaned_data.get("is_suspect_known") == "yes":
            require_a_name(self, "suspect_", "Enter the suspect’s name")
            born_in_the_past(self, "suspect_date_of_birth")

    def victim(self) -> Named:
        return self.named("victim_", recorded=self.cleaned_data["is_victim_recorded"])

    def suspect(self) -> Named:
        return self.named("suspect_", recorded=self.cleaned_data["is_suspect_recorded"])


class HandOverForm(GovForm):
    submit_text = "Hand over the case"
    names = {"to_officer": "who takes the case", "reason": "why it is handed over"}

    to_officer = forms.ChoiceField(label="Who takes the case?")
    reason = LongTextField(label="Why is it handed over?", max_length=2000)

    def __init__(self, *args: Any, officers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {str(officer.pk): officer for officer in officers}
        by_unit = groupby(self.officers.values(), key=lambda officer: officer.unit)
        grouped = [(str(unit), [(str(each.pk), each.title) for each in members]) for unit, members in by_unit]
        self.fields["to_officer"].choices = [("", "Choose an officer"), *grouped]

    def clean_to_officer(self) -> User:
        return self.officers[self.cleaned_data["to_officer"]]


class CloseForm(GovForm):
    submit_text = "Close the case"
    names = {"reason": "why the case is closed", "explanation": "what led to closing it"}

    reason = RadioField(label="Why is it closed?", choices=ClosingReason)
    explanation = LongTextField(label="What led to this?", max_length=2000)


class ReopenForm(GovForm):
    submit_text = "Reopen the case"


class ListForm(GovForm):
    submit_text = "Show cases"
    form_method = "get"
    submission = None  # type: ignore[assignment]  # nothing is sent
    mark_optional = False

    whose = RadioField(label="Whose cases", choices=Whose)
    state = RadioField(label="State", choices=CaseState)

    def layout(self) -> Iterable[Any]:
        return [Field("whose", inline=True, small=True), Field("state", inline=True, small=True)]
