"""What an administrator writes about a person."""

from collections.abc import Iterable
from typing import Any

from django import forms

from spo.accounts.enums import POLICE, Rank, Role
from spo.accounts.models import Court, Unit
from spo.pages.fields import LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Buttons, Details, Link, Submit

ROLE_HINTS = {
    Role.OFFICER: "Works on the cases of a unit",
    Role.SUPERVISOR: "Also approves, returns and hands over the cases of a unit",
    Role.CLERK: "Sees what was filed at a court",
    Role.AUDITOR: "Reads the record",
    Role.ADMINISTRATOR: "Manages accounts, units and courts, and sees no case",
}


class PersonForm(GovForm):
    """One person. Unit, rank and collar number count for police, a court for its clerks; for others they are empty."""

    names = {"role": "a role", "rank": "a rank", "unit": "a unit", "court": "a court"}

    name = forms.CharField(label="Full name", max_length=120)
    email = forms.EmailField(
        label="Email address", max_length=254, help_text="They sign in with it, and get reminders there"
    )
    role = RadioField(label="Role", choices=Role.choices, hints=ROLE_HINTS)
    unit = forms.ModelChoiceField(
        label="Unit",
        queryset=Unit.objects.all(),
        required=False,
        empty_label="None",
        help_text="For officers and supervisors",
    )
    rank = forms.ChoiceField(label="Rank", choices=Rank.choices, help_text="For officers and supervisors")
    collar_number = forms.CharField(
        label="Collar number", max_length=20, required=False, help_text="For officers and supervisors"
    )
    court = forms.ModelChoiceField(
        label="Court",
        queryset=Court.objects.all(),
        required=False,
        empty_label="None",
        help_text="For court clerks",
    )

    def clean(self) -> None:
        role = self.cleaned_data.get("role")
        if role in POLICE and not self.cleaned_data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Select the unit they work in")
        if role == Role.CLERK and not self.cleaned_data.get("court") and "court" not in self.errors:
            self.add_error("court", "Select the court they work at")
        if role not in POLICE:
            self.cleaned_data |= {"unit": None, "rank": Rank.STAFF, "collar_number": ""}
        if role != Role.CLERK:
            self.cleaned_data["court"] = None


class InviteForm(PersonForm):
    submit_text = "Send the invitation"


class ChangePersonForm(PersonForm):
    versioned = True
    names = PersonForm.names | {"reason": "why you are changing this"}

    reason = LongTextField(label="Why are you changing this?", max_length=500, rows=2)

    def __init__(self, *args: Any, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("role", "rank"):
            self.fields[name].disabled = is_own


class ReasonForm(GovForm):
    """Something that ends sessions or takes powers away is done for a reason that is kept."""

    names = {"reason": "why you are doing this"}
    submit_text = ""

    reason = LongTextField(label="Why are you doing this?", max_length=500, rows=2)

    def __init__(self, *args: Any, button: Submit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.button = button

    def layout(self) -> Iterable[Any]:
        return ["reason", self.button]


class PeopleFilterForm(GovForm):
    submission = None
    form_method = "get"
    submit_text = ""
    mark_optional = False

    role = forms.ChoiceField(label="Role", required=False, choices=[("", "Any"), *Role.choices])
    unit = forms.ModelChoiceField(
        label="Unit", queryset=Unit.objects.all(), required=False, empty_label="Any"
    )
    state = forms.ChoiceField(
        label="Account",
        required=False,
        choices=[("", "In post"), ("invited", "Invited, no password yet"), ("left", "Left"), ("all", "All")],
    )
    page = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=100_000)

    def layout(self) -> Iterable[Any]:
        fields = ("role", "unit", "state")
        asked = any(self.data.get(name) for name in fields)
        buttons = Buttons(Submit("Show"), Link("Show everybody in post", "?"))
        return [Details("Choose people", *fields, buttons, open=asked)]
