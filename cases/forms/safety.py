"""Forms about keeping a victim safe: the plan, the contact log, what they said, and their rights."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.enums import ContactMethod
from cases.models import ContactDetail
from spo.accounts.models import User
from spo.pages.fields import (
    CheckboxesField,
    DateField,
    LongTextField,
    PastDateField,
    PastDateTimeField,
    RadioField,
)
from spo.pages.forms import GovForm

YES_NO = [("yes", "Yes"), ("no", "No")]
ABOUT_UNSAFE = ("unsafe_detail", "knows_unsafe", "unsafe_reason")


class SafetyActionForm(GovForm):
    versioned = True
    names = {"what": "what is to be done", "owner": "who sees to it", "due_on": "the day it is due"}

    what = forms.CharField(
        label="What is to be done?", help_text="For example, fit a door camera.", max_length=500
    )
    owner = forms.ChoiceField(label="Who sees to it?")
    due_on = DateField(label="By when?")

    def __init__(self, *args: Any, owners: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(owner.pk): owner for owner in owners}
        named = [(pk, owner.title) for pk, owner in self.owners.items()]
        self.fields["owner"].choices = [("", "Choose an officer"), *named]

    def clean_owner(self) -> User:
        return self.owners[self.cleaned_data["owner"]]


class NewSafetyActionForm(SafetyActionForm):
    versioned = False
    submit_text = "Add to the safety plan"


class FinishActionForm(GovForm):
    submit_text = "Record that it was done"
    names = {"done_on": "the day it was done", "outcome": "what came of it"}

    done_on = PastDateField(label="When was it done?")
    outcome = forms.CharField(label="What came of it?", max_length=500)


class ContactEntryForm(GovForm):
    submit_text = "Log the contact"
    names = {
        "happened_at": "the date and time of the contact",
        "method": "how contact was made",
        "is_reached": "whether you reached them",
        "summary": "what was said",
        "was_unsafe": "whether something was used that must never be used for contact",
        "unsafe_detail": "what was used",
        "knows_unsafe": "“I know that it is unsafe”, or choose “No”",
        "unsafe_reason": "why it was used",
    }

    happened_at = PastDateTimeField(label="When was it?")
    method = RadioField(label="How was contact made or tried?", choices=ContactMethod)
    was_unsafe = RadioField(
        label="Was anything used that must never be used for contact?",
        choices=YES_NO,
        reveals={"yes": ABOUT_UNSAFE},
    )
    unsafe_detail = forms.ChoiceField(label="Which?")
    knows_unsafe = CheckboxesField(label="Confirm", choices=[("yes", "I know that it is unsafe")])
    unsafe_reason = forms.CharField(label="Why was it used?", max_length=500)
    is_reached = RadioField(label="Did you reach them?", choices=YES_NO)
    summary = LongTextField(label="What was said, or what was tried?", max_length=4000, rows=4)

    def __init__(self, *args: Any, unsafe: Iterable[tuple[ContactDetail, str]] = (), **kwargs: Any) -> None:
        """`unsafe` is what must never be used to reach this victim, in words. Where there is none, nothing is asked."""
        super().__init__(*args, **kwargs)
        named = [(str(detail.pk), detail, words) for detail, words in unsafe]
        self.unsafe = {key: detail for key, detail, _ in named}
        if not named:
            for name in ("was_unsafe", *ABOUT_UNSAFE):
                del self.fields[name]
            self.required_when_shown.clear()
            del self.revealed
            return
        self.fields["was_unsafe"].help_text = "That is: " + "; ".join(words for _, _, words in named) + "."
        choices = [(key, words) for key, _, words in named]
        self.fields["unsafe_detail"].choices = (
            choices if len(choices) == 1 else [("", "Choose one"), *choices]
        )

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        chosen = self.unsafe.get(given.pop("unsafe_detail", ""))
        for name in ("was_unsafe", "knows_unsafe"):
            given.pop(name, None)
        return given | {"is_reached": given["is_reached"] == "yes", "unsafe_detail": chosen}


class ViewsForm(GovForm):
    submit_text = "Record what they said"
    names = {"said_on": "the day they said it"}

    said_on = PastDateField(label="When did they say it?")
    wishes = LongTextField(
        label="What do they want?",
        help_text="About an order, a prosecution, contact from us. In their own words.",
        max_length=4000,
        rows=4,
        required=False,
    )
    fears = LongTextField(label="What are they afraid of?", max_length=4000, rows=4, required=False)
    support_service = forms.CharField(
        label="Which service supports them?",
        help_text="For example, the name of an advocate and how to reach them.",
        max_length=200,
        required=False,
    )


class VictimRightsForm(GovForm):
    versioned = True
    names = {"has_enhanced_rights": "whether they have enhanced rights"}

    has_enhanced_rights = RadioField(
        label="Does this victim have enhanced rights?",
        help_text="Victims’ Code: they are told within one working day instead of five. Victims of stalking are usually "
        "persistently targeted, and so entitled to them.",
        choices=YES_NO,
    )

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"has_enhanced_rights": self.cleaned_data["has_enhanced_rights"] == "yes"}


class StrikeForm(GovForm):
    submit_text = "Strike from the record"
    names = {"reason": "why it is struck"}

    reason = LongTextField(label="Why is it struck from the record?", max_length=1000, rows=3)
