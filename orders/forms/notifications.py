"""Notification by the person bound, exemption from it, and what follows when it was not given in time."""

from typing import Any

from django import forms

from orders.enums import SuspectedOffence
from spo.pages.fields import DateField, LongTextField, PastDateTimeField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Inset

ORALLY = (
    "The person attends a police station in their area and tells an officer, orally, every name they use and "
    "their home address. The police acknowledge it in writing."
)


class NotificationForm(GovForm):
    submit_text = "Record the notification"
    names = {
        "given_at": "the date and time it was given",
        "station": "the police station",
        "taken_by": "the name of the person who took it",
        "is_acknowledged": "whether it was acknowledged in writing",
    }

    given_at = PastDateTimeField(label="When was it given?")
    station = forms.CharField(label="Police station", max_length=120)
    taken_by = forms.CharField(
        label="Name of the person who took it", help_text="With rank and number.", max_length=120
    )
    is_acknowledged = RadioField(
        label="Was it acknowledged in writing?", choices=[("yes", "Yes"), ("no", "No, not yet")]
    )
    note = LongTextField(label="Note", max_length=2000, rows=3, required=False)

    def layout(self) -> list[Any]:
        return [Inset(ORALLY), *super().layout()]

    def clean_is_acknowledged(self) -> bool:
        return self.cleaned_data["is_acknowledged"] == "yes"


class ExemptionForm(GovForm):
    submit_text = "Record the exemption"
    names = {"from_on": "the first day", "ended_on": "the final day", "explanation": "how you know"}

    from_on = DateField(
        label="First day of notification under the Sexual Offences Act 2003",
        help_text="For example, 27 3 2021.",
    )
    ended_on = DateField(
        label="Final day, if it is known",
        help_text="The duty under this order begins on that day.",
        required=False,
    )
    explanation = LongTextField(
        label="How do you know?",
        help_text="For example, the register entry and who checked it.",
        max_length=2000,
        rows=3,
    )


class EndExemptionForm(GovForm):
    submit_text = "Record the final day"
    names = {"ended_on": "the final day"}

    ended_on = DateField(label="Final day", help_text="The duty under this order begins on that day.")


class DecideOverdueForm(GovForm):
    submit_text = "Record the decision"
    names = {"decision": "what is decided", "reason": "the reason"}

    decision = RadioField(label="What is decided?", choices=SuspectedOffence)
    reason = LongTextField(label="Reason", max_length=4000)
