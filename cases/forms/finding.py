"""Forms for searching, and for a search that is kept."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.urls import reverse

from cases.enums import Act, CaseState, Relationship, RiskLevel, SearchKind, SendWhen, Whose
from cases.finding.question import Question
from spo.pages.fields import DateField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Buttons, Details, Field, Fieldset, Link, Submit

NARROWING = ("is_exact", "kind", "act", "from_on", "until_on", "relationship", "risk", "state", "whose")
NOTHING_ASKED = "Enter what to search for, or choose a filter"


def any_of(label: str, choices: Any, empty: str, **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", empty), *choices.choices], required=False, **kwargs)


class QuestionForm(GovForm):
    """Sent by POST, so that no name is ever part of an address. What is left out stays at its usual value."""

    names = {"text": "search"}
    mark_optional = False

    text = forms.CharField(
        label="Search for",
        help_text=(
            "A reference, name, phone, handle, registration or postcode, or words from an incident or from evidence."
            " Put a phrase between quotation marks."
        ),
        max_length=200,
        required=False,
    )
    is_exact = forms.BooleanField(label="Only as I typed it", required=False)
    kind = any_of("Look for", SearchKind, "Everything")
    act = any_of("Act", Act, "Any act")
    from_on = DateField(label="Happened from", required=False)
    until_on = DateField(label="Happened to", required=False)
    relationship = any_of("What the suspect is to the victim", Relationship, "Anything")
    risk = any_of("Risk, as last assessed", RiskLevel, "Any, or not assessed")
    state = RadioField(label="State of the case", choices=CaseState, required=False)
    whose = RadioField(label="Whose cases", choices=Whose, required=False)

    @property
    def is_narrowed(self) -> bool:
        asked, usual = self.data if self.is_bound else self.initial, Question()
        dates = any(asked.get(f"{name}-year") for name in ("from_on", "until_on"))
        return dates or any(asked.get(name) not in (None, "", getattr(usual, name)) for name in NARROWING)

    def questions(self, *, is_open: bool) -> Iterable[Any]:
        narrowing = [
            Field("is_exact", small=True),
            "kind",
            Fieldset("Incidents", "act", "from_on", "until_on", size="s", hint=OF_INCIDENTS),
            "relationship",
            "risk",
            Field("state", inline=True, small=True),
            Field("whose", inline=True, small=True),
        ]
        return ["text", Details("Filters", *narrowing, open=is_open)]

    def clean(self) -> None:
        first, last = self.cleaned_data.get("from_on"), self.cleaned_data.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "The last day must be the same as or after the first")
        if not self.errors and self.question().is_empty:
            self.add_error("text", NOTHING_ASKED)

    def question(self) -> Question:
        given = {name: self.cleaned_data[name] for name in ("text", *NARROWING)}
        return Question(**given | {"text": given["text"].strip()} | self._usual(given))

    @staticmethod
    def _usual(given: dict[str, Any]) -> dict[str, str]:
        return {name: getattr(Question(), name) for name in ("state", "whose") if not given[name]}


OF_INCIDENTS = (
    "A case is found when such an incident stands in it, and an exhibit when it shows one. "
    "Without anything to search for, each incident that stands is counted once."
)


class SearchForm(QuestionForm):
    submit_text = ""
    submission = None  # type: ignore[assignment]  # asking twice changes nothing

    def layout(self) -> Iterable[Any]:
        saved = Link("Saved searches", reverse("list_saved_searches"))
        return [*self.questions(is_open=self.is_bound and self.is_narrowed), Buttons(Submit("Search"), saved)]

    @cached_property
    def helper(self) -> FormHelper:
        helper = GovForm.helper.func(self)
        helper.form_action = reverse("search")
        return helper


class SavedSearchForm(QuestionForm):
    """A name, the question itself, and when to hear of what is new."""

    submit_text = "Save the search"
    names = {"text": "search", "name": "a name", "send": "when to send you what is new"}

    name = forms.CharField(
        label="Name of the search", help_text="Only you see it. It is not in the emails.", max_length=80
    )
    send = RadioField(
        label="Email me what is new",
        choices=SendWhen,
        hints={
            SendWhen.DAILY: "After 7am, when there is anything new",
            SendWhen.AT_ONCE: "Within about a minute",
        },
    )

    def layout(self) -> Iterable[Any]:
        return ["name", *self.questions(is_open=self.is_narrowed), "send"]

    def facts(self) -> dict[str, Any]:
        return {
            "name": self.cleaned_data["name"],
            "send": self.cleaned_data["send"],
            "question": self.question(),
        }


class DeleteSearchForm(GovForm):
    submit_text = "Delete the search"
