"""Forms about what happened in the investigation, what victims were told of it, and why no order is sought."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from cases.enums import REFERRED, Happened, NotNowKind, Told, WhyNot
from spo.pages.fields import DateField, LongTextField, PastDateField, PastDateTimeField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Fieldset

STILL_DUE = "The deadline goes on."


class MilestoneForm(GovForm):
    submit_text = "Record what happened"
    names = {"kind": "what happened", "happened_at": "the date and time it happened"}

    kind = RadioField(label="What happened?", choices=Happened)
    happened_at = PastDateTimeField(label="When did it happen?")
    note = LongTextField(
        label="Note",
        help_text="For example, the bail conditions, or the reasons for a decision.",
        max_length=2000,
        rows=3,
        required=False,
    )


class UpdateForm(GovForm):
    """About the milestone `kind`; a report asks for the referral to a support service instead."""

    submit_text = "Record it"
    names = {
        "outcome": "what happened",
        "told_at": "the date and time they were told",
        "told_by": "who told them, or tried to",
    }

    outcome = RadioField(label="What happened?", choices=Told, hints={Told.NOT_REACHED: STILL_DUE})
    told_at = PastDateTimeField(label="When was it?")
    told_by = forms.CharField(label="Who told them, or tried to?", max_length=120)
    how = forms.CharField(
        label="How?", help_text="For example, by phone, through an advocate.", max_length=200, required=False
    )

    def __init__(self, *args: Any, kind: Happened, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == Happened.REPORTED:
            self.fields["outcome"].choices = [(told.value, label) for told, label in REFERRED.items()]


class NoOrderForm(GovForm):
    submit_text = "Record the decision"
    names = {
        "kind": "what was decided",
        "why": "the main reason",
        "explanation": "what led to the decision",
        "decided_on": "the day of the decision",
        "review_on": "the day it is looked at again",
    }

    kind = RadioField(label="What was decided?", choices=NotNowKind)
    why = RadioField(label="What is the main reason?", choices=WhyNot)
    explanation = LongTextField(
        label="What led to this?",
        help_text="What was considered, and how the victim is protected without an order.",
        max_length=4000,
        rows=5,
    )
    decided_on = PastDateField(label="When was it decided?")
    review_on = DateField(label="When is it looked at again?")


class PeriodForm(GovForm):
    submit_text = "Show this period"
    form_method = "get"
    submission = None
    mark_optional = False

    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)

    def layout(self) -> Iterable[Any]:
        return [Fieldset("Period", "since", "until", size="s")]

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "To must be the same as or after from")

    def period(self) -> tuple[date | None, date | None]:
        """As asked for; nothing where it was not, or was wrong."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return given.get("since"), given.get("until")
