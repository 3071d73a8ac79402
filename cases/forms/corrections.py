"""Taking back what was entered by mistake, and putting it where it belongs."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.models import Case, Victim
from spo.pages.fields import CheckboxesField, LongTextField
from spo.pages.forms import GovForm
from spo.pages.layout import Field


class RemoveForm(GovForm):
    submit_text = "Remove"


class RemoveVictimForm(GovForm):
    submit_text = "Remove from the case"
    names = {"reason": "why this person is removed"}

    reason = LongTextField(
        label="Why is this person removed?",
        help_text="For example, that somebody else of the same name was meant.",
        max_length=1000,
        rows=3,
    )


class WithdrawForm(GovForm):
    submit_text = "Withdraw"
    names = {"reason": "why it is withdrawn"}

    reason = LongTextField(
        label="Why is it withdrawn?",
        help_text="For example, that it was logged twice or belongs to another case.",
        max_length=1000,
        rows=3,
    )


class OtherCaseForm(GovForm):
    """`find` answers with a case in scope, or nothing: whether another case has that reference stays unsaid."""

    submit_text = "Continue"
    names = {"to": "the reference of the other case"}

    to = forms.CharField(
        label="Reference of the other case", help_text="For example, SPO-2026-000123.", max_length=20
    )

    def __init__(self, *args: Any, find: Callable[[str], Case | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.find = find

    def layout(self) -> Iterable[Any]:
        return [Field("to", width="20")]

    def clean_to(self) -> Case:
        found = self.find(self.cleaned_data["to"])
        if found is None:
            raise ValidationError("You can see no case with this reference")
        return found


class LinkForm(GovForm):
    submit_text = "Link to that case"
    names = {"reason": "why it belongs to that case too"}

    reason = LongTextField(
        label="Why does it belong to that case too?",
        help_text="For example, that both victims were there.",
        max_length=1000,
        rows=3,
    )


class MoveForm(GovForm):
    """The people of the other case: who it was against is asked anew."""

    submit_text = "Move the incident"
    names = {"victims": "who it was against", "reason": "why it is moved"}

    victims = CheckboxesField(
        label="Who was it against?",
        help_text="People in the other case. Leave this blank if it was none of them.",
        required=False,
    )
    reason = LongTextField(label="Why is it moved?", max_length=1000, rows=3)

    def __init__(self, *args: Any, victims: Iterable[Victim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.victims = {str(victim.pk): victim for victim in victims}
        self.fields["victims"].choices = [(pk, victim.person.name) for pk, victim in self.victims.items()]

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"victims": [self.victims[pk] for pk in given["victims"]], "reason": given["reason"]}


class StrikeLinkForm(GovForm):
    submit_text = "Strike the link"
    names = {"reason": "why the link is struck"}

    reason = LongTextField(label="Why is the link struck?", max_length=1000, rows=3)
