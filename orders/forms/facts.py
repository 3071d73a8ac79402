"""Forms whose answers are the arguments of an action."""

from typing import Any

from spo.pages.fields import LongTextField
from spo.pages.forms import GovForm


class FactForm(GovForm):
    """Its fields are named like what its action takes."""

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "submission"}


class AcceptForm(FactForm):
    submit_text = "Accept the application"


class StrikeForm(FactForm):
    submit_text = "Strike from the record"
    names = {"reason": "why it is struck"}

    reason = LongTextField(label="Why is it struck from the record?", max_length=1000, rows=3)
