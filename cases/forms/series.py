"""Many like incidents as one series: which, and what they are; and what is said of a series."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.enums import Act, HowKnown
from cases.models import Incident
from spo.pages.fields import CheckboxesField, DateField, LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field

EXCERPT = 160


class FindLikeForm(GovForm):
    """Which incidents to choose from. Asked with GET: nothing of it is a name."""

    submission = None
    form_method = "get"
    submit_text = "Show these"
    mark_optional = False
    names = {"first_on": "the first day", "last_on": "the last day"}

    act = forms.ChoiceField(label="Kind of act", choices=[("", "Any"), *Act.choices], required=False)
    first_on = DateField(label="From", required=False)
    last_on = DateField(label="Until", required=False)


class GroupForm(GovForm):
    submit_text = "Group them"
    names = {"incidents": "the incidents", "name": "what they are"}

    name = forms.CharField(
        label="What are they?",
        help_text="In the plural, such as: calls. The entry then reads: 412 calls between 3 May 2026 and 9 June 2026.",
        max_length=60,
    )
    incidents = CheckboxesField(label="Which incidents are alike?")

    def __init__(self, *args: Any, incidents: Iterable[Incident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(incidents)
        self.fields["incidents"].choices = [
            (str(row.pk), f"Incident {row.number}: {row.when}") for row in rows
        ]
        self.fields["incidents"].hints = {
            str(row.pk): f"{row.act_labels}. {row.what_happened[:EXCERPT]}" for row in rows
        }

    def layout(self) -> Iterable[Any]:
        return [Field("name", width="20"), Field("incidents", small=True)]

    def facts(self) -> dict[str, Any]:
        return {
            "name": self.cleaned_data["name"],
            "incidents": [int(pk) for pk in self.cleaned_data["incidents"]],
        }


class DescribeSeriesForm(GovForm):
    """The first line says how many and when; it is kept true as long as it reads so."""

    versioned = True
    names = {"what_happened": "what happened", "how_known": "how it is known"}

    what_happened = LongTextField(
        label="What happened?",
        help_text="The first line says how many and when, and follows its incidents by itself. Add what they have in "
        "common below it.",
        max_length=20_000,
        rows=6,
    )
    place = forms.CharField(label="Where?", max_length=300, required=False)
    effect = LongTextField(
        label="What was the effect on the victim?", max_length=4000, rows=3, required=False
    )
    how_known = RadioField(label="How do we know?", choices=HowKnown, required=False)
    crime_reference = forms.CharField(label="Crime reference", max_length=40, required=False)


class UngroupForm(GovForm):
    submit_text = "Take the series apart"
    names = {"reason": "why it is taken apart"}

    reason = LongTextField(
        label="Why is it taken apart?",
        help_text="For example, that the incidents are not alike.",
        max_length=1000,
        rows=3,
    )


class TakeOutForm(GovForm):
    submit_text = "Take it out"
