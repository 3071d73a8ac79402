"""Taking back what was entered by mistake."""

from spo.pages.fields import LongTextField
from spo.pages.forms import GovForm


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
