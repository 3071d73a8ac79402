"""Saying one thing of several exhibits, and what each of several is."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.forms.exhibits import offer_incidents
from cases.models import Exhibit, Incident
from spo.pages.fields import LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Hint

TITLE = "title_"  # and the key of the exhibit
RESPONDENT, INCIDENT, WITHDRAW = "respondent", "incident", "withdraw"


class ManyChangesForm(GovForm):
    """Said again of the same ones it changes nothing, so nobody is asked whether it is meant."""

    submit_text = "Change these exhibits"
    may_repeat = True
    names = {
        "deed": "what to do with them",
        "is_for_respondent": "whether the respondent may see them",
        "incident": "the incident they show",
        "reason": "why they are withdrawn",
    }

    deed = RadioField(
        label="What do you want to do with them?",
        choices=[
            (RESPONDENT, "Say whether the respondent may see them"),
            (INCIDENT, "Say which incident they show"),
            (WITHDRAW, "Withdraw them"),
        ],
        reveals={RESPONDENT: "is_for_respondent", INCIDENT: "incident", WITHDRAW: "reason"},
    )
    is_for_respondent = RadioField(
        label="May the respondent see them?", choices=[("yes", "Yes"), ("no", "No")]
    )
    incident = forms.ChoiceField(label="Which incident do they show?", required=False)
    reason = LongTextField(
        label="Why are they withdrawn?",
        help_text="They stay in the list, struck through, with your name and the reason. This cannot be undone.",
        max_length=1000,
        rows=3,
    )

    def __init__(self, *args: Any, incidents: Iterable[Incident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.incidents = offer_incidents(self.fields["incident"], incidents)

    @property
    def is_withdrawal(self) -> bool:
        return self.cleaned_data["deed"] == WITHDRAW

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given["deed"] == RESPONDENT:
            return {"is_for_respondent": given["is_for_respondent"] == "yes"}
        return {"incident": self.incidents.get(given["incident"])}


class TitlesForm(GovForm):
    """A line for each exhibit that is still called by the name of its file."""

    mark_optional = False

    def __init__(self, *args: Any, exhibits: Iterable[Exhibit], **kwargs: Any) -> None:
        self.keys = {f"{TITLE}{exhibit.pk}": exhibit for exhibit in exhibits}
        self.names = {name: f"what {exhibit.reference} is" for name, exhibit in self.keys.items()}
        for name, exhibit in self.keys.items():
            field = forms.CharField(label=f"What is {exhibit.reference}?", max_length=200, required=False)
            self.base_fields = self.base_fields | {name: field}
        super().__init__(*args, **kwargs)

    def layout(self) -> Iterable[Any]:
        for name, exhibit in self.keys.items():
            yield Hint(exhibit.file_name)
            yield name

    def titles(self) -> dict[int, str]:
        """Of those that something was said of."""
        given = {exhibit.pk: self.cleaned_data[name] for name, exhibit in self.keys.items()}
        return {pk: title for pk, title in given.items() if title}
