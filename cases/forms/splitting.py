"""One entry that was several incidents: each part with its own day, acts and words, and its own evidence."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from cases.actions.corrections import Portion
from cases.actions.incidents import Happening
from cases.enums import Act, WhenKind
from cases.forms.incidents import MOST
from cases.models import Exhibit, Incident, Victim
from cases.when import When, problems
from spo.pages.fields import CheckboxesField, LongTextField, PastDateField, RadioField, TimeField
from spo.pages.forms import GovForm
from spo.pages.layout import Field, Fieldset

PARTS = range(2, 7)
ASKED = {
    "starts_on": "the date of part {}",
    "starts_time": "the time of part {}",
    "when_kind": "how well you know when part {} happened",
    "ends_on": "the latest date of part {}",
    "ends_time": "the latest time of part {}",
    "acts": "what kind of act part {} was",
    "what_happened": "what happened in part {}",
    "count": "how many times part {} happened",
}


class SplitForm(GovForm):
    submit_text = "Split the incident"

    reason = LongTextField(
        label="Why is it split?",
        help_text="For example, that two visits were logged as one.",
        max_length=1000,
        rows=3,
    )

    def __init__(
        self,
        *args: Any,
        incident: Incident,
        victims: Iterable[Victim],
        exhibits: Sequence[Exhibit],
        into: int,
        **kwargs: Any,
    ) -> None:
        """The fields are numbered by part. The first part starts as the whole."""
        self.incident, self.victims, self.into = incident, list(victims), into
        self.exhibits = {exhibit_name(exhibit): exhibit for exhibit in exhibits}
        numbers = range(1, into + 1)
        self.names = {"reason": "why it is split"}
        self.names |= {f"{name}_{n}": words.format(n) for name, words in ASKED.items() for n in numbers}
        self.names |= {
            name: f"which part exhibit {each.reference} shows" for name, each in self.exhibits.items()
        }
        parts = {name: field for n in numbers for name, field in _fields(incident, n).items()}
        shows = {name: _shows(exhibit, numbers) for name, exhibit in self.exhibits.items()}
        self.base_fields = {**parts, **shows, **self.base_fields}
        super().__init__(*args, **kwargs)

    def layout(self) -> Iterable[Any]:
        asked = ("starts_on", "starts_time", "when_kind", "acts", "what_happened")
        parts = [
            Fieldset(f"Part {n}", *(f"{name}_{n}" for name in asked), Field(f"count_{n}", width="5"))
            for n in range(1, self.into + 1)
        ]
        evidence = [Fieldset("Evidence", *self.exhibits)] if self.exhibits else []
        return [*parts, *evidence, "reason"]

    def clean(self) -> None:
        for n in range(1, self.into + 1):
            if when := self._when(n):
                for name, sentence in problems(when, now=timezone.localtime()).items():
                    if f"{name}_{n}" not in self.errors:
                        self.add_error(f"{name}_{n}", sentence)

    def _when(self, n: int) -> When | None:
        given = {name: self.cleaned_data.get(f"{name}_{n}") for name in When.__dataclass_fields__}
        if given["starts_on"] is None or given["when_kind"] is None or f"ends_on_{n}" in self.errors:
            return None
        return When(**given)

    def facts(self) -> dict[str, Any]:
        return {
            "into": [self._portion(n) for n in range(1, self.into + 1)],
            "reason": self.cleaned_data["reason"],
        }

    def _portion(self, n: int) -> Portion:
        """What is not asked of a part is as it was of the whole."""
        given, old = self.cleaned_data, self.incident
        told = Happening(
            when=When(**{name: given[f"{name}_{n}"] for name in When.__dataclass_fields__}),
            acts=[Act(act) for act in given[f"acts_{n}"]],
            what_happened=given[f"what_happened_{n}"],
            count=given[f"count_{n}"],
            victims=self.victims,
            against_other=old.against_other,
            place=old.place,
            effect=old.effect,
            how_known=old.how_known,
            crime_reference=old.crime_reference,
        )
        shown = [exhibit for name, exhibit in self.exhibits.items() if given[name] == str(n)]
        return Portion(told, shown)


class HowManyForm(GovForm):
    """Asked by GET: how many parts the next page shows."""

    submission = None
    form_method = "get"
    submit_text = "Continue"
    names = {"into": "how many incidents it was"}

    into = RadioField(label="How many incidents was it?", choices=[(str(n), str(n)) for n in PARTS])


def exhibit_name(exhibit: Exhibit) -> str:
    return f"exhibit_{exhibit.pk}"


def _fields(incident: Incident, n: int) -> dict[str, forms.Field]:
    first = n == 1
    return {
        f"starts_on_{n}": PastDateField(label="Date", initial=incident.starts_on),
        f"starts_time_{n}": TimeField(
            label="Time", required=False, initial=incident.starts_time if first else None
        ),
        f"when_kind_{n}": RadioField(
            label="How well do you know when?",
            choices=[
                (WhenKind.EXACT, "It was that day"),
                (WhenKind.ABOUT, "It was about that day"),
                (WhenKind.BETWEEN, "It was between then and a later date or time"),
            ],
            initial=incident.when_kind if first else WhenKind.EXACT,
            reveals={WhenKind.BETWEEN: (f"ends_on_{n}", f"ends_time_{n}")},
        ),
        f"ends_on_{n}": PastDateField(label="Latest date", initial=incident.ends_on if first else None),
        f"ends_time_{n}": TimeField(
            label="Latest time", required=False, initial=incident.ends_time if first else None
        ),
        f"acts_{n}": CheckboxesField(
            label="What kind of act was it?", choices=Act, initial=incident.acts if first else None
        ),
        f"what_happened_{n}": LongTextField(
            label="What happened?", max_length=20_000, rows=5, initial=incident.what_happened if first else ""
        ),
        f"count_{n}": forms.IntegerField(
            label="How many times?", min_value=1, max_value=MOST, initial=incident.count if first else 1
        ),
    }


def _shows(exhibit: Exhibit, numbers: Iterable[int]) -> RadioField:
    choices = [(str(n), f"Part {n}") for n in numbers]
    return RadioField(
        label=f"Which part does exhibit {exhibit.reference} show: {exhibit.title}?", choices=choices
    )
