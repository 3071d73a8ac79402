"""Declaring, deciding, commenting, and giving a reason."""

from typing import Any

from django import forms

from spo.pages import layout
from spo.pages.fields import LongTextField
from spo.pages.forms import GovForm


class ConfirmForm(GovForm):
    """A button and its token."""

    submit_text = ""


class DeclarationForm(GovForm):
    submit_text = "Submit for approval"
    names = {"is_declared": "the box to make the declaration"}

    declared = forms.CharField(widget=forms.HiddenInput, min_length=64, max_length=64)
    is_declared = forms.BooleanField()

    def __init__(self, data: Any = None, *, wording: str, seen: str) -> None:
        super().__init__(data, initial={"declared": seen})
        self.fields["is_declared"].label = wording

    def facts(self) -> dict[str, Any]:
        return {"declared": self.cleaned_data["declared"]}


class ApproveForm(GovForm):
    submit_text = "Approve"


class ReturnForm(GovForm):
    submit_text = "Return for changes"
    names = {"reason": "what must change"}

    reason = LongTextField(label="What must change?", max_length=4000)


class TakeBackForm(GovForm):
    submit_text = "Take back to draft"
    names = {"reason": "why you are taking it back"}

    reason = LongTextField(label="Why are you taking it back?", max_length=4000, rows=3)


class WithdrawApplicationForm(GovForm):
    submit_text = ""
    names = {"reason": "why the application is withdrawn"}

    reason = LongTextField(label="Why is the application withdrawn?", max_length=4000, rows=3)

    def layout(self) -> list[Any]:
        return ["reason", layout.Warning("Withdraw the application")]


class CommentForm(GovForm):
    submit_text = "Add the comment"
    names = {"text": "your comment"}

    text = LongTextField(label="Comment", max_length=4000)
