"""Forms about the people in a case."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from cases.ages import OLDEST, birth_problems
from cases.enums import AreaLimb
from cases.forms.names import born_in_the_past, name_field, require_a_name
from cases.forms.who import WhoField, WhoForm
from cases.naming import Named
from spo.pages.fields import DateField, LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field, Fieldset
from spo.workdays import today


class VictimForm(WhoForm):
    submit_text = "Add the victim"
    mark_optional = False
    who = {"is_recorded": ""}

    given_names = name_field("Given names")
    family_name = name_field("Family name")
    date_of_birth = DateField(label="Date of birth", help_text="For example, 27 3 1984.", required=False)
    phone = forms.CharField(label="Phone", max_length=100, required=False)
    email = forms.CharField(label="Email", max_length=200, required=False)
    online = forms.CharField(label="Online account", max_length=200, required=False)
    is_recorded = WhoField()

    def layout(self) -> Iterable[Any]:
        more = Fieldset(
            "If you know them",
            Field("phone", width="20"),
            "email",
            "online",
            size="s",
            hint="Kept confidential. They help to tell whether this person is recorded already.",
        )
        return [
            *self.notice(),
            *self.questions("is_recorded"),
            *("given_names", "family_name", "date_of_birth"),
            more,
        ]

    def clean(self) -> None:
        require_a_name(self, "", "Enter the victim’s name")
        born_in_the_past(self, "date_of_birth")

    def victim(self) -> Named:
        return self.named(recorded=self.cleaned_data["is_recorded"])


class PersonForm(WhoForm):
    """A suspect who is given a name may turn out to be somebody recorded already."""

    versioned = True
    mark_optional = False
    who = {"is_recorded": ""}

    given_names = name_field("Given names")
    family_name = name_field("Family name")
    date_of_birth = DateField(label="Date of birth", help_text="For example, 27 3 1984.", required=False)
    age_from = forms.IntegerField(label="At least this age", min_value=0, max_value=OLDEST, required=False)
    age_to = forms.IntegerField(label="At most this age", min_value=0, max_value=OLDEST, required=False)
    description = LongTextField(label="Description", max_length=2000, rows=4, required=False)
    is_recorded = WhoField()

    def __init__(self, *args: Any, may_be_unknown: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_be_unknown = may_be_unknown

    def layout(self) -> Iterable[Any]:
        hint = "Fill these in when the date of birth is not known."
        ages = Fieldset(
            "Estimated age", Field("age_from", width="3"), Field("age_to", width="3"), size="s", hint=hint
        )
        return [
            *self.notice(),
            *self.questions("is_recorded"),
            *("given_names", "family_name", "date_of_birth"),
            ages,
            "description",
        ]

    def clean(self) -> None:
        given = self.cleaned_data
        names = ("given_names", "family_name", *(("description",) if self.may_be_unknown else ()))
        if not any(given.get(name) or name in self.errors for name in names):
            wanted = "a name, or a description of the person" if self.may_be_unknown else "a name"
            self.add_error("given_names", f"Enter {wanted}")
        born, low, high = given.get("date_of_birth"), given.get("age_from"), given.get("age_to")
        for name, sentence in birth_problems(born, low, high, today=today(timezone.now())).items():
            self.add_error(name, sentence)

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in super().facts().items() if name != "is_recorded"}


class SafeContactForm(GovForm):
    versioned = True

    safe_contact = LongTextField(
        label="How can this person be contacted safely?",
        help_text="When, how and through whom. Say what must never be done, such as leaving a message.",
        max_length=2000,
        required=False,
    )


class SuspectForm(GovForm):
    versioned = True

    area_limb = RadioField(
        label="What links the suspect to this police area?", choices=AreaLimb, required=False
    )
    work_times = LongTextField(
        label="When do they usually work?",
        help_text="Where and at which times. An order must interfere with this as little as it can.",
        max_length=1000,
        rows=3,
        required=False,
    )
    education_times = LongTextField(
        label="When do they attend a place of education?", max_length=1000, rows=3, required=False
    )
    religious_observance = LongTextField(
        label="What religious observance should the court know of?",
        help_text="Places and times. An order must avoid conflict with religious beliefs as far as it can.",
        max_length=1000,
        rows=3,
        required=False,
    )


class AliasForm(GovForm):
    submit_text = "Add the name"

    name = forms.CharField(label="Another name they use", max_length=200)
