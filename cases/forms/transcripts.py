"""Writing down what is said in a recording."""

from spo.pages.fields import LongTextField
from spo.pages.forms import GovForm


class TranscriptForm(GovForm):
    versioned = True
    submit_text = "Save the transcript"
    names = {"text": "what is said in the recording"}

    text = LongTextField(
        label="What is said?",
        help_text="Begin each line with the time and who speaks, such as 00:14 MAN. Say what cannot be made out.",
        max_length=100_000,
        rows=20,
    )
