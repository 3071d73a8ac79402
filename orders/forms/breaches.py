"""A breach and what was done about it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.models import Incident
from orders.enums import BreachOutcome, TermKind
from orders.models import Breach, OrderTerm
from spo.pages.fields import CheckboxesField, LongTextField, PastDateField, PastDateTimeField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field

EXCERPT = 120


class BreachForm(GovForm):
    """The incident comes first: it is what happened; the terms say what it breached."""

    submit_text = "Log the breach"
    names = {
        "incident": "the incident that shows the breach",
        "terms": "the terms that were breached",
        "reported_at": "the date and time it was reported",
    }

    incident = RadioField(label="Which incident shows the breach?", choices=[])
    terms = CheckboxesField(label="Which terms were breached?")
    reported_at = PastDateTimeField(label="When was it reported to the police?")

    def __init__(
        self, *args: Any, incidents: Iterable[Incident], order_terms: Iterable[OrderTerm], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.incidents = {str(row.pk): row for row in incidents}
        self.order_terms = {str(row.pk): row for row in order_terms}
        self.fields["incident"].choices = [
            (pk, f"Incident {row.number}: {row.when}") for pk, row in self.incidents.items()
        ]
        self.fields["incident"].hints = {pk: _excerpt(row) for pk, row in self.incidents.items()}
        self.fields["terms"].choices = [
            (pk, f"{row.position}. {row.text}") for pk, row in self.order_terms.items()
        ]
        self.fields["terms"].hints = {pk: TermKind(row.kind).label for pk, row in self.order_terms.items()}

    def layout(self) -> list[Any]:
        return [Field("incident", small=True), Field("terms", small=True), "reported_at"]

    def clean_incident(self) -> Incident:
        return self.incidents[self.cleaned_data["incident"]]

    def clean_terms(self) -> list[OrderTerm]:
        return [self.order_terms[pk] for pk in self.cleaned_data["terms"]]


class NoBreachForm(GovForm):
    submit_text = "No term was breached"
    names = {"reason": "why it breached no term"}

    reason = LongTextField(label="Why did it breach no term?", max_length=4000, rows=3)


class _BreachStep(GovForm):
    """Something done about a breach: starts from what is recorded."""

    versioned = True

    def __init__(self, breach: Breach, data: Any = None) -> None:
        names = [name for name in self.base_fields if hasattr(breach, name)]
        super().__init__(data, initial={name: getattr(breach, name) for name in (*names, "version")})


class ArrestAttemptForm(_BreachStep):
    names = {
        "arrest_attempted_at": "the date and time an arrest was attempted",
        "arrest_note": "what came of it",
    }

    arrest_attempted_at = PastDateTimeField(label="When was an arrest attempted?")
    arrest_note = forms.CharField(
        label="What came of it?", help_text="For example, arrested, or not at home.", max_length=300
    )


class FileSentForm(_BreachStep):
    names = {"file_sent_on": "the date the file was sent"}

    file_sent_on = PastDateField(label="When was the charging file sent to the Crown Prosecution Service?")


class BreachOutcomeForm(_BreachStep):
    names = {"outcome": "the outcome", "outcome_on": "the date of the outcome"}

    outcome = RadioField(label="What was the outcome?", choices=BreachOutcome)
    outcome_on = PastDateField(label="Date of the outcome")
    outcome_note = LongTextField(label="Note", max_length=4000, rows=3, required=False)


def _excerpt(incident: Incident) -> str:
    words = incident.what_happened
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT].rsplit(' ', 1)[0]} …"
