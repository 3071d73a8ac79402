"""Taking back what was entered by mistake."""

from spo.pages.forms import GovForm


class RemoveForm(GovForm):
    submit_text = "Remove"
