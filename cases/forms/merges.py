"""Joining two records and parting them again."""

from spo.pages.fields import LongTextField
from spo.pages.forms import GovForm


class MergeForm(GovForm):
    submit_text = "Join the two records"
    names = {"reason": "why these are one person"}

    reason = LongTextField(
        label="Why are these one person?",
        help_text="For example, the same fingerprints, or that they said so.",
        max_length=1000,
        rows=3,
    )


class UndoMergeForm(GovForm):
    submit_text = "Separate the records"
    names = {"reason": "why these are two people"}

    reason = LongTextField(label="Why are these two people?", max_length=1000, rows=3)
