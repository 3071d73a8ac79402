"""Asks, before somebody is recorded, whether they are recorded already. What was typed stays."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms

from cases.enums import ContactKind
from cases.matching.scoring import Sought
from cases.matching.traces import traces_of
from cases.models import Person, Suspect, Victim
from cases.naming import Named
from cases.permissions.matching import Likely, Matches
from spo.dates import gov_date
from spo.pages.fields import RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Inset
from spo.sealed import lookup_hash

NEW = "new"
DETAILS = {
    "phone": ContactKind.PHONE,
    "email": ContactKind.EMAIL,
    "online": ContactKind.ONLINE,
    "vehicle": ContactKind.VEHICLE,
}
TYPED = ("given_names", "family_name", "description", "date_of_birth")


class WhoField(RadioField):
    """Its options are known only when the rest was typed, so that the form itself looks at the answer."""

    def __init__(self, who: str = "it") -> None:
        super().__init__(label=f"Is {who} one of these people?", choices=[], required=False)

    def validate(self, value: str) -> None:
        """See `WhoForm`."""


class WhoForm(GovForm):
    """`who` names, for each person the form is about, the question and what the names of their fields begin with.

    A form with an open question is not valid, and shows it without an error: somebody recorded, or a new person.
    Where other facts were typed since, or other people found, it is asked again.
    """

    who: dict[str, str] = {}

    def __init__(self, *args: Any, find: Callable[[Sought], Matches], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._find = find
        self.matches: dict[str, Matches] = {}
        self.has_question = False
        for name in self.who:
            self.fields[f"{name}_asked"] = forms.CharField(
                widget=forms.HiddenInput, required=False, max_length=64
            )

    def is_valid(self) -> bool:
        return super().is_valid() and not self.has_question

    def _post_clean(self) -> None:
        """Nobody is looked for by answers that are wrong."""
        super()._post_clean()
        for name, prefix in self.who.items() if not self.errors else ():
            self._ask(name, prefix)

    def _ask(self, name: str, prefix: str) -> None:
        sought = self.sought(prefix)
        found = self._find(sought) if not sought.is_empty else Matches()
        asked, field = _fingerprint(sought, found), self.fields[name]
        was_asked = self.cleaned_data.pop(f"{name}_asked") == asked
        answer = self.cleaned_data.pop(name) if was_asked else ""
        self.cleaned_data[name] = None
        if not found:
            return
        self.matches[name] = found
        people = {str(likely.person.pk): likely for likely in found.people}
        field.choices = [
            *((key, _title(each)) for key, each in people.items()),
            (NEW, "None of these: record a new person"),
        ]
        field.hints = {key: _hint(each) for key, each in people.items()}
        field.divider_before = NEW
        if answer in people:
            self.cleaned_data[name] = people[answer].person
        elif answer != NEW:
            self._put(name, asked, was_put=was_asked)

    def _put(self, name: str, asked: str, *, was_put: bool) -> None:
        """The question itself. Where nobody can be chosen, sending the form again is the answer."""
        self.has_question = True
        self.data = self.data.copy()
        self.data[self.add_prefix(f"{name}_asked")] = asked
        if was_put:
            self.add_error(name, "Select one of these people, or that it is none of them")
        if not self.matches[name].people:
            self.fields[name].widget = forms.HiddenInput()
            self.data[self.add_prefix(name)] = NEW

    def notice(self) -> Iterator[Any]:
        """For the top of the layout, so that nobody takes the page for the one they sent."""
        if self.has_question:
            yield Inset("Nothing is saved yet. Somebody like this may be recorded already.")

    def questions(self, name: str) -> Iterator[Any]:
        """For the layout: where nobody like that is recorded, nothing."""
        found = self.matches.get(name)
        if found and found.units:
            yield Inset("Known to another unit: ask " + "; ask ".join(map(str, found.units)) + ".")
        if found and found.held_back:
            yield Inset(found.held_back)
        if found and found.people:
            yield name

    def sought(self, prefix: str = "") -> Sought:
        typed = self.named(prefix, recorded=None)
        traces = {trail for kind, value in typed.details for trail in traces_of(kind, value)}
        name = f"{typed.given_names} {typed.family_name}"
        return Sought.of(name, born=typed.date_of_birth, traces=traces)

    def named(self, prefix: str = "", *, recorded: Person | None) -> Named:
        given = {part: self.cleaned_data.get(f"{prefix}{part}") for part in TYPED}
        details = ((kind, self.cleaned_data.get(f"{prefix}{part}")) for part, kind in DETAILS.items())
        return Named(
            **{part: value for part, value in given.items() if value},
            details=tuple((kind, value) for kind, value in details if value),
            recorded=recorded,
        )


def _fingerprint(sought: Sought, found: Matches) -> str:
    """The same for the same facts and the same people found."""
    people = [likely.person.pk for likely in found.people]
    return lookup_hash("asked", repr((sought.names, sought.born, sorted(sought.traces), people, found.units)))


def _title(likely: Likely) -> str:
    born = likely.person.date_of_birth
    return f"{likely.person.name}, born {gov_date(born)}" if born else likely.person.name


def _hint(likely: Likely) -> str:
    return f"{likely.score} of 100: {', '.join(likely.reasons)}. {roles_wording(likely.roles)}."


def roles_wording(roles: tuple[Victim | Suspect, ...]) -> str:
    """Suspect in SPO-2026-000012; victim in SPO-2026-000010."""
    told = "; ".join(f"{role._meta.model_name} in {role.case.reference}" for role in roles)
    return told[:1].upper() + told[1:]
