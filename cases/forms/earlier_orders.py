"""Forms about earlier orders against the suspect."""

from django import forms

from cases.enums import EarlierOrderKind
from cases.forms.periods import later_than, not_to_come
from spo.pages.fields import DateField, LongTextField, RadioField
from spo.pages.forms import GovForm


class EarlierOrderForm(GovForm):
    versioned = True
    names = {
        "kind": "the kind of order",
        "made_on": "the day it was made",
        "ended_on": "the day it ended or ends",
    }

    kind = RadioField(label="Kind of order", choices=EarlierOrderKind)
    court = forms.CharField(label="Court", max_length=120, required=False)
    made_on = DateField(label="Made on", required=False)
    ended_on = DateField(label="Ended or ends on", required=False)
    terms = LongTextField(label="What did it say?", max_length=4000, rows=4, required=False)
    breaches = LongTextField(
        label="Was it breached?",
        help_text="When, how, and with what result.",
        max_length=2000,
        rows=4,
        required=False,
    )

    def clean(self) -> None:
        not_to_come(self, "made_on", "The date it was made must be today or in the past")
        later_than(
            self, "made_on", "ended_on", "The date it ended must be the same as or after the date it was made"
        )


class NewEarlierOrderForm(EarlierOrderForm):
    versioned = False
    submit_text = "Add the order"
