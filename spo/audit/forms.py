"""What a reader of the record may ask for."""

from collections.abc import Iterable
from typing import Any

from django import forms

from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.pages.fields import DateField
from spo.pages.forms import GovForm
from spo.pages.layout import Buttons, Details, Link, Submit

LARGEST_KEY = 2**63 - 1


class FiltersForm(GovForm):
    submission = None  # type: ignore[assignment]  # nothing is sent
    form_method = "get"
    submit_text = ""
    mark_optional = False

    case_reference = forms.CharField(label="Case reference", required=False, max_length=40)
    person = forms.ChoiceField(label="Person", required=False)
    operation = forms.ChoiceField(
        label="What was done", required=False, choices=[("", "Anything"), *Operation.choices]
    )
    first_day = DateField(label="From", required=False)
    last_day = DateField(label="To", required=False)
    before = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=LARGEST_KEY)
    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=LARGEST_KEY)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)  # noqa: S101 (for the type checker)
        everybody = [(str(each.pk), f"{each.title}, user {each.pk}") for each in people]
        person.choices = [("", "Anybody"), *everybody]

    def layout(self) -> Iterable[Any]:
        fields = ("case_reference", "person", "operation", "first_day", "last_day")
        asked = any(self.data.get(name) for name in (*fields[:3], "first_day-year", "last_day-year"))
        return [Details("Choose events", *fields, Buttons(Submit("Show"), Link("Show all", "?")), open=asked)]

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "The last day must be the same as or after the first")
