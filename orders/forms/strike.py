"""Striking what was recorded by mistake."""

from spo.pages.fields import LongTextField
from spo.pages.forms import GovForm


class StrikeForm(GovForm):
    submit_text = "Strike from the record"
    names = {"reason": "why it is struck"}

    reason = LongTextField(label="Why is it struck from the record?", max_length=1000, rows=3)
