"""The sections of an application, one form each. `facts()` is what its action takes."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.enums import Act, Investigation
from cases.permissions.incidents import own_lines
from cases.when import wording
from orders.enums import Consulted, DurationKind
from orders.models import Application
from orders.policies.completeness import LEAST_MONTHS
from orders.text.outline import term_title
from spo.pages.fields import CheckboxesField, LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Buttons, Field, Inset, Paragraph, Secondary

EXCERPT = 160


def narrow() -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "govuk-input--width-3"})


class SectionForm(GovForm):
    """Starts from what the application says. Its fields are named like the columns they come from."""

    versioned = True
    label_size = "m"

    def __init__(self, application: Application, data: Any = None) -> None:
        self.application = application
        super().__init__(data, initial={**self.answers(), "version": application.version})

    def answers(self) -> dict[str, Any]:
        return {
            name: getattr(self.application, name, None) for name in self.base_fields if name != "submission"
        }


class RespondentForm(SectionForm):
    names = {"is_respondent_checked": "the box when you have checked the details"}

    is_respondent_checked = forms.BooleanField(label="I have checked these details and they are right")

    def facts(self) -> dict[str, Any]:
        return {"version": self.cleaned_data["version"]}


class ProtectedForm(SectionForm):
    names = {"victims": "who the order would protect"}

    victims = CheckboxesField(
        label="Who would the order protect?",
        help_text="The person protected need not be the person the acts were aimed at.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        victims = self.application.case.victims.standing().select_related("person")
        self.fields["victims"].choices = [(victim.pk, victim.person.name) for victim in victims]

    def answers(self) -> dict[str, Any]:
        return {"victims": list(self.application.protected.values_list("pk", flat=True))}


class IncidentsForm(SectionForm):
    names = {"incidents": "the incidents the application relies on"}

    incidents = CheckboxesField(
        label="Which incidents does the application rely on?",
        help_text="They are printed in the order in which they happened. Each term must be shown by one of these.",
    )

    def __init__(self, *args: Any, is_everything: bool = False, **kwargs: Any) -> None:
        self.is_everything = is_everything
        super().__init__(*args, **kwargs)
        offer_incidents(self.fields["incidents"], own_lines(self.application.case))

    def layout(self) -> Iterable[Any]:
        return [Buttons(Secondary("Select all", "select", "all")), Field("incidents", small=True)]

    def answers(self) -> dict[str, Any]:
        chosen = self.application.incidents.filter(withdrawn_at=None)
        rows = own_lines(self.application.case) if self.is_everything else chosen
        return {"incidents": list(rows.values_list("pk", flat=True))}


class RiskForm(SectionForm):
    names = {"risk": "the risk"}

    risk = LongTextField(
        label="What risk does the respondent pose?",
        help_text="A risk of physical or psychological harm. It may come from acts that look harmless in themselves, "
        "if the respondent knows or ought to know that they are unwelcome.",
        max_length=20_000,
        rows=12,
    )


class NecessityForm(SectionForm):
    names = {"necessity": "why an order is necessary"}

    necessity = LongTextField(
        label="Why is an order necessary to protect another person from that risk?",
        help_text="Say what was tried, what else could protect them, and why that is not enough.",
        max_length=20_000,
        rows=12,
    )


class VictimViewsForm(SectionForm):
    names = {"victim_views": "the victim’s views"}

    victim_views = LongTextField(
        label="What does the victim think of the application?",
        help_text="Consent is not needed, but their views must be asked for. If you could not ask, say why. "
        "The respondent will read this: leave out addresses and plans.",
        max_length=10_000,
        rows=8,
    )

    def __init__(self, *args: Any, recorded: str = "", **kwargs: Any) -> None:
        """`recorded` is what victims said, offered in the place of what is written; nothing is saved by that."""
        self.recorded = recorded
        super().__init__(*args, **kwargs)

    def answers(self) -> dict[str, Any]:
        return {"victim_views": self.recorded or self.application.victim_views}


class DurationForm(SectionForm):
    names = {
        "kind": "how long the order should last",
        "years": "the number of years",
        "months": "the number of months",
    }

    kind = RadioField(
        label="How long should the order last?",
        choices=DurationKind,
        reveals={DurationKind.FIXED: ("years", "months")},
        hints={DurationKind.FIXED: "At least two years, beginning with the day the order is made."},
    )
    years = forms.IntegerField(label="Years", min_value=0, max_value=99, widget=narrow())
    months = forms.IntegerField(label="Months", min_value=0, max_value=11, widget=narrow(), required=False)

    def layout(self) -> Iterable[Any]:
        return ["kind"]

    def answers(self) -> dict[str, Any]:
        years, months = divmod(self.application.duration_months or 0, 12)
        return {"kind": self.application.duration_kind, "years": years or None, "months": months or None}

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("kind") == DurationKind.FIXED and given.get("years") is not None and "months" in given:
            given["total"] = given["years"] * 12 + (given["months"] or 0)
            if given["total"] < LEAST_MONTHS:
                self.add_error("years", "A fixed period must be at least two years")

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"version": given["version"], "kind": given["kind"], "months": given.get("total")}


class InterimForm(SectionForm):
    names = {
        "is_asked": "whether you are asking for an interim order",
        "reason": "why an interim order is appropriate",
        "weeks": "the number of weeks",
        "terms": "the terms of the interim order",
    }

    reason = LongTextField(
        label="Why is an interim order appropriate?",
        help_text="The test is whether it is appropriate. It need not be shown to be necessary.",
        max_length=10_000,
        rows=6,
    )
    weeks = forms.IntegerField(
        label="How many weeks should it last?",
        help_text="A fixed period. It ends at the latest when the main application is decided.",
        min_value=1,
        max_value=104,
        widget=narrow(),
    )
    terms = CheckboxesField(label="Which terms should it hold?")

    def __init__(self, application: Application, data: Any = None) -> None:
        terms = list(application.terms.all())
        shown = ("reason", "weeks", "terms") if terms else ("reason", "weeks")
        fields = {name: type(self).base_fields[name] for name in ("submission", *shown)}
        self.base_fields = {"is_asked": _is_asked(shown), **fields}
        super().__init__(application, data)
        if terms:
            self.fields["terms"].choices = [(term.pk, term_title(term.kind, term.position)) for term in terms]
            self.fields["terms"].hints = {str(term.pk): excerpt(term.text) for term in terms}

    def layout(self) -> Iterable[Any]:
        return ["is_asked"]

    def answers(self) -> dict[str, Any]:
        draft = self.application
        return {
            "is_asked": {True: "yes", False: "no", None: None}[draft.is_interim_asked],
            "reason": draft.interim_reason,
            "weeks": draft.interim_weeks,
            "terms": list(draft.terms.filter(is_in_interim=True).values_list("pk", flat=True)),
        }

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"is_asked": self.cleaned_data["is_asked"] == "yes"}


def _is_asked(shown: tuple[str, ...]) -> RadioField:
    later = (
        ""
        if "terms" in shown
        else "There are no terms yet. When you have added some, come back to choose from them."
    )
    return RadioField(
        label="Are you asking for an interim order?",
        help_text=later,
        choices=[("yes", "Yes"), ("no", "No")],
        reveals={"yes": shown},
    )


class ProceedingsForm(SectionForm):
    names = {
        "proceedings": "how the criminal proceedings stand",
        "cps_consulted": "whether the Crown Prosecution Service was consulted",
        "other_force_consulted": "whether the other force was consulted",
    }

    proceedings = LongTextField(
        label="How do criminal proceedings stand?",
        help_text="Arrests, bail, charges, hearings and results, or why there are none.",
        max_length=10_000,
        rows=8,
    )
    cps_consulted = RadioField(label="Was the Crown Prosecution Service consulted?", choices=Consulted)
    other_force_consulted = RadioField(
        label="Was the force where the respondent lives consulted?",
        help_text="Choose “Not needed” if it is your own force.",
        choices=Consulted,
    )

    def layout(self) -> Iterable[Any]:
        state = Investigation(self.application.case.investigation).label.lower()
        return [
            Inset("An order works beside a prosecution. It does not replace one."),
            Paragraph(f"In the case, the criminal investigation stands as: {state}."),
            "proceedings",
            "cps_consulted",
            "other_force_consulted",
        ]


def offer_incidents(field: CheckboxesField, incidents: Iterable[Any]) -> None:
    """Each with when it happened; below it the acts and how the account begins."""
    rows = list(incidents)
    field.choices = [(row.pk, f"Incident {row.number}: {wording(row)}") for row in rows]
    field.hints = {
        str(
            row.pk
        ): f"{', '.join(Act(act).label for act in row.acts).capitalize()}. {excerpt(row.what_happened)}"
        for row in rows
    }


def excerpt(words: str) -> str:
    """The beginning, cut between two words."""
    flat = " ".join(words.split())
    return flat if len(flat) <= EXCERPT else f"{flat[:EXCERPT].rsplit(' ', 1)[0]}…"
