"""Entering by hand what was done with an exhibit."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.enums import Handling
from cases.evidence.continuity import name_of
from cases.models import Continuity
from spo.pages.fields import LongTextField, PastDateTimeField, RadioField
from spo.pages.forms import GovForm

DEEDS = {
    Handling.MOVED: "Moved, for example to a store or a laboratory",
    Handling.COPIED: "Copied",
    Handling.DISCLOSED: "Given to somebody, for example the Crown Prosecution Service",
    Handling.RETURNED: "Returned to whom it belongs",
    Handling.RECEIVED: "Received, for example back from a laboratory",
    Handling.VIEWED: "Viewed",
}
NEEDS = {
    Handling.MOVED: ("place", "Enter where it was moved to"),
    Handling.DISCLOSED: ("to_whom", "Enter who it was given to"),
    Handling.RETURNED: ("to_whom", "Enter who it was returned to"),
}


class HandlingForm(GovForm):
    submit_text = "Add the handling"
    mark_optional = False
    names = {"kind": "what was done with it", "happened_at": "the date and time it was done"}

    kind = RadioField(label="What was done with it?", choices=list(DEEDS.items()))
    happened_at = PastDateTimeField(label="When?")
    from_whom = forms.CharField(label="From whom? (optional)", max_length=200, required=False)
    to_whom = forms.CharField(label="To whom? (optional)", max_length=200, required=False)
    place = forms.CharField(label="Where? (optional)", max_length=200, required=False)
    corrects = forms.ChoiceField(
        label="Does it put right an earlier line? (optional)",
        help_text="That line stays as it is and says that this one puts it right.",
        required=False,
    )
    note = LongTextField(
        label="Note (optional)",
        max_length=1000,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, earlier: Iterable[Continuity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earlier = {str(row.pk): row for row in earlier}
        named = [(pk, name_of(row)) for pk, row in self.earlier.items()]
        self.fields["corrects"].choices = [("", "No"), *named]

    def clean_corrects(self) -> Continuity | None:
        return self.earlier.get(self.cleaned_data["corrects"])

    def clean(self) -> None:
        given: dict[str, Any] = self.cleaned_data
        name, sentence = NEEDS.get(given.get("kind"), ("", ""))
        if name and not given.get(name) and name not in self.errors:
            self.add_error(name, sentence)


class StatementForm(GovForm):
    """Nothing is asked, unless what would be printed tells a confidential detail."""

    submit_text = "Print it"
    mark_optional = False

    is_aware = forms.BooleanField(
        label="I have read this, and whoever gets the statement may learn it",
        error_messages={"required": "Confirm that whoever gets the statement may learn it"},
    )

    def __init__(self, *args: Any, has_warning: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_warning:
            del self.fields["is_aware"]
