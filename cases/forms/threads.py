"""A whole message thread, pasted: read first, then who of those who wrote is the suspect."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django import forms

from cases.actions.exhibits import Received
from cases.imports.threads import Thread, read_thread, table_of
from spo.pages.fields import CheckboxesField, LongTextField
from spo.pages.forms import GovForm
from spo.pages.layout import Buttons, Secondary, Submit

LONGEST = 500_000  # characters; of what is longer nothing is read, however it is sent
MOST_NAMES = 30
READ = "read"  # the button that only reads what was pasted
FILE_NAME = "pasted thread.csv"


class ThreadForm(GovForm):
    """The first button reads; once somebody was found to have written, another goes on."""

    names = {"thread": "the message thread", "suspects": "which of them is the suspect"}
    submit_text = ""

    thread = LongTextField(
        label="Message thread",
        help_text="A WhatsApp export, copied text messages, or lines such as: Sam Lee, 3/5/2026 14:05: Where are you?",
        max_length=LONGEST,
        rows=12,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    suspects = CheckboxesField(
        label="Which of them is the suspect?",
        help_text="Select more than one where the suspect wrote under several names or numbers.",
    )

    def __init__(self, *args: Any, pasted: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = pasted.replace("\r\n", "\n")
        self.found = read_thread(typed) if len(typed) <= LONGEST else Thread()
        if self.found.messages:
            self.fields["suspects"].choices = [(name, name) for name in self.found.names[:MOST_NAMES]]
            self.fields["suspects"].required = READ not in self.data
        else:
            del self.fields["suspects"]

    def clean(self) -> None:
        if "thread" in self.cleaned_data and not self.found.messages:
            self.add_error(
                "thread", "No line was read as a message. Each begins with a name, a date and a time"
            )

    @property
    def is_readable(self) -> bool:
        """Whatever else may be missing."""
        return "thread" not in self.errors

    def layout(self) -> Iterable[Any]:
        if "suspects" not in self.fields:
            return ["thread", Submit("Read the thread", READ, "yes")]
        return ["thread", "suspects", Buttons(Submit("Continue"), Secondary("Read it again", READ, "yes"))]

    def facts(self) -> dict[str, Any]:
        """As a table, whose rows of the suspect alone are acts."""
        file = Received(BytesIO(table_of(self.found)), FILE_NAME, "text/csv")
        return {"file": file, "only": self.cleaned_data["suspects"]}
