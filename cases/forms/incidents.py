"""Logging an incident: four questions at once, the rest folded away for later."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils import timezone

from cases.actions.incidents import Happening
from cases.enums import Act, HowKnown, WhenKind
from cases.models import Victim
from cases.when import When, problems
from spo.pages.fields import CheckboxesField, LongTextField, PastDateField, RadioField, TimeField
from spo.pages.forms import GovForm
from spo.pages.layout import Buttons, Details, Field, Fieldset, Secondary, Submit

SOMEBODY_ELSE = "other"
ANOTHER = "another"
MOST = 10_000_000


class IncidentForm(GovForm):
    submit_text = "Log the incident"
    names = {
        "starts_on": "the date it happened",
        "starts_time": "the time it happened",
        "when_kind": "how well you know when it happened",
        "ends_on": "the latest date it can have happened",
        "ends_time": "the latest time",
        "acts": "what kind of act it was",
        "what_happened": "what happened",
        "targets": "who it was against",
        "against_other": "who else it was against",
        "count": "how many times",
        "how_known": "how it is known",
    }

    starts_on = PastDateField(label="Date")
    starts_time = TimeField(label="Time", help_text="For example, 2:05pm or 14:05.", required=False)
    when_kind = RadioField(
        label="How well do you know when?",
        choices=[
            (WhenKind.EXACT, "It was that day"),
            (WhenKind.ABOUT, "It was about that day"),
            (WhenKind.BETWEEN, "It was between then and a later date or time"),
        ],
        initial=WhenKind.EXACT,
        reveals={WhenKind.BETWEEN: ("ends_on", "ends_time")},
    )
    ends_on = PastDateField(label="Latest date")
    ends_time = TimeField(label="Latest time", required=False)
    acts = CheckboxesField(label="What kind of act was it?", help_text="Select all that apply.", choices=Act)
    what_happened = LongTextField(label="What happened?", max_length=20_000, rows=6)
    targets = CheckboxesField(label="Who was it against?", reveals={SOMEBODY_ELSE: "against_other"})
    against_other = forms.CharField(label="Who else?", max_length=200)
    count = forms.IntegerField(
        label="How many times?",
        help_text="One entry may stand for many, such as 40000 searches.",
        min_value=1,
        max_value=MOST,
        initial=1,
    )
    place = forms.CharField(label="Where?", max_length=300, required=False)
    effect = LongTextField(
        label="What was the effect on the victim?", max_length=4000, rows=3, required=False
    )
    how_known = RadioField(label="How do we know?", choices=HowKnown, required=False)
    crime_reference = forms.CharField(label="Crime reference", max_length=40, required=False)

    def __init__(self, *args: Any, victims: Iterable[Victim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.victims = {str(victim.pk): victim for victim in victims}
        named = [(pk, victim.person.name) for pk, victim in self.victims.items()]
        self.fields["targets"].choices = [*named, (SOMEBODY_ELSE, "Somebody else")]
        if len(named) == 1:
            self.fields["targets"].initial = [named[0][0]]

    def layout(self) -> Iterable[Any]:
        rest = [
            "place",
            Field("count", width="5"),
            "effect",
            "how_known",
            Field("crime_reference", width="20"),
        ]
        return [
            Fieldset("When did it happen?", "starts_on", "starts_time", "when_kind"),
            Field("acts", size="m"),
            Field("what_happened", size="m"),
            Field("targets", size="m"),
            Details(
                "More details: where, how often, effect, how we know", *rest, open="how_known" in self.initial
            ),
        ]

    def clean(self) -> None:
        if when := self._when():
            for name, sentence in problems(when, now=timezone.localtime()).items():
                if name not in self.errors:
                    self.add_error(name, sentence)

    def _when(self) -> When | None:
        """Nothing while a date is missing or wrong: that has been said already."""
        given = {name: self.cleaned_data.get(name) for name in When.__dataclass_fields__}
        if given["starts_on"] is None or given["when_kind"] is None or "ends_on" in self.errors:
            return None
        return When(**given)

    def told(self) -> Happening:
        given, chosen = self.cleaned_data, self.cleaned_data["targets"]
        names = ("what_happened", "against_other", "count", "place", "effect", "how_known", "crime_reference")
        return Happening(
            when=When(**{name: given[name] for name in When.__dataclass_fields__}),
            acts=[Act(act) for act in given["acts"]],
            victims=[victim for pk, victim in self.victims.items() if pk in chosen],
            **{name: given[name] for name in names},
        )


class LogIncidentForm(IncidentForm):
    """For many one after the other: the next one starts with the day, the people and the source of the last."""

    submit_text = ""

    def __init__(
        self, *args: Any, victims: Iterable[Victim], carried: Mapping[str, str], **kwargs: Any
    ) -> None:
        people = list(victims)
        super().__init__(*args, victims=people, initial=_carried(carried), **kwargs)
        day = self.fields["starts_on"]
        first = self.fields["starts_time"].widget if "starts_on" in self.initial else day.widget.widgets[0]
        first.attrs["autofocus"] = not self.is_bound

    def layout(self) -> Iterable[Any]:
        buttons = Buttons(Submit("Log the incident"), Secondary("Log it and add another", ANOTHER, "yes"))
        return [*super().layout(), buttons]

    @property
    def is_one_of_many(self) -> bool:
        return ANOTHER in self.data

    def carry(self) -> str:
        """For the address of the next form: keys and a day, never a name."""
        given = self.cleaned_data
        chosen = [pk for pk in given["targets"] if pk in self.victims]
        kept = {
            "day": f"{given['starts_on']:%Y-%m-%d}",
            "against": ",".join(chosen),
            "known": given["how_known"],
        }
        return urlencode({name: value for name, value in kept.items() if value}, safe=",")


def _carried(kept: Mapping[str, str]) -> dict[str, Any]:
    """What an address carries on; whatever it cannot be is left out."""
    found: dict[str, Any] = {}
    with suppress(ValueError):
        found["starts_on"] = date.fromisoformat(kept.get("day", ""))
    if against := [pk for pk in kept.get("against", "").split(",") if pk.isascii() and pk.isdigit()]:
        found["targets"] = against
    if (known := kept.get("known", "")) in HowKnown.values:
        found["how_known"] = known
    return found


class ChangeIncidentForm(IncidentForm):
    versioned = True
    submit_text = "Save and continue"
